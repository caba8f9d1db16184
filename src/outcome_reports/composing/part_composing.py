"""Incremental composing of a statement: only the part whose words changed is composed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from outcome_reports.composing import sections
from outcome_reports.composing.block_finishing import finished, with_levels
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.documents.registry import STATEMENT
from outcome_reports.composing.name_rendering import Names
from outcome_reports.composing.sections.section import Section, rank_of
from outcome_reports.model import PARTS, Edition
from outcome_reports.model.leaves import Path
from outcome_reports.platform.records import record
from outcome_reports.tree import (
    AnyBlock,
    Block,
    Contents,
    Document,
    Link,
    Note,
    NoteReference,
    Role,
    blocks_of,
    inlines_of,
    inner_blocks,
    own_inlines,
)


@record(frozen=True, slots=True)
class _Said:
    """The effects of a block on later ones: the names that it spelled out, and the footnotes that it referred to."""

    names: frozenset[str]
    notes: frozenset[int]


class PartComposing:
    """A statement of an edition, whose parts are composed again one by one when their words change.

    Other parts (contents, counts, numbers of later footnotes) are not updated until everything is composed.
    """

    def __init__(self, document: Document, edition: Edition) -> None:
        self.document = document
        self._names = Names(edition.registry, edition.language)
        self._said = [self._in(block) for block in document.blocks]
        # The names in a footnote count at the place of its mark.
        notes = (block for block in blocks_of(document.blocks) if isinstance(block, Note))
        self._notes = {note.number: self._in(note).names for note in notes}

    def again(self, edition: Edition, path: Path) -> int | None:
        """Compose the section that prints the value at `path` of `edition` again, put it into `document`, and return
        the place of its block there.

        None if it cannot be composed alone: it depends on others, has other pictures or the document’s last footnotes,
        or does not exist.
        """
        blocks, assets = self.document.blocks, self.document.assets
        found = _section(edition, path, blocks) if self.document.kind == STATEMENT else None
        place = next((n for n, block in enumerate(blocks) if found and block.id == found[0]), None)
        if found is None or place is None or rank_of(found[1]) is not None:
            return None
        composer = Composer(edition, edition.name, edition.words.label("outcome_statement"))
        before = self._said[:place]
        noted = max((number for said in before for number in said.notes), default=0)
        composer.notes += [Note(number, ()) for number in range(1, noted + 1)]
        for number in range(1, noted + 1):
            composer.names.introduce(self._notes.get(number, ()))
        for said in before:
            composer.names.introduce(said.names)
        made = with_levels(found[1](composer))
        if [block.id for block in made] != [found[0]] or len(composer.notes) > len(self._notes):
            return None
        if any(assets.get(name) != asset for name, asset in composer.assets.items()):
            return None
        (block,) = finished(made, edition, _ids(made, self.document), parts_open_pages=True)
        self.document = replace(self.document, blocks=(*blocks[:place], block, *blocks[place + 1 :]))
        self._said[place] = self._in(block)
        return place

    def _in(self, block: Block) -> _Said:
        names, notes = set(), set()
        for inline in inlines_of(inline for part in _texts(block) for inline in own_inlines(part)):
            if isinstance(inline, NoteReference):
                notes.add(inline.number)
            elif name := self._names.introduced_in(inline):
                names.add(name)
        return _Said(frozenset(names), frozenset(notes))


def _texts(block: AnyBlock) -> Iterator[AnyBlock]:
    """Yield the blocks in which first mentions are spelled out: neither lists of names nor repetitions."""
    if isinstance(block, Contents) or block.role in {Role.NAMES, Role.GLOSSARY}:
        return
    yield block
    for inner in inner_blocks(block):
        yield from _texts(inner)


def _section(edition: Edition, path: Path, blocks: Iterable[Block]) -> tuple[str, Section] | None:
    """Return the section that prints the value at `path`, with the id of its block, which is one of `blocks`; None if
    it has no separate section.
    """
    match path:
        case ("notice",):
            # With a short cover, it is in a separate section.
            apart = any(block.id == "about-document" for block in blocks)
            return ("about-document", sections.about_document) if apart else ("cover", sections.cover)
        case ("parts", int(number), *_):
            name = edition.parts[number].id
            return (name, sections.section_of(name)) if name in edition.sections else None
        case ("chapters", int(number), *_):
            id = edition.chapters[number].id
            return id, sections.chapter(id)
        case (str(field), *_) if field in PARTS and not PARTS[field].several:
            name = PARTS[field].name
            return (name, sections.section_of(name)) if name in edition.sections else None
    return None


def _ids(made: Iterable[Block], document: Document) -> set[str]:
    """Return the ids of `made`, and those of the whole document if they lead there."""
    parts = list(blocks_of(made))
    ids = {part.id for part in parts}
    links = (one for part in parts for one in inlines_of(own_inlines(part)) if isinstance(one, Link))
    if all(link.target[1:] in ids for link in links if link.target.startswith("#")):
        return ids
    return ids | {block.id for block in blocks_of(document.blocks)}
