"""Rewriting of a CSV cell, without changing any other character of the file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from outcome_reports.reading.csv_tables import cell_span
from outcome_reports.reading.yaml_nodes import Scalar
from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.text_edits import BOM

_QUOTED = frozenset('",;\t\n')


def with_cell(file: Path, text: str, cell: Scalar, value: str) -> str:
    """Return `text` of the CSV file `file` with `value` in a cell. Raises EditError if that cannot be done."""
    if file.suffix.casefold() != ".csv":
        raise EditError("the text is in an Excel workbook, which the software does not change")
    if not unicodedata.is_normalized("NFC", text):
        raise EditError("the file has letters in two parts (not NFC)")
    body = text.removeprefix(BOM)
    kept = [at for at, sign in enumerate(body) if not (sign == "\r" and body[at + 1 : at + 2] == "\n")]
    plain = "".join(body[at] for at in kept).replace("\r", "\n")
    span = cell_span(plain, cell.line, cell.column)
    if span is None:
        raise EditError("the place of the cell in the file is not certain")
    # After the previous character: a cell at the end of a line ends before "\r\n", not between the two.
    start, end = (kept[place - 1] + 1 if place else 0 for place in span)
    was_quoted = body.startswith('"', start)
    written = f'"{value.replace(chr(34), chr(34) * 2)}"' if was_quoted or _QUOTED & set(value) else value
    return f"{text[: len(text) - len(body)]}{body[:start]}{written}{body[end:]}"
