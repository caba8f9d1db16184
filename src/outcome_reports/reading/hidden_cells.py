"""Rows and columns of a worksheet that nobody sees in Excel: hidden, filtered out, or without height or width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from outcome_reports.intake.limits import SHEET_COLUMNS
from outcome_reports.reading.spreadsheet_rows import Row
from outcome_reports.reading.yaml_nodes import Scalar

HIDE_NOTHING = "show it (clear the filter, or Unhide), or delete it"


class HiddenCells:
    """The words that nobody sees in the rows of an openpyxl worksheet, each row and column once."""

    def __init__(self, sheet: Any) -> None:
        self._rows = {number for number, row in sheet.row_dimensions.items() if row.hidden or row.ht == 0}
        hidden = [one for one in sheet.column_dimensions.values() if one.hidden or one.width == 0]
        self._columns = {n for one in hidden for n in range(one.min, min(one.max, SHEET_COLUMNS) + 1)}

    def has_row(self, number: int) -> bool:
        """Return whether the row `number`, from 1, is hidden."""
        return number in self._rows

    def first_of_columns(self, cells: Sequence[Any]) -> Iterator[Any]:
        """Yield the cells with a value in hidden columns of which no cell has been yielded before."""
        for cell in cells:
            if cell.value is not None and cell.column in self._columns:
                self._columns.remove(cell.column)
                yield cell

    def among(self, row: Row) -> Iterator[tuple[Scalar, str]]:
        """Yield the first cell with words of a hidden row, or those of columns not yet found; and what is wrong."""
        words = [cell for cell in row if cell.value]
        if words and words[0].line + 1 in self._rows:
            yield words[0], "words in a hidden row"
            return
        for cell in words:
            if cell.column + 1 in self._columns:
                self._columns.remove(cell.column + 1)
                yield cell, "words in a hidden column"
