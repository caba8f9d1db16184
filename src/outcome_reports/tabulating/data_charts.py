"""Data charts: tables of numbers drawn as bars, stacks or columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outcome_reports.errors import CompositionError, counted
from outcome_reports.language.wording import Wording
from outcome_reports.platform.records import record
from outcome_reports.tabulating.chart_drawings import key_of, stack_of, tab_of, upright_columns
from outcome_reports.tabulating.data_cells import MISSING, cell_of, decimal_places, number_in, shown_number
from outcome_reports.tree import Bar, Column, DataSource, Inline, Role, Row, Section, Table, Text, inline_text

MOST_SERIES = 8
"""Maximum series of a chart: more cannot be distinguished."""
_MOST_GROUPS = 12
"""Maximum groups of upright columns side by side."""
_LABELS = 0.3
"""Share of a chart's width for the labels of its rows."""
_NUMBERS = 0.6
"""Maximum share of a stacked chart's width for its numbers."""
_CHARACTERS = 92
"""Number of digits that fit into the width of a chart."""
_LARGEST = 10**15
_SHOWN = 60
"""Maximum length of a value quoted in a message."""


def data_chart(table: Table, source: DataSource, grid: Sequence[Sequence[str]], wording: Wording) -> Section:
    """Return the section of the chart that a table's `source` asks for; `grid` has the words of its cells, the head
    first.

    Raises CompositionError for a value that is not a number, with its row and column, and for more than can be read.
    """
    data = _data_of(_title(table, source), source.unit, grid, wording)
    columns, head, body = {"stacked": _stacked, "columns": _columns}.get(source.kind, _bars)(data)
    caption = _with_unit(table.caption, source.unit, wording)
    drawn = replace(
        table, id="", columns=columns, head=(head,), body=body, caption=caption, role=Role.CHART, source=None
    )
    return Section((drawn,), id=table.id, role=Role.CHART)


def _with_unit(caption: tuple[Inline, ...], unit: str, wording: Wording) -> tuple[Inline, ...]:
    """Return the title of a chart with the unit of its numbers, unless each of them has it."""
    if not unit or unit == "%":
        return caption
    before, _, after = wording.label("with_unit", words="\0", unit=unit).partition("\0")
    return tuple(Text(before) for _ in before[:1]) + caption + tuple(Text(after) for _ in after[:1])


@record(frozen=True, slots=True)
class _Data:
    """The data of a chart: a label and a value of each series for each row; `shown` are the values as text."""

    title: str
    corner: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    shown: tuple[tuple[str, ...], ...]

    @property
    def longest(self) -> int:
        """The length of the longest number."""
        return max((len(text) for row in self.shown for text in row), default=0)

    def check_width(self, columns: int, share: float) -> None:
        """Raise CompositionError if the numbers are too long for the number of columns in their share of the width."""
        longest = self.longest
        if columns * (longest + 1) > round(share * _CHARACTERS):
            raise CompositionError(
                f"the chart “{self.title}” has {counted(columns, 'column')} of numbers of up to "
                f"{counted(longest, 'character')}, which do not fit side by side: "
                'use kind="bars", fewer columns, or numbers with fewer figures'
            )


def _data_of(title: str, unit: str, grid: Sequence[Sequence[str]], wording: Wording) -> _Data:
    head, *body = grid
    if not 1 < len(head) <= MOST_SERIES + 1:
        raise CompositionError(f"the chart “{title}” has {len(head) - 1} series: from 1 to {MOST_SERIES} can be read")
    values = tuple(tuple(_value(title, head, row, at) for at in range(1, len(head))) for row in body)
    texts = [text for row in body for text in row[1:] if text not in MISSING]
    if unit != "%":
        _check_percentages(title, head, body)
    places = max(map(decimal_places, texts), default=0)
    shown = tuple(
        tuple(
            wording.label("nothing")
            if (value := number_in(text)) is None
            else shown_number(value, places, wording, percent=unit == "%" or text.endswith("%"))
            for text in row[1:]
        )
        for row in body
    )
    return _Data(title, head[0], tuple(head[1:]), tuple(row[0] for row in body), values, shown)


