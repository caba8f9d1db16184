"""CSV files (RFC 4180; commas, semicolons or tabs) as tables whose cells have places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outcome_reports.errors import Problem
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.limits import CONTENT_BYTES, SHEET_COLUMNS, SHEET_ROWS
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.reading.source import is_utf_16, one_line_end
from outcome_reports.reading.spreadsheet_rows import CELL, Row, Table, padded
from outcome_reports.reading.yaml_nodes import Scalar

AS_UTF8 = "in Excel, save it as “CSV UTF-8 (comma delimited)”"
AGAIN = "save it again as “CSV UTF-8” with the spreadsheet program"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_SPACED_QUOTE = re.compile(r'[ \t\xa0]+"')


class CsvFaultError(Exception):
    """A fault in a cell: its line and column (both from 0), and the message."""


def read_csv(file: Path, root: Path, problems: list[Problem]) -> Table | None:
    """Return the table of `file`; None if it cannot be used: `problems` then gets the reason, with row and column."""
    try:
        data = read_file(file, CONTENT_BYTES, root=root)
    except RefusedError as error:
        problems.append(Problem(file, 0, 0, error.message, error.hint))
        return None
    if what := other_kind(data):
        problems.append(Problem(file, 1, 1, what, AS_UTF8))
        return None
    grid: list[Row] = []
    numbers: dict[int, int] = {}
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(file, error, problems)
    text = _plain(text)
    start, delimiter = delimiter_of(text)
    try:
        for number, (line, values) in enumerate(csv_rows(text, start, delimiter), start=1):
            if number > SHEET_ROWS or len(values) > SHEET_COLUMNS:
                hint = f"at most {SHEET_ROWS:,} rows and {SHEET_COLUMNS} columns: delete the empty ones at the end"
                problems.append(Problem(file, line + 1, 1, "the table is too large", hint))
                return None
            numbers[line + 1] = number
            grid.append([_cell(file, cell.value, line, column, problems) for column, cell in enumerate(values)])
    except CsvFaultError as fault:
        line, column, message = fault.args
        numbers[line + 1] = len(grid) + 1
        problems.append(Problem(file, line + 1, column + 1, message, AGAIN))
        return Table(file, None, (), numbers)
    rows = padded(grid)
    if not rows:
        problems.append(Problem(file, 0, 0, "the table is empty", "fill it, or remove the file"))
    return Table(file, None, rows, numbers)


def other_kind(data: bytes) -> str:
    """Return what a file is that is called .csv but is not a text in UTF-8 or an older encoding; "" if it is one."""
    if data.startswith(_WORKBOOKS):
        return "the file is a workbook, though its name ends in .csv"
    return "the file is UTF-16, as Excel’s “Unicode Text” is" if is_utf_16(data) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", one_line_end(text))


def delimiter_of(text: str) -> tuple[int, str]:
    """Return the start of the table and the separator of its cells; Excel writes and reads a first line “sep=;”."""
    if separator := _SEPARATOR_LINE.match(text):
        return separator.end(), separator[1]
    head = next((line for line in text.split("\n") if line.strip()), "")
    return 0, max(",;\t", key=head.count)


def _not_utf8(file: Path, error: UnicodeDecodeError, problems: list[Problem]) -> Table:
    """Return the problem of a file in an older encoding, at the cell of the first letter that is not UTF-8."""
    # Something stands for the letter: it may be the first of its row.
    before = _plain(error.object[: error.start].decode("utf-8-sig")) + "?"
    start, delimiter = delimiter_of(_plain(error.object.decode("latin-1")))
    rows: list[tuple[int, list[_Written]]] = []
    try:
        rows += csv_rows(before, start, delimiter)
        (line, values), number = rows[-1], len(rows)
        column = len(values) - 1
    except CsvFaultError as fault:
        line, column, _ = fault.args
        number = len(rows) + 1
    byte = error.object[error.start]
    message = f"the letter with the byte 0x{byte:02x} is not UTF-8"
    problems.append(Problem(file, line + 1, column + 1, message, AS_UTF8))
    return Table(file, None, (), {line + 1: number})


def _cell(file: Path, value: str, line: int, column: int, problems: list[Problem]) -> Scalar:
    for _, message in invisible_characters(value):
        problems.append(Problem(file, line + 1, column + 1, message, "delete it"))
    return Scalar(value.strip(), line, column, CELL)


class _Written(NamedTuple):
    """A cell, and its characters in the file, including quotation marks."""

    value: str
    start: int
    end: int


def cell_span(text: str, line: int, column: int) -> tuple[int, int] | None:
    """Return the characters of `text` (normalised line ends) that belong to the cell in `column` of the row beginning
    at `line`, both from 0; None if there is none.
    """
    start, delimiter = delimiter_of(text)
    for first, row in csv_rows(text, start, delimiter):
        if first == line:
            return row[column][1:] if column < len(row) else None
    return None


def csv_rows(text: str, start: int, delimiter: str) -> Iterator[tuple[int, list[_Written]]]:
    """Yield the rows of `text` from `start` on, each with its first line (from 0).

    Raises CsvFaultError for quotation marks that are not closed, or are not around a whole cell.
    """
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    at, line = start, text.count("\n", 0, start)
    first, row = line, list[_Written]()
    while at <= len(text):
        begins = at
        if text.startswith('"', at):
            end = _closing(text, at + 1)
            if end < 0:
                raise CsvFaultError(first, len(row), "a quotation mark that is never closed")
            value = text[at + 1 : end].replace('""', '"')
            line += value.count("\n")
            at = end + 1
            if at < len(text) and text[at] not in {delimiter, "\n"}:
                raise CsvFaultError(first, len(row), "words after a closing quotation mark")
        else:
            found = plain.match(text, at)
            assert found is not None
            value, at = found[0], found.end()
            if _SPACED_QUOTE.match(value):
                raise CsvFaultError(first, len(row), "a space before a quotation mark")
        row.append(_Written(value, begins, at))
        if text.startswith(delimiter, at):
            at += 1
            continue
        yield first, row
        line += 1
        first, row, at = line, [], at + 1
        if at == len(text):
            return


def _closing(text: str, at: int) -> int:
    """Return the place of the quotation mark that closes a cell, -1 for none; a doubled mark does not close it."""
    while (end := text.find('"', at)) >= 0 and text.startswith('"', end + 1):
        at = end + 2
    return end
