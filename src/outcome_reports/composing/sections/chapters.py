"""Thematic chapters: the opener, then spotlights and recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections import section
from outcome_reports.composing.sections.chapter_contents import chapter_contents
from outcome_reports.composing.sections.recommendations import recommendations_of
from outcome_reports.composing.sections.shared_lists import figures_list
from outcome_reports.composing.sections.spotlights import spotlights_of, usual_kind
from outcome_reports.errors import UnknownNameError
from outcome_reports.intake.images import OPENING_WIDTH
from outcome_reports.model import Chapter
from outcome_reports.tree import Block, Image, Paragraph, Role, Section


def chapters(composer: Composer) -> Iterator[Block]:
    """Yield all chapters, numbered in order."""
    usual = usual_kind(composer)
    for number, content in enumerate(composer.edition.chapters, start=1):
        yield _chapter(composer, content, number, usual)


def chapter(id: str) -> section.Section:
    """Return the section of a chapter, by its id, with its number; composing it raises LookupError if there is none."""

    def one(composer: Composer) -> Iterator[Block]:
        for number, content in enumerate(composer.edition.chapters, start=1):
            if content.id == id:
                yield _chapter(composer, content, number, usual_kind(composer))
                return
        known = ", ".join(content.id for content in composer.edition.chapters)
        raise UnknownNameError(f"unknown chapter “{id}”: chapters are {known}")

    return one


def _chapter(composer: Composer, content: Chapter, number: int, usual: str | None) -> Section:
    heading = composer.heading(2, content.title, number=str(number), short=content.short_title)
    # In the order of the text: the first mentions have the full names.
    opening = introduction(composer, content)
    entries = [*spotlights_of(composer, content, usual), *recommendations_of(composer, content, number)]
    place = 1 + next((at for at, block in enumerate(opening.blocks) if isinstance(block, Paragraph)), 0)
    listed = chapter_contents(composer, content.id, entries)
    opening = replace(opening, blocks=(*opening.blocks[:place], *listed, *opening.blocks[place:]))
    blocks: list[Block] = [heading, *_opening(composer, content), opening, *entries]
    return Section(tuple(blocks), id=content.id, role=Role.CHAPTER, lang=content.lang, dir=content.dir)


def _opening(composer: Composer, content: Chapter) -> Iterator[Image]:
    if picture := content.picture:
        name = composer.opening(picture.file, picture.focus)
        yield Image(name, picture.alt, OPENING_WIDTH, id=f"{content.id}-opening", role=Role.OPENING)


def introduction(composer: Composer, content: Chapter) -> Section:
    """Return the introduction of a chapter: its key figures, then the text, whose first paragraph is the lead."""
    prose: list[Block] = list(composer.prose(content.introduction, content.id, **language_of(content)))
    if isinstance(prose[0], Paragraph):
        prose[0] = replace(prose[0], role=Role.LEAD_PARAGRAPH)
    figures = [figures_list(content.key_figures, f"{content.id}-figures")] if content.key_figures else []
    return Section((*figures, *prose), id=f"{content.id}-introduction", role=Role.INTRODUCTION)
