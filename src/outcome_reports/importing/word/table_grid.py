"""Tables by rows and columns, with merged cells filled in."""

from __future__ import annotations

from collections.abc import Mapping

from outcome_reports.importing.word.word_content import Block, Table, text_of
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class GridRow:
    """A row by its columns: the blocks that each column shows, those of a merged cell in each of its rows."""

    cells: Mapping[int, list[Block]]
    fresh: frozenset[int]
    """The columns whose cells begin in this row."""
    width: int
    place: str = ""
    """The place of a row in a spreadsheet."""

    def text(self, column: int) -> str:
        """Return the words of a column in one line."""
        return " ".join(text_of(self.cells.get(column, [])).split())

    @property
    def is_across(self) -> bool:
        """Return whether one cell spans all columns."""
        return len(self.cells) == 1 and self.width > 1


def grid_of(table: Table) -> list[GridRow]:
    """Return the rows of a table with merged cells filled in."""
    rows: list[GridRow] = []
    above: dict[int, list[Block]] = {}
    for row in table.rows:
        cells: dict[int, list[Block]] = {}
        fresh: set[int] = set()
        column = row.before
        for cell in row.cells:
            if cell.merged_down and column in above and not text_of(cell.blocks):
                cells[column] = above[column]
            else:
                cells[column] = cell.blocks
                fresh.add(column)
            column += max(cell.span, 1)
        above = cells
        rows.append(GridRow(cells, frozenset(fresh), column, row.place))
    return rows
