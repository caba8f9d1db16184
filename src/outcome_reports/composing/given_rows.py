"""Rows of a table as a script gives them: a data frame, columns by name, or rows with the head first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from outcome_reports.composing.interchange import rows_of_frame
from outcome_reports.errors import ArgumentError, ArgumentTypeError, counted
from outcome_reports.intake.limits import DATA_COLUMNS, DATA_ROWS

_NONE = frozenset({"NAType", "NaTType"})
"""Types of pandas's missing values."""


def grid_of(rows: Any) -> list[list[str]]:
    """Return rows of text, the head first. Raises ArgumentError and ArgumentTypeError, with row and column."""
    head, body = _parts(rows)
    if not body or not head:
        raise ArgumentError("a table needs a head and at least one row")
    if len(body) > DATA_ROWS or len(head) > DATA_COLUMNS:
        raise ArgumentError(
            f"a table of {counted(len(body), 'row')} and {counted(len(head), 'column')}: at most {DATA_ROWS:,} and "
            f"{DATA_COLUMNS} can be read on paper; take those that matter, and give readers a link to the data"
        )
    grid = [head]
    for number, row in enumerate(body, start=1):
        if len(row) != len(head):
            raise ArgumentError(f"row {number} of the table has {counted(len(row), 'value')}: its head has {len(head)}")
        grid.append([_text(value, number, name) for value, name in zip(row, head, strict=True)])
    return grid


def frame_rows(value: Any) -> tuple[list[str], list[list[Any]]] | None:
    """Return columns and rows of a data frame (pandas, polars, PyArrow, interchange protocol), else None."""
    columns = getattr(value, "columns", None)
    if columns is not None and hasattr(value, "itertuples"):
        return list(map(str, columns)), [list(row) for row in value.itertuples(index=False, name=None)]
    if columns is not None and hasattr(value, "iter_rows"):
        return list(map(str, columns)), [list(row) for row in value.iter_rows()]
    if hasattr(value, "to_pydict"):
        named: dict[str, list[Any]] = value.to_pydict()
        return list(map(str, named)), [list(row) for row in zip(*named.values(), strict=True)]
    return rows_of_frame(value) if hasattr(value, "__dataframe__") else None


def _parts(rows: Any) -> tuple[list[str], list[list[Any]]]:
    if (frame := frame_rows(rows)) is not None:
        return frame
    if isinstance(rows, Mapping):
        if wrong := [name for name, column in rows.items() if isinstance(column, str) or not _is_listed(column)]:
            raise ArgumentTypeError(f"the column “{wrong[0]}” of a table is a list of values")
        values = [list(column) for column in rows.values()]
        if len({len(column) for column in values}) > 1:
            lengths = {str(name): len(column) for name, column in zip(rows, values, strict=True)}
            raise ArgumentError(f"the columns of a table are of unequal length: {lengths}")
        return list(map(str, rows)), [list(row) for row in zip(*values, strict=True)]
    if isinstance(rows, str) or not _is_listed(rows):
        raise ArgumentTypeError(f"{type(rows).__name__} is not a table: give a data frame, columns by name, or rows")
    listed = list(rows)
    if listed and all(isinstance(row, Mapping) for row in listed):
        head = list(dict.fromkeys(str(key) for row in listed for key in row))
        return head, [[row.get(key) for key in head] for row in listed]
    if any(isinstance(row, str) or not _is_listed(row) for row in listed):
        raise ArgumentTypeError("the rows of a table are lists of values")
    head, *body = [list(row) for row in listed] or [[]]
    return list(map(str, head)), body


def _is_listed(values: object) -> bool:
    """Return whether there are several values: NumPy's single ones can be iterated, and fail."""
    return isinstance(values, Iterable) and getattr(values, "ndim", 1) > 0


def _text(value: Any, row: int, column: str) -> str:
    if value is None or type(value).__name__ in _NONE or (isinstance(value, float) and math.isnan(value)):
        return ""
    if getattr(value, "ndim", None) == 0 and not isinstance(value, str):
        # Convert a NumPy number to Python's.
        value = value.item()
    match value:
        case str():
            return " ".join(value.split())
        case bool():
            pass
        case int():
            return str(value)
        case Decimal() if value.is_finite():
            return f"{value:f}"
        case float() if math.isfinite(value):
            return f"{value:.10f}".rstrip("0").rstrip(".")
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
    raise ArgumentTypeError(f"row {row}, column “{column}” of the table has {value!r}: write text, a number or a date")
