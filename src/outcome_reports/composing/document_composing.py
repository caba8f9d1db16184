"""Composing of sections into a document: in order, with contents and glossary based on the others."""

from __future__ import annotations

import reprlib
from collections import Counter
from collections.abc import Iterable, Iterator

from outcome_reports.composing.block_finishing import finished, with_levels
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.notes import notes
from outcome_reports.composing.sections.section import Section, late, rank_of
from outcome_reports.composing.subjects import subjects_of
from outcome_reports.errors import ArgumentTypeError, CompositionError
from outcome_reports.markup import readable
from outcome_reports.model import Edition
from outcome_reports.tree import (
    Block,
    Document,
    Event,
    Heading,
    Metadata,
    Note,
    Role,
    Text,
    blocks_of,
    lines_of,
)

_LONGEST_HEAD = 90
"""Maximum length of a title for two lines of a running head."""


def compose_document(
    edition: Edition,
    sections: Iterable[Section],
    *,
    kind: str,
    title: str,
    document_type: str,
    parts_open_pages: bool = False,
    has_notes: bool = True,
) -> Document:
    """Return the document of `sections`, in their order.

    Late sections are composed last but appear where they are listed. Links to places that are not in the document
    become plain words. A document without a cover begins with its title, and its notes are last if no section has them.
    `parts_open_pages` begins its larger parts on new pages, as long documents do. Unless it `has_notes`, footnotes are
    left out with their marks. Raises CompositionError, and the errors of sections.
    """
    composer = Composer(edition, title, document_type)
    composer.has_notes = has_notes
    listed = [*_listed(sections), _other_notes]
    parts: dict[int, tuple[Block, ...]] = {}
    for place in sorted(range(len(listed)), key=lambda place: (rank_of(listed[place]) or 0, place)):
        composer.body = tuple(block for done in sorted(parts) for block in parts[done])
        parts[place] = _blocks(listed[place], composer)
    blocks = [block for place in sorted(parts) for block in parts[place]]
    blocks = with_levels(blocks)
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks_of(blocks)):
        blocks.insert(0, Heading(1, (Text(title),), role=Role.TITLE, in_contents=False))
    _check(blocks)
    return Document(
        kind=kind,
        lang=edition.language,
        metadata=_metadata(composer),
        blocks=finished(blocks, edition, {block.id for block in blocks_of(blocks)}, parts_open_pages=parts_open_pages),
        labels=composer.wording.guides,
        dir=composer.direction,
        assets=composer.assets,
        subjects=subjects_of(composer, blocks),
    )


@late(rank=1)
def _other_notes(composer: Composer) -> Iterator[Block]:
    """Yield the notes of a document of which no section has them; in time for its glossary and contents."""
    if not any(isinstance(block, Note) for block in blocks_of(composer.body)):
        yield from notes(composer)


def _listed(sections: object) -> list[Section]:
    """Return `sections`, which a script may have given as names, or without a list."""
    if isinstance(sections, str) or not isinstance(sections, Iterable):
        raise ArgumentTypeError("sections come in a list: [sections.cover, sections.contents]")
    listed = list(sections)
    for section in listed:
        if not callable(section):
            raise ArgumentTypeError(f"{section!r} is not a section: a section is a function, such as sections.cover")
    return listed


def _blocks(section: Section, composer: Composer) -> tuple[Block, ...]:
    blocks: object = section(composer)
    name = getattr(section, "__name__", repr(section))
    if callable(blocks):
        raise ArgumentTypeError(f"“{name}” returns a section for its arguments: write {name}(…)")
    if not isinstance(blocks, Iterable):
        raise ArgumentTypeError(f"the section “{name}” must return a list of blocks")
    listed = tuple(blocks)
    for block in listed:
        if not isinstance(block, Block):
            raise ArgumentTypeError(
                f"the section “{name}” returned {reprlib.repr(block)}, which is no block: "
                "list blocks alone, and write texts as composer.paragraph(text)"
            )
    return listed


def _metadata(composer: Composer) -> Metadata:
    edition, label = composer.edition, composer.wording.label
    when = composer.wording.days(edition.dates.start, edition.dates.end)
    title = (
        composer.title
        if composer.document_type in composer.title
        else label("document_title", type=composer.document_type, title=composer.title)
    )
    return Metadata(
        title=readable(title),
        running_title=readable(
            title
            if len(title) <= _LONGEST_HEAD
            else label("document_title", type=composer.document_type, title=edition.name)
        ),
        author=composer.names.name(edition.organiser),
        subject=readable(edition.theme or edition.name),
        keywords=tuple(readable(chapter.short_title or chapter.title) for chapter in edition.chapters),
        date=edition.published,
        status=edition.status,
        mark=composer.mark,
        description=readable(label("document_description", title=title, when=when)),
        version=edition.version,
        event=_event(composer),
    )


def _event(composer: Composer) -> Event:
    edition = composer.edition
    return Event(
        name=readable(edition.name),
        series=readable(edition.series),
        start=edition.dates.start,
        end=edition.dates.end,
        organiser=composer.names.name(edition.organiser),
        theme=readable(edition.theme or ""),
        place=readable(edition.venue.place) if edition.venue else "",
        country=composer.names.name(edition.venue.country) if edition.venue else "",
    )


def _check(blocks: list[Block]) -> None:
    counted = Counter(block.id for block in blocks_of(blocks) if block.id)
    twice = sorted(id for id, count in counted.items() if count > 1)
    if twice:
        raise CompositionError(
            f"ids given to several blocks: {', '.join(twice)}. Ids are addresses and must be distinct"
        )
    level = 0
    for block in blocks_of(blocks):
        if isinstance(block, Heading):
            if block.level > level + 1:
                words = "".join(lines_of((block,)))
                raise CompositionError(
                    f"the heading “{words}” has level {block.level} but follows one of level {level}"
                )
            level = block.level
