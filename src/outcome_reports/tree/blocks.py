"""Block nodes: what a document is built from. Every block has a stable `id` (may be empty inside lists and cells)."""

from __future__ import annotations

from typing import Literal

from outcome_reports.platform.records import record
from outcome_reports.tree.block_base import BlockBase as _Block
from outcome_reports.tree.inlines import Inline
from outcome_reports.tree.tabular import Cell, Row, Table

__all__ = [
    "AnyBlock",
    "Block",
    "Contents",
    "ContentsEntry",
    "Heading",
    "Image",
    "ItemList",
    "ListItem",
    "Note",
    "Paragraph",
    "Quotation",
    "Section",
    "Status",
    "note_id",
    "note_reference_id",
]


@record(frozen=True, slots=True)
class Paragraph(_Block):
    """A paragraph."""

    children: tuple[Inline, ...]


@record(frozen=True, slots=True)
class Heading(_Block):
    """A heading of `level` 1 to 6. `number` is printed before it ("2"), None for none; `in_contents` lists it.

    `short` is an alternative for running heads without room for it.
    """

    level: int
    children: tuple[Inline, ...]
    number: str | None = None
    in_contents: bool = True
    short: str | None = None


@record(frozen=True, slots=True)
class ListItem(_Block):
    """One item of a list. `number`: its number in a numbered list, None for the next number in sequence."""

    blocks: tuple[Block, ...]
    number: int | None = None


@record(frozen=True, slots=True)
class ItemList(_Block):
    """A bulleted list, or a numbered one, which counts from 1 if its items have no numbers."""

    items: tuple[ListItem, ...]
    ordered: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the number of each item."""
        found: list[int] = []
        for item in self.items:
            found.append(item.number if item.number is not None else found[-1] + 1 if found else 1)
        return tuple(found)

    @property
    def steps(self) -> tuple[int, ...]:
        """Return by how much the number of each item exceeds the previous one; 1 if they are consecutive."""
        numbers = self.numbers
        return tuple(now - before for before, now in zip((0, *numbers), numbers, strict=False))


@record(frozen=True, slots=True)
class Quotation(_Block):
    """A quotation set apart (pandoc's BlockQuote)."""

    blocks: tuple[Block, ...]


@record(frozen=True, slots=True)
class Image(_Block):
    """A picture. `asset` names bytes in `Document.assets`; `alt` is its alternative text, "" for pure decoration.

    `width` and `max_height` are in millimetres on paper: a picture that would be higher is made narrower. A `share` (0
    for none) sets the width as a fraction of the available width and overrides `width`.
    """

    asset: str
    alt: str
    width: float
    max_height: float = 200.0
    share: float = 0.0


@record(frozen=True, slots=True)
class Section(_Block):
    """A part of the document, usually opened by its heading.

    `keys`: the entities it is about. `new_page` begins it on a new page in formats with pages.
    """

    blocks: tuple[Block, ...]
    keys: tuple[str, ...] = ()
    new_page: bool = False


@record(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the heading's `level`, `number`, words and the `target` block's id."""

    level: int
    children: tuple[Inline, ...]
    target: str
    number: str | None = None


@record(frozen=True, slots=True)
class Contents(_Block):
    """The table of contents. Writers of formats with pages add page numbers, and nothing else."""

    entries: tuple[ContentsEntry, ...]


@record(frozen=True, slots=True)
class Note(_Block):
    """A footnote's text under its `number`; `id` is the target of its NoteReference (`note_id`)."""

    number: int
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | ItemList | Quotation | Table | Image | Section | Contents | Note
AnyBlock = Block | ListItem | Row | Cell


def note_id(number: int) -> str:
    """Return the id of the block of footnote `number`."""
    return f"note-{number}"


def note_reference_id(number: int) -> str:
    """Return the id of the mark in the text that refers to footnote `number`."""
    return f"note-reference-{number}"


Status = Literal["draft", "for-clearance", "final"]
