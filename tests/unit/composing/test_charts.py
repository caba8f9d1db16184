from __future__ import annotations

import pytest

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections import bar_chart
from outcome_reports.model import Edition
from outcome_reports.tree import Bar, Heading, Section, Table, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry


def chart(values: dict[str, tuple[float, ...]], *, units: bool = False, series: tuple[str, ...] = ("One",)) -> Section:
    composer = Composer(Edition.model_validate(HEAD | {"registry": registry()}), "T", "R")
    return bar_chart(composer, "Title", values, series=series, caption="Counted", labels="What", id="c", units=units)


def bars(section: Section) -> list[list[Bar | None]]:
    table = section.blocks[1]
    assert isinstance(table, Table)
    return [[cell.bar for cell in row.cells] for row in table.body]


def test_a_chart_is_a_table_with_its_data_in_words() -> None:
    section = chart({"a": (1000, 2), "b": (0, 3)}, series=("First", "Second"))
    heading, table = section.blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert list(lines_of([section])) == [
        *("Title", "Counted", "What", "First", "Second"),
        *("a", "1,000", "2"),
        *("b", "0", "3"),
    ]
    assert all(row.cells[0].header for row in table.body)


def test_bars_have_one_scale_and_every_second_series_is_hollow() -> None:
    assert bars(chart({"a": (8, 2), "b": (4, 0)}, series=("First", "Second"))) == [
        [None, Bar(1.0), Bar(0.25, hollow=True)],
        [None, Bar(0.5), Bar(0.0, hollow=True)],
    ]


@pytest.mark.parametrize(("most", "drawn"), [(40, 40), (41, 0), (2.5, 0)])
def test_few_whole_things_are_drawn_one_by_one(most: float, drawn: int) -> None:
    assert bars(chart({"a": (most,)}, units=True)) == [[None, Bar(1.0, units=drawn)]]


def test_a_chart_of_nothing_has_bars_of_no_length() -> None:
    assert bars(chart({"a": (0,)}, units=True)) == [[None, Bar(0.0)]]


@pytest.mark.parametrize("row", [(), (1, 2), (-1,)])
def test_rows_that_do_not_fit_the_series_are_errors(row: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="the row “a” of a chart needs 1 values"):
        chart({"a": row})
