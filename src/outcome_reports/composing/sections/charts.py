"""Charts: tables whose numbers are drawn as bars, so that the data are always present and charts need no colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from numbers import Real

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.text_arguments import check_texts
from outcome_reports.errors import ArgumentError, ArgumentTypeError, counted
from outcome_reports.tree import Bar, Cell, Column, Paragraph, Role, Row, Section, Table, Text

MOST_UNITS = 40
"""Maximum number of units drawn one by one: more cannot be counted."""
_LABELS = 0.3
_LARGEST = 10**15
_MOST_SERIES = 11


def bar_chart(
    composer: Composer,
    title: str,
    values: Mapping[str, Sequence[float]],
    *,
    series: Sequence[str],
    caption: str,
    labels: str,
    id: str,
    units: bool = False,
) -> Section:
    """Return a chart of horizontal bars: a row for each label of `values`, a column of bars for each of `series`.

    All bars have one scale. `caption` says what is counted, `labels` names the rows; `units` draws each unit as a
    square, if there are few. Without colour, the series differ by position, and every second one is hollow. Raises
    ArgumentError for no rows or series, for a row without one value for each series, and for values that are not
    numbers from 0 (text, True, NaN, infinity), for too many series; ArgumentTypeError for arguments of other types.
    """
    check_texts("a chart", title=title, caption=caption, labels=labels, id=id)
    _check_arguments(title, values, series)
    if not values or not series:
        raise ArgumentError(f"the chart “{title}” needs at least one row and one series")
    for label, row in values.items():
        _check_row(title, label, row, len(series))
    # Adding 0 makes -0.0, which would be printed with its sign, 0.0.
    rows = {label: [float(value) + 0.0 for value in row] for label, row in values.items()}
    most = max(value for row in rows.values() for value in row) or 1
    drawn = units and most <= MOST_UNITS and all(value.is_integer() for row in rows.values() for value in row)
    head = Row(tuple(Cell((_words(text),), header=True) for text in (labels, *series)))
    body = tuple(
        Row(
            (
                Cell((_words(label),), header=True),
                *(
                    Cell(
                        (_words(composer.wording.number(value)),),
                        bar=Bar(value / most, int(value) if drawn else 0, bool(place % 2)),
                    )
                    for place, value in enumerate(row)
                ),
            )
        )
        for label, row in rows.items()
    )
    columns = (Column(_LABELS), *(Column((1 - _LABELS) / len(series)) for _ in series))
    table = Table(columns, (head,), body, (Text(caption),), id=f"{id}-table", role=Role.CHART)
    return Section((composer.heading(3, title, in_contents=False), table), id=id, role=Role.CHART)


def _check_arguments(title: str, values: object, series: object) -> None:
    if not isinstance(values, Mapping):
        raise ArgumentTypeError(f"the values of the chart “{title}” are a row for each label: write {{label: [value]}}")
    if isinstance(series, str) or not isinstance(series, Sequence) or not all(isinstance(one, str) for one in series):
        raise ArgumentTypeError(f"the series of the chart “{title}” are a list of texts, not {series!r}")
    if len(series) > _MOST_SERIES:
        raise ArgumentError(f"the chart “{title}” has {len(series)} series: at most {_MOST_SERIES} fit a page")


def _check_row(title: str, label: str, row: object, count: int) -> None:
    if not isinstance(label, str):
        raise ArgumentTypeError(f"a row of the chart “{title}” has the name {label!r}: write a text, {str(label)!r}")
    if isinstance(row, str) or not isinstance(row, Sequence) or len(row) != count:
        raise ArgumentError(
            f"the row “{label}” of the chart “{title}” needs {counted(count, 'value')}, but has {row!r}"
        )
    for value in row:
        is_number = value.is_finite() if isinstance(value, Decimal) else isinstance(value, Real)
        if not is_number or isinstance(value, bool) or not 0 <= value <= _LARGEST:
            try:
                shown = repr(value)
            except ValueError:
                # Python writes whole numbers of at most 4,300 figures.
                raise ArgumentError(
                    f"the row “{label}” of the chart “{title}” has a number too long to print: "
                    f"values are numbers from 0 to {_LARGEST:,}"
                ) from None
            raise ArgumentError(
                f"the row “{label}” of the chart “{title}” has {shown}: values are numbers from 0 to {_LARGEST:,}"
            )


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))
