"""Records as files: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from outcome_reports.errors import ArgumentError

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that begin a formula, including the full-width ones, and white space that programs skip before them."""
_BEGINS_CELL = re.compile(r"(?<=[;\t])(?=[=+@\uff1d\uff0b\uff0d\uff20-])|(?<=[\n\r])(?=[=@\uff1d\uff20])")
"""Where a new cell with a formula begins in a program that expects other separators than commas."""


def as_csv(records: Sequence[Any]) -> bytes:
    """Return dataclasses of one type as CSV for spreadsheets (UTF-8 with a byte order mark, RFC 4180).

    Lists are joined by commas. A cell that a spreadsheet would take for a formula is given a leading apostrophe (OWASP,
    "CSV Injection").
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(field.name for field in dataclasses.fields(records[0])) if records else None
    for record in records:
        table.writerow(_cell(getattr(record, field.name)) for field in dataclasses.fields(record))
    return text.getvalue().encode("utf-8-sig")


def as_json(records: Sequence[Any]) -> bytes:
    """Return dataclasses as a list of objects in JSON, UTF-8."""
    rows = [dataclasses.asdict(record) for record in records]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"


TABLES: Mapping[str, Callable[[Sequence[Any]], bytes]] = {"csv": as_csv, "json": as_json}
"""The functions that write a file of records, by suffix."""


def as_table(records: Sequence[Any], suffix: str) -> bytes:
    """Return `records` as a file with `suffix`. Raises ArgumentError for an unknown one."""
    if suffix not in TABLES:
        kind = f"unknown kind of table “{suffix}”" if suffix else "the name of the table does not say its kind"
        raise ArgumentError(f"{kind}: tables end in .{', .'.join(TABLES)}")
    return TABLES[suffix](records)


def _cell(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    if text.startswith(_BEGINS_FORMULA) or text.lstrip().startswith(_BEGINS_FORMULA):
        return "'" + text[0] + _BEGINS_CELL.sub("'", text[1:])
    return _BEGINS_CELL.sub("'", text)
