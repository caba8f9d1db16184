from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections import bar_chart
from outcome_reports.errors import ArgumentError, ArgumentTypeError
from outcome_reports.model import Edition
from outcome_reports.tree import Bar, Heading, Section, Table, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry


def chart(values: Any, *, units: bool = False, series: tuple[str, ...] = ("One",)) -> Section:
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


@pytest.mark.parametrize("row", [(), (1, 2), "1", 5])
def test_rows_that_do_not_fit_the_series_are_errors(row: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^the row “a” of the chart “Title” needs 1 value, but has "):
        chart({"a": row})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (math.nan, "nan"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (-1, "-1"),
        (-0.001, "-0.001"),
        (True, "True"),
        (False, "False"),
        ("12", "'12'"),
        (None, "None"),
        (1e300, "1e\\+300"),
        (10**16, "10000000000000000"),
        (10**400, "10{400}"),
        pytest.param(10**5000, "a number too long to print", id="long"),
        pytest.param(Fraction(-(10**5000), 3), "a number too long to print", id="long fraction"),
        (Decimal("NaN"), "Decimal\\('NaN'\\)"),
        (Decimal("sNaN"), "Decimal\\('sNaN'\\)"),
        (Decimal("-0.1"), "Decimal\\('-0.1'\\)"),
    ],
)
def test_values_that_are_not_numbers_from_0_are_errors(value: Any, shown: str) -> None:
    said = rf"^the row “b” of the chart “Title” has {shown}: values are numbers from 0"
    with pytest.raises(ArgumentError, match=said):
        chart({"a": (1, 2), "b": (3, value)}, series=("One", "Two"))


@pytest.mark.parametrize("name", [2026, None, 1.5, ("a",)])
def test_names_of_rows_are_texts(name: Any) -> None:
    with pytest.raises(ArgumentTypeError, match=r"^a row of the chart “Title” has the name .*: write a text, "):
        chart({name: (1,)})


def test_decimals_and_fractions_are_numbers_and_minus_0_is_0() -> None:
    made = chart({"a": (Decimal("1.5"), Fraction(3, 4)), "b": (-0.0, 3)}, series=("One", "Two"))
    assert bars(made) == [[None, Bar(0.5), Bar(0.25, hollow=True)], [None, Bar(0.0), Bar(1.0, hollow=True)]]
    assert "-0" not in " ".join(lines_of((made,)))


@pytest.mark.parametrize("arguments", [{"values": {}}, {"values": {"a": ()}, "series": ()}])
def test_a_chart_of_no_rows_or_series_is_an_error(arguments: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^the chart “Title” needs at least one row and one series$"):
        chart(**arguments)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (100 / 3, "33.33"),
        (200 / 3, "66.67"),
        (0.1 + 0.2, "0.3"),
        (2.5, "2.5"),
        (1234567.891, "1,234,567.89"),
        (1000.0, "1,000"),
        (0, "0"),
        (0.0, "0"),
        (1e-9, "0.000000001"),
        (0.004, "0.004"),
        (10**15, "1,000,000,000,000,000"),
    ],
)
def test_numbers_are_written_for_readers(value: float, words: str) -> None:
    assert list(lines_of([chart({"a": (value,)})]))[-1] == words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": None}, "the title of a chart must be a text, not NoneType"),
        ({"caption": 5}, "the caption of a chart must be a text, not int"),
        ({"labels": ["What"]}, "the labels of a chart must be a text, not list"),
        ({"id": b"c"}, "the id of a chart must be a text, not bytes"),
        ({"values": [1, 2]}, "the values of the chart “Title” are a row for each label: write {label: .value.}"),
        ({"values": None}, "the values of the chart “Title” are a row for each label"),
        ({"series": "One"}, "the series of the chart “Title” are a list of texts, not 'One'"),
        ({"series": [2025]}, r"the series of the chart “Title” are a list of texts, not \[2025\]"),
        ({"series": None}, "the series of the chart “Title” are a list of texts, not None"),
    ],
)
def test_arguments_of_other_types_are_errors(given: dict[str, Any], said: str) -> None:
    composer = Composer(Edition.model_validate(HEAD | {"registry": registry()}), "T", "R")
    usual = {"values": {"a": (1,)}, "series": ["One"], "caption": "Counted", "labels": "What", "id": "c"}
    arguments = {"title": "Title", **usual, **given}
    with pytest.raises(ArgumentTypeError, match=f"^{said}"):
        bar_chart(composer, arguments.pop("title"), arguments.pop("values"), **arguments)


def test_more_series_than_fit_a_page_are_an_error() -> None:
    names = tuple(map(str, range(2015, 2027)))
    with pytest.raises(ArgumentError, match=r"^the chart “Title” has 12 series: at most 11 fit a page$"):
        chart({"a": range(12)}, series=names)
    assert len(bars(chart({"a": range(11)}, series=names[1:]))[0]) == 12
