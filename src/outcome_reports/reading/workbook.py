"""The one table of an Excel workbook."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.errors import Problem
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.packages import read_package
from outcome_reports.intake.regular_files import RefusedError
from outcome_reports.intake.workbooks import slim_workbook
from outcome_reports.reading.spreadsheet_rows import CELL, Row, Table, padded
from outcome_reports.reading.yaml_nodes import Scalar

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    SyntaxError,  # what lxml and ElementTree raise for XML that is none
    zipfile.BadZipFile,
    zlib.error,
)


def read_workbook(file: Path, root: Path, names: Iterable[str], problems: list[Problem]) -> Table | None:
    """The table of the sheet that has one of `names`, or else of the only sheet that is not hidden.

    None if there is none that can be used, and `problems` says why: text that is struck through, merged cells, dates
    and formatted numbers, whose look is not in the value, are refused rather than guessed.
    """
    try:
        data = slim_workbook(read_package(file, root=root))
        sheet = _sheet(data, names, file, problems)
        if sheet is None:
            return None
        reader = _Reader(file, sheet, problems)
        rows = padded(reader.rows(data))
    except RefusedError as error:
        problems.append(Problem(file, 0, 0, error.message, error.hint))
        return None
    except _BROKEN as error:
        message = f"the workbook is broken: {error}"
        problems.append(Problem(file, 0, 0, message[:200], "open it in Excel and save it again"))
        return None
    if not rows:
        problems.append(Problem(file, 0, 0, f"the sheet “{sheet.title}” is empty", "fill it, or take the file away"))
        return None
    return Table(file, sheet.title, rows)


def _load(data: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of what it leaves out (drop-down lists, conditional colours), which are no text.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values, rich_text=not values, keep_links=False)


def _sheet(data: bytes, names: Iterable[str], file: Path, problems: list[Problem]) -> Worksheet | None:
    sheets: list[Worksheet] = _load(data, values=False).worksheets
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    wanted = {name.casefold() for name in names}
    chosen = [sheet for sheet in shown if sheet.title.strip().casefold() in wanted] or shown
    if len(chosen) != 1:
        found = ", ".join(f"“{sheet.title}”" for sheet in shown) or "none that is shown"
        hint = f"name the sheet that counts “{next(iter(names))}”"
        problems.append(Problem(file, 0, 0, f"it is not clear which sheet to read: there are {found}", hint))
        return None
    return chosen[0]


class _Reader:
    def __init__(self, file: Path, sheet: Worksheet, problems: list[Problem]) -> None:
        self._file = file
        self._sheet = sheet
        self._problems = problems

    def rows(self, data: bytes) -> Iterator[Row]:
        for area in self._sheet.merged_cells.ranges:
            message = f"merged cells ({area.coord})"
            self._problem(area.min_row, area.min_col, message, "unmerge them, and write each text into its own cell")
        results: Any = None
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            row: Row = []
            for cell in cells:
                if cell.data_type == "f":
                    results = results or _load(data, values=True)[self._sheet.title]
                    row.append(self._scalar(cell, results.cell(cell.row, cell.column), formula=True))
                else:
                    row.append(self._scalar(cell, cell))
            yield row or [Scalar("", number - 1, 0, CELL)]

    def _scalar(self, cell: Any, result: Any, *, formula: bool = False) -> Scalar:
        text = self._text(cell, result, formula=formula)
        text = unicodedata.normalize("NFC", re.sub(r"_x000[dD]_\n?|\r\n?", "\n", text)).strip()
        for _, message in invisible_characters(text):
            self._problem(cell.row, cell.column, message, "delete it")
        return Scalar(text, cell.row - 1, cell.column - 1, CELL)

    def _text(self, cell: Any, result: Any, *, formula: bool) -> str:
        value = result.value
        if value is None:
            if formula:
                self._problem(cell.row, cell.column, "a formula without a result", "write the text itself")
            return ""
        if _is_struck(cell):
            hint = "delete what is struck through, or take the line away"
            self._problem(cell.row, cell.column, "text that is struck through", hint)
        if result.data_type in {"d", "b", "e"} or result.is_date:
            what = {"b": "TRUE or FALSE", "e": f"the error {value}"}.get(result.data_type, "a date")
            self._problem(cell.row, cell.column, f"{what} where a text is expected", "format the cell as text")
            return ""
        if result.data_type == "n" and result.number_format not in {"General", "@", "0"}:
            hint = "format the cell as text, and write it as it is to be printed"
            self._problem(cell.row, cell.column, f"a number that is shown as “{result.number_format}”", hint)
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value)

    def _problem(self, row: int, column: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._file, row, column, message, hint))


def _is_struck(cell: Any) -> bool:
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if isinstance(cell.value, CellRichText):
        return any(isinstance(part, TextBlock) and part.font.strike and part.text.strip() for part in cell.value)
    return bool(cell.font.strike)
