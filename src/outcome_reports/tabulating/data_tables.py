"""Data tables: cells typed by column, numbers formatted for the language; charts have drawings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from outcome_reports.errors import CompositionError, counted
from outcome_reports.language.wording import Wording
from outcome_reports.tabulating.data_cells import MISSING, NUMBER, cell_of, decimal_places, number_in, shown_number
from outcome_reports.tabulating.data_charts import data_chart
from outcome_reports.tree import (
    Align,
    DataSource,
    Row,
    Section,
    Table,
    fits_page,
    fitted_columns,
    inline_text,
    lines_of,
)

Kind = Literal["number", "time", "date", "text"]

_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[-\u2013]\s?(?:[01]?\d|2[0-3])[:.][0-5]\d)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Figures that name something stay as they are: years, and what begins with 0, such as telephone numbers.
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(rf"(?!0\d){NUMBER.pattern}")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("text", _YEAR),
    ("number", _AMOUNT),
    ("time", _TIME),
    ("date", _DATE),
)


def data_table(table: Table, rows: Mapping[str, Sequence[Sequence[str]]], wording: Wording) -> Table | Section:
    """Return a table, which must have a source, filled with its rows or drawn as a chart.

    `rows` are those of the files of the edition. Raises CompositionError, which names row, column and value, for a cell
    of a chart that is not a number, and for a chart or a table that cannot be read.
    """
    source = table.source
    assert source is not None
    grid = [list(row) for row in rows[source.name]] if source.file else _grid(table)
    return data_chart(table, source, grid, wording) if source.kind else _table(table, source, grid, wording)


def _grid(table: Table) -> list[list[str]]:
    return [[" ".join(lines_of(cell.blocks)) for cell in row.cells] for row in (*table.head, *table.body)]


def _table(table: Table, source: DataSource, grid: list[list[str]], wording: Wording) -> Table:
    head, *body = grid
    kinds = [_kind([row[place] for row in body]) for place in range(len(head))]
    aligns: list[Align] = ["end" if kind == "number" else "start" for kind in kinds]
    places = [max((decimal_places(row[at]) for row in body), default=0) for at in range(len(head))]
    shown = [[_shown(text, kinds[at], places[at], wording) for at, text in enumerate(row)] for row in body]
    named = kinds[0] != "number" and len({row[0] for row in body}) == len(body) and all(row[0] for row in body)
    cells = [tuple(cell_of(text, header=named and not at) for at, text in enumerate(row)) for row in shown]
    if not fits_page([head, *shown], len(head), source.room):
        name = inline_text(table.caption) or source.file
        raise CompositionError(
            f"the table “{name}” has {counted(len(head), 'column')} whose numbers are too long for "
            f"{'a page' if source.room == 1.0 else 'its box or column'}: "
            "leave some out, or write them in thousands or millions"
        )
    columns = fitted_columns([head, *shown], aligns, source.room)
    heads = Row(tuple(cell_of(text, header=True) for text in head))
    return replace(table, columns=columns, head=(heads,), body=tuple(map(Row, cells)), source=None)


def _kind(texts: Sequence[str]) -> Kind:
    given = [text for text in texts if text not in MISSING]
    for kind, pattern in _PATTERNS:
        if given and all(map(pattern.fullmatch, given)):
            return kind
    return "text"


def _shown(text: str, kind: Kind, places: int, wording: Wording) -> str:
    """Return a cell as printed; all numbers of a column have the same decimals, so that their points align."""
    if text in MISSING:
        return wording.label("nothing")
    match kind:
        case "number":
            value = number_in(text)
            assert value is not None
            return shown_number(value, places, wording, percent=text.endswith("%"))
        case "date":
            try:
                return wording.day(date.fromisoformat(text))
            except ValueError:
                return text
        case "time":
            return re.sub(r"\s?[-\u2013]\s?", "\u2013", text.replace(".", ":"))
    return text
