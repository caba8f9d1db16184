"""The content of a Word document as simple blocks; names after WordprocessingML (ECMA-376 part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from outcome_reports.markup.raised_letters import lowered, raised
from outcome_reports.platform.records import record

ListKind = Literal["bullet", "number"]
_NEAR = 50
"""Maximum number of runs searched for the text before a superscript: a hostile file has thousands without text."""


@record(frozen=True, slots=True)
class Run:
    """Characters with the same formatting. `link` is an address, "" for none; `note` the key of a footnote instead of
    text.

    `apart` if emphasised by small capitals, all capitals or underlining.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    apart: bool = False


@record(frozen=True, slots=True)
class Picture:
    """A picture: the `name` of its file in an edition, and its alternative text, "" for none."""

    name: str
    alt: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph. `style` is the name of its style in lower case; `level` is 1 to 9 for headings, else 0.

    `listing` is the kind of its list, None for none, and `depth` its nesting, from 0; `number` is Word's number in a
    numbered list, and `label` its display ("(c)", "3."). `size` is the font size in points, 0 if unknown. One with
    `pictures` has no words until it gets their caption.
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
        """True if all its visible text is bold."""
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
    """A table cell; `merged_down` if it continues the cell above, `span` is the number of columns it covers."""

    blocks: list[Block]
    span: int = 1
    merged_down: bool = False


@dataclass(slots=True)
class Row:
    """A table row; `header` if it repeats on each page, `before` is the number of columns skipped before it.

    `place` is that of a row in a spreadsheet ("sheet “States”, row 5").
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
    """A document: the `blocks` of its body, its foot- and endnotes by key, and the content `beside` it.

    `beside` has pairs of kind ("page header") and text. `remarks` lists what was left out or changed.
    """

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[Block]] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)
    deleted_words: int = 0
    struck: list[tuple[str, str]] = field(default_factory=list)
    """Struck-through words, each with its paragraph: they are deleted."""
    remarks: list[str] = field(default_factory=list)
    language: str = ""
    created: str = ""
    media: dict[str, str] = field(default_factory=dict)
    """Every picture of the file by the name of its part, with its name in an edition, "" if it cannot be used."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures in the text, by those names."""

    def placed(self, text: str, place: str | None, before: str, where: str = "") -> str:
        """Return `text`, after `before`, as superscript or subscript; unchanged, with a remark, if impossible."""
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
    """Return a table as lines: one for each row, with cells separated by " | "."""
    rows = (" | ".join(" / ".join(text_of(cell.blocks).split("\n")) for cell in row.cells) for row in table.rows)
    return "\n".join(rows)
