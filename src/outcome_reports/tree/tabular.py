"""Tables: their columns, rows and cells, and the bars that make charts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from outcome_reports.tree.block_base import BlockBase
from outcome_reports.tree.inlines import Inline

if TYPE_CHECKING:
    from outcome_reports.tree.blocks import Block

Align = Literal["start", "center", "end"]
"""A side of a cell: `start` is the left one where words run from left to right."""


CHART_KINDS = ("bars", "stacked", "columns")
"""How the rows of a table can be drawn."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: `width` is its share of the table's width, shares of a table sum to 1.

    `align` is the side of its cells on which words are set.
    """

    width: float
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar before the words of a cell, which say what it shows: a chart is a table that is drawn, too.

    `share` is its length, 1 for all of its room, and `start` what is left free before it; it is parted into `units`
    squares (0 for none) and `hollow` or filled, so that charts need no colour.
    """

    share: float
    units: int = 0
    hollow: bool = False
    start: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a drawing, in millimetres from its top left corner, filled as the series number `look` is.

    An axis has `look` None.
    """

    left: float
    top: float
    width: float
    height: float
    look: int | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rectangles that show what the cells of a table say, in a box of `width` by `height` millimetres.

    It is in the line before the words of its cell, or above or below them and then scaled to the width of the cell.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    place: Literal["before", "above", "below"]


@dataclass(frozen=True, slots=True)
class Cell(BlockBase):
    """A table cell. `header` makes it a header of its row (in the body) or of its column (in the head).

    A `bar` or a `drawing` adds nothing to its words.
    """

    blocks: tuple[Block, ...]
    header: bool = False
    bar: Bar | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Row(BlockBase):
    """A table row with exactly one cell for each column: spans are not allowed, because people using screen readers
    lose their way in them.

    `keys`: the entities and groups it is about.
    """

    cells: tuple[Cell, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where composing takes the rows of a table from: a `file` of the edition, "" for the rows that it has.

    `kind` says how they are drawn, "" for a plain table. `unit` is set behind every number.
    """

    file: str = ""
    sheet: str = ""
    kind: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """The name under which an edition holds the rows."""
        return f"{self.file}#{self.sheet}" if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class Table(BlockBase):
    """A table: `columns`, `head` rows that repeat on each page, `body` rows, and a `caption` (may be empty).

    One with a `source` is filled or drawn by composing, and never reaches a writer.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    source: DataSource | None = None
