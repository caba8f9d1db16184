"""A Word document to its Story, so that nothing of its text is lost.

Insertions, moved text, content controls, fields, text boxes, formulas and foot- and endnotes are text. Tracked
deletions are left out and counted. What is neither (comments, page headers, charts, hidden text) stands beside it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.word.chunk_reading import CHUNKS, chunk_blocks
from outcome_reports.importing.word.drawn_pictures import DrawnPictures
from outcome_reports.importing.word.source_styles import WordStyles, attribute, local
from outcome_reports.importing.word.word_blocks import BlockReader
from outcome_reports.importing.word.word_content import Block, Story, text_of
from outcome_reports.intake.limits import PICTURE_BYTES
from outcome_reports.intake.open_xml import Element
from outcome_reports.intake.packages import parse_part, read_package, read_part
from outcome_reports.intake.regular_files import RefusedError


def read_story(file: Path) -> Story:
    """Return the story of the Word document `file`. Raises ContentError for one that is not Word, or cannot be read."""
    try:
        package = _Package(read_package(file, also=CHUNKS))
        main, document = package.main()
        return _read(package, main, document, lambda name: read_part(file, name, PICTURE_BYTES))
    except RefusedError as error:
        raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
    except RecursionError:
        hint = "do not put tables and text boxes inside one another"
        raise ContentError([Problem(file, 0, 0, "the document is nested too deeply", hint)]) from None


class _Package:
    """The parts of a document, and how they refer to each other (Open Packaging Conventions, 9.3)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = {name.lstrip("/"): data for name, data in parts.items()}
        self.broken: dict[str, RefusedError] = {}
        """Parts that could not be read, and why."""

    def xml(self, name: str) -> Element | None:
        """Return the root of a part; None for one that is not there, or is broken."""
        try:
            return parse_part(self._parts[name]) if self._parts.get(name) else None
        except RefusedError as error:
            self.broken[name] = error
            return None

    def main(self) -> tuple[str, Element]:
        """Return the name and root of the main document part. Raises RefusedError if there is none."""
        name = next((target for kind, target in self.related("") if kind == "officeDocument"), "")
        if (root := self.xml(name)) is not None:
            return name, root
        if name in self.broken:
            raise self.broken[name]
        raise RefusedError("this is not a Word document", "open it in Word and save it as .docx")

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the kind and name of each part that a part refers to."""
        for kind, target, mode, _ in self.relationships(name):
            if mode != "External":
                yield kind, target

    def links(self, name: str) -> dict[str, str]:
        """Return the addresses outside of the document that a part refers to, by identifier."""
        return {id: target for _, target, mode, id in self.relationships(name) if mode == "External"}

    def part(self, name: str, id: str) -> tuple[str, bytes]:
        """Return name and bytes of the part that another refers to by an identifier, "" and none if it is not there."""
        found = (t for _, t, mode, known in self.relationships(name) if known == id and mode != "External")
        target = next(found, "")
        return target, self._parts.get(target, b"")

    def images(self) -> list[str]:
        """Return the names of all pictures."""
        return sorted(name for name in self._parts if "/media/" in name)

    def relationships(self, name: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield the kind, target, mode and identifier of each relationship of a part."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for element in root if root is not None else ():
            kind = str(element.get("Type", "")).rpartition("/")[2]
            target, mode = str(element.get("Target", "")), str(element.get("TargetMode", ""))
            if mode != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield kind, target, mode, str(element.get("Id", ""))


def _read(package: _Package, main: str, document: Element, media: Callable[[str], bytes]) -> Story:
    related = list(package.related(main))

    def part(kind: str) -> Element | None:
        return next((package.xml(target) for found, target in related if found == kind), None)

    styles = WordStyles(part("styles"), part("numbering"))
    story = Story()
    targets = {id: target for _, target, mode, id in package.relationships(main) if mode != "External"}
    drawn = DrawnPictures(story, package.images(), lambda id: targets.get(id, ""), media)
    reader = BlockReader(styles, package.links(main), story, lambda id: _chunk(package, main, id, story), drawn.of)
    story.blocks = reader.blocks(document)
    for kind, word in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for target in (target for found, target in related if found == kind):
            notes = BlockReader(styles, package.links(target), story)
            root = package.xml(target)
            for note in root if root is not None else ():
                if attribute(note, "type") not in {"separator", "continuationSeparator", "continuationNotice"}:
                    story.notes[f"{word}{attribute(note, 'id')}"] = notes.blocks(note)
    _read_beside(package, related, styles, story)
    if any(kind == "subDocument" for kind, _ in related):
        story.beside.append(("other document inside", "A document of another kind is embedded here: open it in Word."))
    story.remarks += [f"the part {name} was not read: {error.message}" for name, error in package.broken.items()]
    story.language = _language(part("styles"))
    story.created = _created(package)
    return story


def _chunk(package: _Package, main: str, id: str, story: Story) -> list[Block]:
    """Return the blocks of another document that is inside this one."""
    name, data = package.part(main, id)
    blocks = chunk_blocks(name, data, story)
    if blocks is None:
        kind = name.rpartition(".")[2] or "a kind that is not known"
        story.beside.append(("other document inside", f"A document of another kind ({kind}) is here: open it in Word."))
    return blocks or []


_BESIDE = {"header": "page header", "footer": "page footer", "comments": "comment"}
_DRAWN = {"chart": "chart", "diagramData": "diagram", "chartEx": "chart"}


def _read_beside(package: _Package, related: Iterable[tuple[str, str]], styles: WordStyles, story: Story) -> None:
    seen: set[tuple[str, str]] = set()
    for kind, target in related:
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
    core = next((target for kind, target in package.related("") if kind == "core-properties"), None)
    root = package.xml(core) if core else None
    texts = (e.text or "" for e in root if local(e) == "created") if root is not None else iter(())
    match = re.match(r"\d{4}-\d{2}-\d{2}", next(texts, ""))
    return match[0] if match else ""
