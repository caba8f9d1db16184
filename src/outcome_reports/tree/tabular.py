"""Tables: their columns, rows and cells, and the bars that make charts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from outcome_reports.platform.records import record
from outcome_reports.tree.block_base import BlockBase
from outcome_reports.tree.inlines import Inline

if TYPE_CHECKING:
    from outcome_reports.tree.blocks import Block

Align = Literal["start", "center", "end"]
"""A side of a cell: `start` is the left one in text that runs from left to right."""


CHART_KINDS = ("bars", "stacked", "columns")
"""The kinds of drawing for the rows of a table."""


@record(frozen=True, slots=True)
class Column:
    """A table column: `width` is its share of the table's width, shares of a table sum to 1.

    `align` is the alignment of its cells.
    """

    width: float
    align: Align = "start"


@record(frozen=True, slots=True)
class Bar:
    """A bar before the words of a cell, which give its value: a chart is a table with drawings.

    `share` is its length, 1 for the full width, and `start` the space before it; it is divided into `units` squares (0
    for none) and `hollow` or filled, so that charts need no colour.
    """

    share: float
    units: int = 0
    hollow: bool = False
    start: float = 0.0


@record(frozen=True, slots=True)
class Piece:
    """A rectangle of a drawing, in millimetres from its top left corner, filled like series number `look`.

    An axis has `look` None.
    """

    left: float
    top: float
    width: float
    height: float
    look: int | None = None


@record(frozen=True, slots=True)
class Drawing:
    """Rectangles that show the values of table cells, in a box of `width` by `height` millimetres.

    The box is in the line before the words of its cell, or above or below them and then scaled to the width of the
    cell.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    place: Literal["before", "above", "below"]


@record(frozen=True, slots=True)
class Cell(BlockBase):
    """A table cell. `header` makes it a header of its row (in the body) or of its column (in the head).

    A `bar` or a `drawing` adds nothing to its words.
    """

    blocks: tuple[Block, ...]
    header: bool = False
    bar: Bar | None = None
    drawing: Drawing | None = None


@record(frozen=True, slots=True)
class Row(BlockBase):
    """A table row with exactly one cell for each column: spans are not allowed, because they confuse users of screen
    readers.

    `keys`: the entities and groups it is about.
    """

    cells: tuple[Cell, ...]
    keys: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class DataSource:
    """The source from which composing takes the rows of a table: a `file` of the edition, "" for the rows in the table.

    `kind` is the kind of chart, "" for a plain table. `unit` is printed after every number. `room` is the part of the
    page that the table has.
    """

    file: str
    sheet: str
    kind: str
    unit: str
    room: float = 1.0

    @property
    def name(self) -> str:
        """The name of the rows in the edition's tables."""
        return f"{self.file}#{self.sheet}" if self.sheet else self.file


@record(frozen=True, slots=True)
class Table(BlockBase):
    """A table: `columns`, `head` rows that repeat on each page, `body` rows, and a `caption` (may be empty).

    A table with a `source` is filled or drawn by composing, and never reaches a writer.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    source: DataSource | None = None
