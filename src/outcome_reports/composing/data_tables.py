"""Tables and charts of data: cells typed by their column, numbers in the figures of the language, bars for charts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from outcome_reports.errors import CompositionError
from outcome_reports.language.wording import Wording
from outcome_reports.tree import (
    Align,
    Bar,
    Cell,
    Column,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    Text,
    fitted_columns,
    lines_of,
)

Kind = Literal["number", "time", "date", "text"]

MOST_SERIES = 8
"""Series of one chart: more columns of bars cannot be told apart."""
_NUMBER = re.compile(r"[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[ \xa0\u202f]?%?")
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[-\u2013]\s?(?:[01]?\d|2[0-3])[:.][0-5]\d)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MISSING = frozenset({"", "-", "\u2013", "\u2014", "n/a", "N/A", "n.a."})
_LABELS = 0.3
"""Share of the width of a chart that the labels of its rows take."""


def data_table(table: Table, rows: Mapping[str, Sequence[Sequence[str]]], wording: Wording) -> Table | Section:
    """Return a table that has a source filled with its rows, or drawn as a chart; any other table as it is.

    `rows` are those of the files of the edition. Raises CompositionError, which names row, column and value, for a cell
    of a chart that is not a number.
    """
    source = table.source
    if source is None:
        return table
    grid = [list(row) for row in rows[source.name]] if source.file else _grid(table)
    return _chart(table, grid, wording) if source.kind else _table(table, grid, wording)


def number_in(text: str) -> float | None:
    """Return the number that a cell holds, a percentage as the number before its sign; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    return float(text.rstrip("%").strip().replace(",", "").replace("\u2212", "-"))


def _grid(table: Table) -> list[list[str]]:
    return [[" ".join(lines_of(cell.blocks)) for cell in row.cells] for row in (*table.head, *table.body)]


def _table(table: Table, grid: list[list[str]], wording: Wording) -> Table:
    head, *body = grid
    kinds = [_kind([row[place] for row in body]) for place in range(len(head))]
    aligns: list[Align] = ["end" if kind == "number" else "start" for kind in kinds]
    places = [max((_places(row[at]) for row in body), default=0) for at in range(len(head))]
    shown = [[_shown(text, kinds[at], places[at], wording) for at, text in enumerate(row)] for row in body]
    named = kinds[0] != "number" and len({row[0] for row in body}) == len(body) and all(row[0] for row in body)
    cells = [tuple(_cell(text, header=named and not at) for at, text in enumerate(row)) for row in shown]
    columns = fitted_columns([head, *shown], aligns)
    heads = Row(tuple(_cell(text, header=True) for text in head))
    return replace(table, columns=columns, head=(heads,), body=tuple(map(Row, cells)), source=None)


def _kind(texts: Sequence[str]) -> Kind:
    given = [text for text in texts if text not in _MISSING]
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (("number", _NUMBER), ("time", _TIME), ("date", _DATE))
    for kind, pattern in patterns:
        if given and all(map(pattern.fullmatch, given)):
            return kind
    return "text"


def _places(text: str) -> int:
    return len(text.rstrip("%").strip().partition(".")[2]) if _NUMBER.fullmatch(text) else 0


def _shown(text: str, kind: Kind, places: int, wording: Wording) -> str:
    """Return a cell as it is printed; the numbers of a column have as many decimals, so that their points align."""
    if text in _MISSING:
        return wording.label("nothing")
    match kind:
        case "number":
            value = number_in(text)
            assert value is not None
            return (
                _percent(wording.figure(value, places), wording)
                if text.endswith("%")
                else wording.figure(value, places)
            )
        case "date":
            try:
                return wording.day(date.fromisoformat(text))
            except ValueError:
                return text
        case "time":
            return re.sub(r"\s?[-\u2013]\s?", "\u2013", text.replace(".", ":"))
    return text


def _percent(figure: str, wording: Wording) -> str:
    return wording.label("percent", number=figure)


def _chart(table: Table, grid: list[list[str]], wording: Wording) -> Section:
    head, *body = grid
    if not 1 < len(head) <= MOST_SERIES + 1:
        raise CompositionError(
            f"the chart “{_title(table)}” has {len(head) - 1} series: from 1 to {MOST_SERIES} can be read"
        )
    values = [[_value(table, head, row, at) for at in range(1, len(head))] for row in body]
    given = [value for row in values for value in row if value is not None]
    low, high = min([0.0, *given]), max([0.0, *given])
    room = (high - low) or 1.0
    texts = [text for row in body for text in row[1:] if text not in _MISSING]
    places = max(map(_places, texts), default=0)
    unit = table.source.unit if table.source else ""
    if unit and unit != "%":
        head = [head[0], *(wording.label("with_unit", words=text, unit=unit) for text in head[1:])]
    rows = []
    for row, numbers in zip(body, values, strict=True):
        cells = [_cell(row[0], header=True)]
        for at, value in enumerate(numbers):
            if value is None:
                cells.append(_cell(wording.label("nothing")))
                continue
            figure = wording.figure(value, places)
            if row[at + 1].endswith("%") or unit == "%":
                figure = _percent(figure, wording)
            start = (min(value, 0.0) - low) / room
            bar = Bar(abs(value) / room, hollow=bool(at % 2), start=start)
            cells.append(replace(_cell(figure), bar=bar))
        rows.append(Row(tuple(cells)))
    columns = (Column(_LABELS), *(Column((1 - _LABELS) / (len(head) - 1)) for _ in head[1:]))
    heads = Row(tuple(_cell(text, header=True) for text in head))
    drawn = replace(table, id="", columns=columns, head=(heads,), body=tuple(rows), role=Role.CHART, source=None)
    return Section((drawn,), id=table.id, role=Role.CHART)


def _value(table: Table, head: Sequence[str], row: Sequence[str], at: int) -> float | None:
    text = row[at]
    if text in _MISSING:
        return None
    value = number_in(text)
    if value is None:
        raise CompositionError(
            f"the row “{row[0]}”, column “{head[at]}” of the chart “{_title(table)}” has “{text}”: "
            "write a number, or nothing"
        )
    return value


def _title(table: Table) -> str:
    source = table.source
    return (source.name if source and source.file else "") or "".join(lines_of((replace(table, head=(), body=()),)))


def _cell(text: str, *, header: bool = False) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else (), header=header)
