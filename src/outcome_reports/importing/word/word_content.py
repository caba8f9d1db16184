"""What a Word document says, as simple blocks; names after WordprocessingML (ECMA-376 part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from outcome_reports.markup.raised_letters import lowered, raised

ListKind = Literal["bullet", "number"]
_NEAR = 50
"""Runs that are looked through for what is before a raised letter: a hostile file has thousands without text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `link` is an address, "" for none; `note` the key of a footnote instead of text.

    `apart` if small capitals, capitals by style or a line below set them apart.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the `name` of its file in an edition, and what it shows, in words, "" where nobody has said."""

    name: str
    alt: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph. `style` is the name of its style in small letters; `level` is 1 to 9 for headings, else 0.

    `listing` is the kind of list it is an item of, None for none, and `depth` how deep, from 0; `number` is what Word
    counts for it in a numbered list, and `label` what it shows for that ("(c)", "3."). `size` is that of its letters in
    points, 0 where it is not known. One with `pictures` has no words, until it gets those of their caption.
    """

    runs: list[Run]
    style: str = "normal"
    level: int = 0
    listing: ListKind | None = None
    depth: int = 0
    number: int | None = None
    label: str = ""
    size: float = 0
    pictures: tuple[Picture, ...] = ()

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def is_bold(self) -> bool:
        """True if all that can be seen of it is bold."""
        return all(run.bold for run in self.runs if run.text.strip())

    def without_first(self, count: int) -> Paragraph:
        """Return the paragraph without its first `count` characters, white space not counted."""
        runs: list[Run] = []
        for run in self.runs:
            at = 0
            while count and at < len(run.text):
                count -= not run.text[at].isspace()
                at += 1
            runs.append(replace(run, text=run.text[at:]))
        return replace(self, runs=runs)


@dataclass(slots=True)
class Cell:
    """A table cell; `merged_down` if it goes on with the cell above it, `span` is how many columns it covers."""

    blocks: list[Block]
    span: int = 1
    merged_down: bool = False


@dataclass(slots=True)
class Row:
    """A table row; `header` if it repeats on each page, `before` is how many columns are left out before it.

    `place` says where a row of a spreadsheet is ("sheet “States”, row 5").
    """

    cells: list[Cell]
    header: bool = False
    before: int = 0
    place: str = ""


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[Row]


Block = Paragraph | Table


@dataclass(slots=True)
class Story:
    """A document: the `blocks` of its body, its foot- and endnotes by key, and what stands `beside` it.

    `beside` holds pairs of what it is ("page header") and the text. `remarks` says what was left out or changed.
    """

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[Block]] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)
    deleted_words: int = 0
    struck: list[tuple[str, str]] = field(default_factory=list)
    """Words that were struck through, each with the paragraph they were in: they are deleted."""
    remarks: list[str] = field(default_factory=list)
    language: str = ""
    created: str = ""
    media: dict[str, str] = field(default_factory=dict)
    """Every picture of the file by the name of its part: what it is called in an edition, "" if none can have it."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures of the text, by those names."""

    def placed(self, text: str, place: str | None, before: str, where: str = "") -> str:
        """Return `text`, behind `before`, as superscript or subscript; without such letters it stays, with a remark."""
        if place not in {"superscript", "subscript"} or not text.strip():
            return text
        made = raised(text, before) if place == "superscript" else lowered(text)
        if made is None:
            self.remarks.append(f"{where}{place} “{text.strip()[:60]}” is written on the line")
            return text
        return made


def end_of(runs: Sequence[Run], count: int) -> str:
    """Return the last text of the first `count` runs, "" if none of those near it has any."""
    return next((run.text for run in reversed(runs[max(count - _NEAR, 0) : count]) if run.text), "")


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph of `blocks` in order, those of tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


def text_of(blocks: Iterable[Block]) -> str:
    """Return the words of `blocks`, a line for each paragraph."""
    return "\n".join(paragraph.text for paragraph in paragraphs_of(blocks) if paragraph.text)


def table_text(table: Table) -> str:
    """Return a table as lines: a row on each, its cells parted by " | "."""
    rows = (" | ".join(" / ".join(text_of(cell.blocks).split("\n")) for cell in row.cells) for row in table.rows)
    return "\n".join(rows)
