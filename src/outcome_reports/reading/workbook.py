"""The table of an Excel workbook."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.errors import Problem
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.packages import read_package
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.workbooks import slim_workbook
from outcome_reports.markup import lowered, raised
from outcome_reports.reading.cell_fonts import pieces_of, symbol_font
from outcome_reports.reading.cell_texts import cell_address
from outcome_reports.reading.hidden_cells import HIDE_NOTHING, HiddenCells
from outcome_reports.reading.opened_workbooks import BROKEN, chosen_sheet, loaded_workbook
from outcome_reports.reading.source import one_line_end
from outcome_reports.reading.spreadsheet_rows import CELL, Row, Table, padded
from outcome_reports.reading.yaml_nodes import Scalar

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_AS_TEXT = "format the cell as text, and write it as it should be printed"
_SHOWN_WHOLE = 11
"""Digits of a number that Excel shows in full in a cell with the format “General”."""
_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;].*)?\)\s*$', re.IGNORECASE | re.DOTALL)


def read_workbook(file: Path, root: Path, names: Iterable[str], problems: list[Problem]) -> Table | None:
    """Return the table of the sheet with one of `names`, or else of the only sheet that is not hidden.

    Returns None if no sheet can be used: `problems` then gets the reasons. Struck-through text, merged cells, dates and
    formatted numbers, which are displayed differently from their values, are refused rather than guessed. Superscript
    and subscript figures are kept as characters, links as addresses of their cells.
    """
    try:
        data = slim_workbook(read_package(file, root=root))
        sheet = chosen_sheet(data, names, file, problems)
        if sheet is None:
            return None
        reader = _Reader(file, sheet, problems)
        rows = padded(reader.rows(data))
    except RefusedError as error:
        problems.append(Problem(file, 0, 0, error.message, error.hint))
        return None
    except BROKEN:
        # The library's message is of no use to people who only have Excel.
        problems.append(Problem(file, 0, 0, "the workbook cannot be read", "open it in Excel and save it again"))
        return None
    if not rows and not any(problem.file == file for problem in problems):
        problems.append(Problem(file, 0, 0, f"the sheet “{sheet.title}” is empty", "fill it, or remove the file"))
    return Table(file, sheet.title, rows, links=reader.links)


class _Reader:
    def __init__(self, file: Path, sheet: Worksheet, problems: list[Problem]) -> None:
        self._file = file
        self._sheet = sheet
        self._problems = problems
        self.links: dict[tuple[int, int], str] = {}

    def rows(self, data: bytes) -> Iterator[Row]:
        for area in self._sheet.merged_cells.ranges:
            hint = "unmerge them, and write each text in its own cell"
            self._problem(area.min_row, area.min_col, f"merged cells ({area.coord})", hint)
        results, hidden = None, HiddenCells(self._sheet)
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            row: Row = []
            for cell in cells:
                if cell.data_type == "f":
                    results = results or loaded_workbook(data, values=True)[self._sheet.title]
                    row.append(self._scalar(cell, results.cell(cell.row, cell.column), formula=True))
                else:
                    row.append(self._scalar(cell, cell))
            for seen, message in hidden.among(row):
                self._problem(seen.line + 1, seen.column + 1, message, HIDE_NOTHING)
            yield row or [Scalar("", number - 1, 0, CELL)]

    def _scalar(self, cell: Any, result: Any, *, formula: bool = False) -> Scalar:
        if text := self._text(cell, result, formula=formula):
            self._note_link(cell)
        text = unicodedata.normalize("NFC", one_line_end(text)).strip()
        for _, message in invisible_characters(text):
            self._problem(cell.row, cell.column, message, "delete it")
        return Scalar(text, cell.row - 1, cell.column - 1, CELL)

    def _text(self, cell: Any, result: Any, *, formula: bool) -> str:
        value = result.value
        if value is None:
            if formula:
                self._problem(cell.row, cell.column, "a formula without a result", "write the text itself")
            return ""
        pieces = pieces_of(cell, value)
        if any(font.strike and text.strip() for text, font in pieces):
            hint = "delete what is struck through, or remove the strikethrough"
            self._problem(cell.row, cell.column, "text that is struck through", hint)
        if result.data_type in {"d", "b", "e"} or result.is_date:
            is_error = result.data_type == "e"
            what = f"the error {value}" if is_error else "TRUE or FALSE" if result.data_type == "b" else "a date"
            hint = "correct the formula, or write the text itself" if is_error else "format the cell as text"
            self._problem(cell.row, cell.column, f"{what} where a text is expected", hint)
            return ""
        if font := symbol_font(pieces):
            hint = "write the characters themselves, in another font"
            self._problem(cell.row, cell.column, f"a text in the font {font}, which shows other signs", hint)
        if result.data_type == "n":
            return self._words(cell, [(self._number(cell, value, result.number_format), cell.font)])
        # The fourth part of a format is for texts; without “@” it hides them.
        if result.number_format != "@" and ("@" in result.number_format or result.number_format.count(";") >= 3):
            self._problem(cell.row, cell.column, f"a text displayed as “{result.number_format}”", _AS_TEXT)
            return ""
        return self._words(cell, pieces)

    def _number(self, cell: Any, value: Any, form: str) -> str:
        text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
        if not math.isfinite(value):
            self._problem(cell.row, cell.column, "a number that is too large", _AS_TEXT)
            return ""
        if form not in {"General", "@", "0"} or (form == "0" and "." in text):
            self._problem(cell.row, cell.column, f"a number displayed as “{form}”", _AS_TEXT)
            return ""
        if len(text.lstrip("-")) > _SHOWN_WHOLE or "e" in text:
            self._problem(cell.row, cell.column, f"the number {text}, of which Excel shows only part", _AS_TEXT)
            return ""
        return text

    def _words(self, cell: Any, pieces: list[tuple[str, Any]]) -> str:
        words = ""
        for text, font in pieces:
            kept: str | None = text
            if font.vertAlign == "superscript":
                kept = raised(text, words)
            elif font.vertAlign == "subscript":
                kept = lowered(text)
            if kept is None:
                what = "superscript" if font.vertAlign == "superscript" else "subscript"
                hint = "write it on the line, or as a Unicode character (10⁶, CO₂)"
                self._problem(cell.row, cell.column, f"“{text}” is in {what}, which would be lost", hint)
            words += kept or ""
        return words

    def _note_link(self, cell: Any) -> None:
        link, formula = cell.hyperlink, cell.value if cell.data_type == "f" else ""
        address: str | None = cell_address(cell)
        if isinstance(formula, str) and "HYPERLINK(" in formula.upper():
            called = _HYPERLINK.match(formula)
            address = called[1].replace('""', '"') if called else None
            if called is None:
                hint = "write the address in the formula, or [words](https://…) in the cell"
                self._problem(cell.row, cell.column, "a link whose address is calculated", hint)
        elif link and not address:
            hint = "remove it (Remove Hyperlink): a document has no such place"
            self._problem(cell.row, cell.column, "a link to a place in the workbook", hint)
        if address:
            self.links[cell.row - 1, cell.column - 1] = address

    def _problem(self, row: int, column: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._file, row, column, message, hint))
