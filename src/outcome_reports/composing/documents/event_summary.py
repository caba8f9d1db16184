"""The event summary: the web article about the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents.reduction import reduced
from outcome_reports.composing.named_passages import Language, language_of
from outcome_reports.composing.sections.chapters import introduction
from outcome_reports.composing.sections.spotlights import spotlight_section
from outcome_reports.model import Chapter, Edition
from outcome_reports.tree import Block, Document, Paragraph, Role, Section


def content(edition: Edition) -> Edition:
    """Return `edition` without the content that its event summary does not show; other speakers are kept by name."""
    summary = edition.summary
    shown = {"summary", "overview", "chapters", "contact"}
    if not (summary and summary.next_steps):
        shown.add("looking_ahead")
    changes: dict[str, object] = {"chapters": tuple(_told(chapter) for chapter in edition.chapters)}
    if summary and summary.framing and edition.overview:
        changes["overview"] = edition.overview.model_copy(update={"introduction": summary.framing, "parts": ()})
    return reduced(edition, shown, **changes)


def _told(chapter: Chapter) -> Chapter:
    told = tuple(spotlight for spotlight in chapter.spotlights if spotlight.highlight)
    tellers = {key for spotlight in told for key in spotlight.by}
    others = (key for spotlight in chapter.spotlights for key in spotlight.by)
    heard = tuple(dict.fromkeys((*chapter.also_heard, *(key for key in others if key not in tellers))))
    changes: dict[str, object] = {"picture": None, "spotlights": told, "recommendations": (), "also_heard": heard}
    if chapter.summary:
        changes |= {"introduction": chapter.summary, "key_figures": ()}
    return chapter.model_copy(update=changes)


def compose(edition: Edition) -> Document:
    """Return the event summary of `edition`: lead, what was discussed chapter by chapter, next steps, contact.

    It includes all spotlights of `edition`: reduce it to the highlighted ones with `content` first.
    """
    document = compose_document(
        edition,
        (sections.cover, lead, framing, discussions, next_steps, sections.notes, sections.contact),
        kind="summary",
        title=edition.summary.title if edition.summary else edition.name,
        document_type=edition.words.label("event_summary"),
    )
    published = edition.summary and edition.summary.published
    metadata = replace(document.metadata, genre="article", date=published or document.metadata.date)
    return replace(document, metadata=metadata)


def lead(composer: Composer) -> Iterator[Block]:
    """Yield the first paragraphs of the article."""
    summary, overview = composer.edition.summary, composer.edition.overview
    text = summary.lead if summary else overview.introduction if overview else None
    language = language_of(overview) if overview and not summary else Language(lang=None, dir=None)
    if blocks := list(composer.prose(text, "lead", **language)):
        if isinstance(blocks[0], Paragraph):
            blocks[0] = replace(blocks[0], role=Role.LEAD_PARAGRAPH)
        yield Section(tuple(blocks), id="lead", role=Role.LEAD, **language)


def framing(composer: Composer) -> Iterator[Block]:
    """Yield the framing of the discussions: the summary's own words, or the overview."""
    summary, overview = composer.edition.summary, composer.edition.overview
    if summary and summary.framing:
        heading = composer.heading(2, overview.title if overview else composer.wording.label("discussed"))
        yield Section((heading, *composer.prose(summary.framing, "overview")), id="overview", role=Role.OVERVIEW)
    elif summary:
        yield from sections.overview(composer)


def discussions(composer: Composer) -> Iterator[Block]:
    """Yield the chapters: the subject of each, and the spotlights that the edition highlights."""
    for chapter in composer.edition.chapters:
        yield _discussion(composer, chapter)


def next_steps(composer: Composer) -> Iterator[Block]:
    """Yield the outlook: the summary's own words, or "looking ahead"."""
    summary = composer.edition.summary
    if summary and summary.next_steps:
        heading = composer.heading(2, composer.wording.label("next_steps"))
        blocks = (heading, *composer.prose(summary.next_steps, "looking-ahead"))
        yield Section(blocks, id="looking-ahead", role=Role.LOOKING_AHEAD)
    else:
        yield from sections.looking_ahead(composer)


def _discussion(composer: Composer, chapter: Chapter) -> Section:
    blocks: list[Block] = [composer.heading(2, chapter.title, short=chapter.short_title)]
    if chapter.summary:
        blocks += composer.prose(chapter.summary, chapter.id, **language_of(chapter))
    else:
        blocks.append(introduction(composer, chapter))
    told = {key for spotlight in chapter.spotlights for key in spotlight.by}
    for anchor, spotlight in zip(chapter.spotlight_ids(), chapter.spotlights, strict=True):
        blocks.append(spotlight_section(composer, spotlight, anchor, level=3, around=chapter))
    names = [composer.names.name(key) for key in chapter.also_heard if key not in told]
    if names:
        text = composer.wording.label("also_heard", names=composer.wording.series(names))
        blocks.append(composer.paragraph(text, role=Role.ALSO_HEARD, id=f"{chapter.id}-also-heard"))
    return Section(tuple(blocks), id=chapter.id, role=Role.DISCUSSION, lang=chapter.lang, dir=chapter.dir)