def _bars(data: _Data) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    """Draw a bar before each number, all on one scale: a column for each series."""
    given = [value for row in data.values for value in row if value is not None]
    low, high = min([0.0, *given]), max([0.0, *given])
    room = (high - low) or 1.0
    rows = []
    for label, numbers, shown in zip(data.labels, data.values, data.shown, strict=True):
        cells = [cell_of(label, header=True)]
        for at, (value, words) in enumerate(zip(numbers, shown, strict=True)):
            if value is None:
                cells.append(cell_of(words))
                continue
            start = (min(value, 0.0) - low) / room
            cells.append(replace(cell_of(words), bar=Bar(abs(value) / room, hollow=bool(at % 2), start=start)))
        rows.append(Row(tuple(cells)))
    columns = (Column(_LABELS), *(Column((1 - _LABELS) / len(data.series)) for _ in data.series))
    return columns, Row(tuple(cell_of(text, header=True) for text in (data.corner, *data.series))), tuple(rows)


def _stacked(data: _Data) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    """Draw a bar of all series under the label of each row; the heads of the numbers are its key."""
    share = min(_NUMBERS, len(data.series) * max(0.11, (data.longest + 1) / _CHARACTERS))
    data.check_width(len(data.series), share)
    low = min(0.0, *(sum(value for value in row if value and value < 0) for row in data.values))
    high = max(0.0, *(sum(value for value in row if value and value > 0) for row in data.values))
    rows = []
    for label, numbers, shown in zip(data.labels, data.values, data.shown, strict=True):
        name = replace(cell_of(label, header=True), drawing=stack_of(numbers, low, high))
        rows.append(Row((name, *map(cell_of, shown))))
    columns = (Column(1 - share), *(Column(share / len(data.series), "end") for _ in data.series))
    heads = (replace(cell_of(name, header=True), drawing=tab_of(at)) for at, name in enumerate(data.series))
    return columns, Row((cell_of(data.corner, header=True), *heads)), tuple(rows)


def _columns(data: _Data) -> tuple[tuple[Column, ...], Row, tuple[Row, ...]]:
    """Draw upright columns of all series over the label of each row, which becomes a column of the table."""
    count = len(data.labels)
    if count > _MOST_GROUPS:
        raise CompositionError(
            f"the chart “{data.title}” has {counted(count, 'row')}: at most {_MOST_GROUPS} fit side by side; "
            'use kind="bars"'
        )
    data.check_width(count, 1 - _LABELS)
    drawings = upright_columns(data.values)
    heads = (
        replace(cell_of(label, header=True), drawing=drawing)
        for label, drawing in zip(data.labels, drawings, strict=True)
    )
    names = (replace(cell_of(name, header=True), drawing=key_of(at)) for at, name in enumerate(data.series))
    labels = min(_LABELS, 0.08 + 0.012 * max(map(len, (data.corner, *data.series))))
    columns = (Column(labels), *(Column((1 - labels) / count, "center") for _ in data.labels))
    head = Row((cell_of(data.corner, header=True), *heads))
    rows = zip(names, zip(*data.shown, strict=True), strict=True)
    return columns, head, tuple(Row((name, *map(cell_of, shown))) for name, shown in rows)


def _value(title: str, head: Sequence[str], row: Sequence[str], at: int) -> float | None:
    text = row[at]
    if text in MISSING:
        return None
    value = number_in(text)
    if value is None or abs(value) > _LARGEST:
        raise CompositionError(
            f"the row “{row[0]}”, column “{head[at]}” of the chart “{title}” has “{text[:_SHOWN]}”: "
            f"write a number up to {_LARGEST:,}, or nothing"
        )
    return float(value)


def _check_percentages(title: str, head: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    """Refuse percentages mixed with other numbers: they would be drawn on one scale."""
    found = [
        (row[0], head[at], row[at])
        for row in body
        for at in range(1, len(head))
        if row[at] not in MISSING and number_in(row[at])
    ]
    plain = [one for one in found if not one[2].endswith("%")]
    if plain and len(plain) < len(found):
        row, column, text = plain[0]
        raise CompositionError(
            f"the row “{row}”, column “{column}” of the chart “{title}” has “{text}” beside percentages: "
            "write all numbers of a chart with the sign, or none"
        )


def _title(table: Table, source: DataSource) -> str:
    return source.name if source.file else inline_text(table.caption)
