"""Reading of a Word document into a Story, without losing any text.

Insertions, moved text, content controls, fields, text boxes, formulas and foot- and endnotes are text. Tracked
deletions are left out and counted. Everything else (comments, page headers, charts, hidden text) is beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.word.chunk_reading import CHUNKS, chunk_blocks
from outcome_reports.importing.word.drawn_pictures import DrawnPictures
from outcome_reports.importing.word.source_styles import WordStyles, attribute, local
from outcome_reports.importing.word.word_blocks import BlockReader
from outcome_reports.importing.word.word_content import Block, Story, text_of
from outcome_reports.intake.limits import PICTURE_BYTES
from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.packages import Relationship, parse_part, read_package, read_part, relationships
from outcome_reports.intake.regular_files import RefusedError


def read_story(file: Path) -> Story:
    """Return the story of the Word document `file`. Raises ContentError for one that is not Word, or cannot be read."""
    try:
        package = _Package(read_package(file, also=CHUNKS))
        main, document = package.main()
        return _read(package, main, document, lambda name: read_part(file, name, PICTURE_BYTES))
    except RefusedError as error:
        raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None


class _Package:
    """The parts of a document, and their relationships (Open Packaging Conventions, 9.3)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = {name.lstrip("/"): data for name, data in parts.items()}
        self.broken: dict[str, RefusedError] = {}
        """Parts that could not be read, with the reasons."""

    def xml(self, name: str) -> Element | None:
        """Return the root of a part; None if it is missing or malformed."""
        try:
            return parse_part(self._parts[name]) if self._parts.get(name) else None
        except RefusedError as error:
            self.broken[name] = error
            return None

    def main(self) -> tuple[str, Element]:
        """Return the name and root of the main document part. Raises RefusedError if there is none."""
        name = next((one.target for one in self.related("") if one.kind == "officeDocument"), "")
        if (root := self.xml(name)) is not None:
            return name, root
        if name in self.broken:
            raise self.broken[name]
        raise RefusedError("this is not a Word document", "open it in Word and save it as .docx")

    def related(self, name: str) -> list[Relationship]:
        """Return the internal relationships of a part."""
        return [one for one in relationships(name, self._parts, self.xml) if one.inside]

    def links(self, name: str) -> dict[str, str]:
        """Return the external addresses in a part's relationships, by identifier."""
        return {one.id: one.target for one in relationships(name, self._parts, self.xml) if not one.inside}

    def data(self, name: str) -> bytes:
        """Return the bytes of a part, none if it is missing."""
        return self._parts.get(name, b"")

    def images(self) -> list[str]:
        """Return the names of all pictures."""
        return sorted(name for name in self._parts if "/media/" in name)


def _read(package: _Package, main: str, document: Element, media: Callable[[str], bytes]) -> Story:
    related = package.related(main)

    def part(kind: str) -> Element | None:
        return next((package.xml(one.target) for one in related if one.kind == kind), None)

    styles = WordStyles(part("styles"), part("numbering"))
    story = Story()
    targets = {one.id: one.target for one in related}
    drawn = DrawnPictures(story, package.images(), lambda id: targets.get(id, ""), media)

    def chunk(id: str) -> list[Block]:
        return _chunk(package, targets.get(id, ""), story)

    reader = BlockReader(styles, package.links(main), story, chunk, drawn.of)
    story.blocks = reader.blocks(document)
    for kind, word in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for target in (one.target for one in related if one.kind == kind):
            notes = BlockReader(styles, package.links(target), story)
            root = package.xml(target)
            for note in root if root is not None else ():
                if attribute(note, "type") not in {"separator", "continuationSeparator", "continuationNotice"}:
                    story.notes[f"{word}{attribute(note, 'id')}"] = notes.blocks(note)
    _read_beside(package, related, styles, story)
    if any(one.kind == "subDocument" for one in related):
        story.beside.append(("other document inside", "A document of another kind is embedded here: open it in Word."))
    story.remarks += [f"the part {name} was not read: {error.message}" for name, error in package.broken.items()]
    story.language = _language(part("styles"))
    story.created = _created(package)
    return story


def _chunk(package: _Package, name: str, story: Story) -> list[Block]:
    """Return the blocks of an embedded document."""
    blocks = chunk_blocks(name, package.data(name), story)
    if blocks is None:
        kind = name.rpartition(".")[2] or "a kind that is not known"
        story.beside.append(("other document inside", f"A document of another kind ({kind}) is here: open it in Word."))
    return blocks or []


_BESIDE = {"header": "page header", "footer": "page footer", "comments": "comment"}
_DRAWN = {"chart": "chart", "diagramData": "diagram", "chartEx": "chart"}


def _read_beside(package: _Package, related: Iterable[Relationship], styles: WordStyles, story: Story) -> None:
    seen: set[tuple[str, str]] = set()
    for kind, target, *_ in related:
        root = package.xml(target)
        if root is None:
            continue
        text = ""
        if kind in _BESIDE:
            text = text_of(BlockReader(styles, package.links(target), story).blocks(root))
        elif kind in _DRAWN:
            text = "\n".join(e.text for e in root.iter() if local(e) in {"t", "v"} and e.text and e.text.strip())
        what = _BESIDE.get(kind) or _DRAWN.get(kind) or ""
        if text and (what, text) not in seen:
            seen.add((what, text))
            story.beside.append((what, text))


def _language(styles: Element | None) -> str:
    found = (attribute(e) for e in styles.iter() if local(e) == "lang") if styles is not None else iter(())
    return next((language for language in found if language), "")


def _created(package: _Package) -> str:
    core = next((one.target for one in package.related("") if one.kind == "core-properties"), "")
    root = package.xml(core)
    texts = (e.text or "" for e in root if local(e) == "created") if root is not None else iter(())
    match = re.match(r"\d{4}-\d{2}-\d{2}", next(texts, ""))
    return match[0] if match else ""
