"""What sections are composed with: the edition, the wording, and what the document has said so far."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from outcome_reports.composing.name_rendering import Names
from outcome_reports.composing.text_blocks import with_ids, with_title
from outcome_reports.intake.drawings import clean_drawing
from outcome_reports.intake.pictures import clean_picture
from outcome_reports.language.wording import Wording
from outcome_reports.model import Edition, Prose, Registry, keys_in
from outcome_reports.tree import (
    Abbreviation,
    AnyBlock,
    Asset,
    Block,
    Direction,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    Mention,
    Note,
    NoteReference,
    Paragraph,
    Span,
    Strong,
    Text,
    direction_of,
    inline_text,
    note_id,
    rebuilt,
)


class Composer:
    """Composes the parts of one document, in reading order; each document has its own composer.

    Sections may read the public attributes, and add pictures by `asset`. `title` and `document_type` ("Outcome
    statement") are the document's; `mark` is the line that says it is not final, None if it is; `body` has, for late
    sections, the blocks of all others.
    """

    def __init__(self, edition: Edition, title: str, document_type: str) -> None:
        self.edition = edition
        self.title = title
        self.document_type = document_type
        self.body: tuple[Block, ...] = ()
        self.registry: Registry = edition.registry
        self.wording: Wording = edition.words
        self.names = Names(edition.registry, edition.language)
        self.assets: dict[str, Asset] = {}
        self.notes: list[Note] = []

    @property
    def mark(self) -> str | None:
        """The line that marks a document that is not final: "Draft: version 0.2, 1 March 2026"."""
        edition = self.edition
        if edition.status == "final":
            return None
        status = self.wording.label(edition.status.replace("-", "_"))
        date = self.wording.day(edition.published)
        return self.wording.label("status", status=status, version=edition.version, date=date)

    @property
    def direction(self) -> Direction:
        """The direction of the edition: its own, or that of its language."""
        return self.edition.direction or direction_of(self.edition.language)

    def keys_about(self, owners: Iterable[str], *texts: Prose) -> tuple[str, ...]:
        """Return the keys of the owners, then of all who are named in the texts, in alphabetical order."""
        named: set[str] = set()
        for text in texts:
            named |= keys_in(text, self.registry.name_index)
        owners = tuple(dict.fromkeys(owners))
        return (*owners, *sorted(named.difference(owners)))

    def heading(self, level: int, text: str, id: str = "", **fields: object) -> Heading:
        """Return a heading of plain text."""
        return Heading(level, (Text(text),), id=id, **fields)  # type: ignore[arg-type]

    def paragraph(self, text: str, role: str | None = None, id: str = "") -> Paragraph:
        """Return a paragraph of plain text."""
        return Paragraph((Text(text),), role=role, id=id)

    def prose(self, prose: Prose | None, id: str = "", *, owners: Sequence[str] = ()) -> tuple[Block, ...]:
        """Return the blocks of a text: names resolved, footnotes numbered through the document and kept for its
        notes.

        `id` is the owner's; the blocks get "id-p1", "id-p2", …. `owners` are the keys that read as lead at their first
        mention. None yields no blocks. Raises UnknownNameError for a key the registry does not have.
        """
        if prose is None:
            return ()
        resolver = _Resolver(self, set(owners), prose)
        blocks = resolver.blocks(block for block in prose.blocks if not isinstance(block, Note))
        return with_ids(blocks, id)

    def asset(self, name: str, data: bytes) -> str:
        """Add the bytes of a picture under `name`, and return the name for Image nodes.

        Takes PNG, JPEG, formats that are converted to them (WebP, GIF, TIFF, BMP) and plain SVG, recognised by content,
        not by name; only what can be seen is added, without metadata. Raises RefusedError, which names the picture, for
        anything else, and for a file that is damaged or too large.
        """
        self.assets[name] = _asset(name, data)
        return name

    def picture(self, name: str) -> str:
        """Add the picture `name` of the edition, and return the name. Raises RefusedError for a damaged one."""
        data = clean_picture(name, self.edition.images[name], encode=False)
        self.assets[name] = Asset(data, _media_type(data))
        return name


@functools.lru_cache(maxsize=32)
def _asset(name: str, data: bytes) -> Asset:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5]
    if start in {b"<?xml", b"<svg ", b"<svg>"} or name.casefold().endswith(".svg"):
        return Asset(clean_drawing(name, data)[0], "image/svg+xml")
    cleaned = clean_picture(name, data)
    return Asset(cleaned, _media_type(cleaned))


def _media_type(data: bytes) -> str:
    return "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"


class _Resolver:
    """Resolves the mentions and footnotes of one text."""

    def __init__(self, composer: Composer, owners: set[str], prose: Prose) -> None:
        self._composer = composer
        self._owners = owners
        self._notes = {block.number: block for block in prose.blocks if isinstance(block, Note)}
        self._numbers: dict[int, int] = {}
        self._before = ""

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)  # type: ignore[misc]

    def _block(self, block: AnyBlock) -> AnyBlock:
        return rebuilt(with_title(block, self._composer.wording), self._block, self._words)

    def _words(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        self._before = ""
        return self._inlines(inlines)

    def _inlines(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        resolved: list[Inline] = []
        for inline in inlines:
            for one in self._inline(inline):
                if resolved and isinstance(one, Text) and isinstance(resolved[-1], Text):
                    resolved[-1] = Text(resolved[-1].value + one.value)
                else:
                    resolved.append(one)
        return tuple(resolved)

    def _inline(self, inline: Inline) -> tuple[Inline, ...]:
        match inline:
            case Mention():
                lead = inline.form in {"auto", "lead"} and inline.key in self._owners
                self._owners.discard(inline.key)
                found = self._composer.names.inlines(inline, self._before, lead=lead)
                self._before += inline_text(found)
                return found
            case Emphasis() | Strong() | Link() | Span():
                return (replace(inline, children=self._inlines(inline.children)),)
            case NoteReference(label, number):
                return (NoteReference(label, self._note(number)),)
            case Text() | Abbreviation() | LineBreak():
                self._before += inline_text((inline,))
                return (inline,)
            case _:
                assert_never(inline)

    def _note(self, number: int) -> int:
        if number not in self._numbers:
            notes = self._composer.notes
            self._numbers[number] = len(notes) + 1
            position = len(notes)
            notes.append(Note(position + 1, ()))
            before, self._before = self._before, ""
            blocks = self.blocks(self._notes[number].blocks)
            notes[position] = Note(position + 1, blocks, id=note_id(position + 1))
            self._before = before
        return self._numbers[number]
