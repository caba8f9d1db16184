"""Tables and charts of data: from files, from tables of pipes, and from Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import numpy as np
import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.errors import ArgumentError, ArgumentTypeError, CompositionError
from outcome_reports.model import Edition
from outcome_reports.tree import Bar, Document, Role, Table, blocks_of, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry

SURVEY = (("Of use", "2025", "2026"), ("Plenary", "48%", "62.5%"), ("Visits", "", "100%"), ("Food", "-20%", "n/a"))
MIXED = (
    ("When", "Time", "What", "Cost"),
    ("2026-05-04", "09:00-10:30", "Opening", "1,200.5"),
    ("2026-05-05", "9.15", "", "-80"),
)
PIPES = "| M | N | S |\n|---|--:|--:|\n| May | 10 | 5 |\n| June | 0 | |\n"


def compose(*functions: sections.Section, text: str = "", **tables: Sequence[Sequence[str]]) -> Document:
    content = {"looking_ahead": {"text": text}, "tables": tables} if text else {}
    edition = Edition.model_validate(HEAD | {"registry": registry()} | content)
    return compose_document(edition, functions, kind="report", title="T", document_type="R")


def drawn(text: str, **tables: Sequence[Sequence[str]]) -> Table:
    files = {name.replace("_", "."): rows for name, rows in tables.items()}
    return only_table(compose(sections.looking_ahead, text=text, **files))


def only_table(document: Document) -> Table:
    (found,) = [block for block in blocks_of(document.blocks) if isinstance(block, Table)]
    return found


def words(table: Table) -> list[list[str]]:
    return [[" ".join(lines_of(cell.blocks)) for cell in row.cells] for row in (*table.head, *table.body)]


def bars(table: Table) -> list[list[Bar | None]]:
    return [[cell.bar for cell in row.cells[1:]] for row in table.body]


def test_cells_are_typed_by_their_columns() -> None:
    table = drawn('::: table {data="a.csv" caption="What *was*"}\n:::', a_csv=MIXED)
    assert words(table) == [
        ["When", "Time", "What", "Cost"],
        ["4 May 2026", "09:00–10:30", "Opening", "1,200.5"],
        ["5 May 2026", "9:15", "–", "−80.0"],
    ]
    assert [column.align for column in table.columns] == ["start", "start", "start", "end"]
    assert next(iter(lines_of((table,)))) == "What was"
    assert [row.cells[0].header for row in table.body] == [True, True]
    assert (table.role, table.source) == (Role.DATA, None)


@pytest.mark.parametrize(
    ("column", "printed"),
    [
        (("2024", "2025"), ("2024", "2025")),
        (("1999", "n/a", "2000"), ("1999", "–", "2000")),
        (("00184", "4120"), ("00184", "4120")),
        (("0123456789",), ("0123456789",)),
        (("007", "12"), ("007", "12")),
        (("12345678901234567", "0.25"), ("12,345,678,901,234,567.00", "0.25")),
        # near misses
        (("2024", "12000"), ("2,024", "12,000")),
        (("1,950", "2010"), ("1,950", "2,010")),
        (("1850", "2101"), ("1,850", "2,101")),
        (("0", "1200"), ("0", "1,200")),
        (("0.5", "1200"), ("0.5", "1,200.0")),
        (("09:15", "10.30"), ("09:15", "10:30")),
    ],
)
def test_figures_that_name_something_stay_and_others_keep_every_digit(
    column: tuple[str, ...], printed: tuple[str, ...]
) -> None:
    table = drawn('::: table {data="a.csv"}\n:::', a_csv=[("H", "I"), *(("x", text) for text in column)])
    assert tuple(row[1] for row in words(table)[1:]) == printed


def test_a_chart_prints_every_digit() -> None:
    table = drawn('::: chart {data="a.csv" title="T"}\n:::', a_csv=[("H", "I"), ("2024", "123456789012345.67")])
    assert words(table)[1] == ["2024", "123,456,789,012,345.67"]


@pytest.mark.parametrize("column", [("a", "1"), ("a", "10:00"), ("1", "2026-13-45x"), ("=1+1", "2")])
def test_a_column_of_several_types_is_text(column: tuple[str, str]) -> None:
    table = drawn('::: table {data="a.csv"}\n:::', a_csv=[("H", "I"), *((text, "x") for text in column)])
    assert [row[0] for row in words(table)[1:]] == list(column)


def test_percentages_negative_and_missing_values_are_drawn_on_one_scale() -> None:
    table = drawn('::: chart {data="a.csv" title="Use"}\n:::', a_csv=SURVEY)
    assert words(table)[1:] == [["Plenary", "48.0%", "62.5%"], ["Visits", "–", "100.0%"], ["Food", "−20.0%", "–"]]
    (first, second), (none, whole), (below, missing) = bars(table)
    assert none is None
    assert missing is None
    assert first is not None
    assert second is not None
    assert whole is not None
    assert below is not None
    assert (first.share, first.start, first.hollow) == pytest.approx((48 / 120, 20 / 120, False))
    assert (whole.share, whole.start, second.hollow) == pytest.approx((100 / 120, 20 / 120, True))
    assert (below.share, below.start) == pytest.approx((20 / 120, 0.0))
    assert table.role == Role.CHART


def test_a_chart_is_drawn_from_a_table_of_pipes() -> None:
    table = drawn(f'::: chart {{title="Calls" unit="calls"}}\n{PIPES}:::')
    assert words(table) == [["M", "N", "S"], ["May", "10", "5"], ["June", "0", "–"]]
    assert next(iter(lines_of((table,)))) == "Calls (calls)"
    assert [[bar.share if bar else None for bar in row] for row in bars(table)] == [[1.0, 0.5], [0.0, None]]


def test_a_chart_has_the_names_that_its_table_mentions() -> None:
    table = drawn('::: chart {title="What [[IOM]] did"}\n| [[PHL]] | N |\n|---|--:|\n| in [[IOM]] | 12 |\n:::')
    assert list(lines_of((table,))) == [
        "What International Organization for Migration (IOM) did",
        *("The Philippines", "N", "in IOM", "12"),
    ]


def test_a_value_that_is_no_number_is_named_with_its_place() -> None:
    with pytest.raises(CompositionError, match=r"row “Plenary”, column “2026” of the chart “a.csv” has “many”"):
        drawn('::: chart {data="a.csv" title="Use"}\n:::', a_csv=[*SURVEY[:1], ("Plenary", "1", "many")])


@pytest.mark.parametrize("count", [9, 30])
def test_more_series_than_can_be_read_are_refused(count: int) -> None:
    rows = [[str(at) for at in range(count + 1)] for _ in range(2)]
    with pytest.raises(CompositionError, match=f"has {count} series: from 1 to 8"):
        drawn('::: chart {data="a.csv" title="Use"}\n:::', a_csv=rows)


def test_files_that_are_not_there_are_named() -> None:
    with pytest.raises(ValueError, match=r"the data “a\.csv” do not exist"):
        drawn('::: table {data="a.csv"}\n:::')


# ---- from Python


class Frame:
    """As much of a data frame as tables ask for."""

    columns = ("Day", "States")

    def itertuples(self, *, index: bool, name: str | None) -> list[tuple[Any, ...]]:
        assert not index
        assert name is None
        return [(date(2026, 5, 4), 12), (date(2026, 5, 5), float("nan"))]


@pytest.mark.parametrize(
    "rows",
    [
        Frame(),
        {"Day": [date(2026, 5, 4), "2026-05-05"], "States": [12, None]},
        [{"Day": "2026-05-04", "States": 12}, {"Day": "2026-05-05"}],
        [["Day", "States"], ["2026-05-04", 12.0], ("2026-05-05", None)],
    ],
)
def test_tables_are_made_of_frames_columns_and_rows(rows: object) -> None:
    table = only_table(compose(sections.table(rows, caption="Who came", align=("center", "end"), id="came")))
    assert words(table) == [["Day", "States"], ["4 May 2026", "12"], ["5 May 2026", "–"]]
    assert ([column.align for column in table.columns], table.id) == (["center", "end"], "came")


def test_charts_are_made_of_rows() -> None:
    table = only_table(compose(sections.chart({"Month": ["May"], "Calls": [3]}, title="Calls")))
    assert (words(table), table.role) == ([["Month", "Calls"], ["May", "3"]], Role.CHART)


SINGLE = np.array(3)


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        ([["a", "b"], [1]], ArgumentError, "row 1 of the table has 1 value: its head has 2"),
        ({"a": [1], "b": [1, 2]}, ArgumentError, "of unequal length: {'a': 1, 'b': 2}"),
        ([["a"], [object]], ArgumentTypeError, "row 1, column “a” of the table has <class 'object'>"),
        ([["a"], [True]], ArgumentTypeError, "row 1, column “a” of the table has True"),
        ([["a"], [float("inf")]], ArgumentTypeError, "row 1, column “a” of the table has inf"),
        ([["a"]], ArgumentError, "at least one row"),
        ([], ArgumentError, "at least one row"),
        ("text", ArgumentTypeError, "str is not a table"),
        (3, ArgumentTypeError, "int is not a table"),
        (["a", "b"], ArgumentTypeError, "are lists of values"),
        ([SINGLE], ArgumentTypeError, "are lists of values"),
        (SINGLE, ArgumentTypeError, "is not a table"),
        ({"a": 1}, ArgumentTypeError, "the column “a” of a table is a list of values"),
        ({"a": [1], "b": "xy"}, ArgumentTypeError, "the column “b” of a table is a list of values"),
        ([["a"], [np.array([1, 2])]], ArgumentTypeError, r"row 1, column “a” of the table has array\(\[1, 2\]\)"),
    ],
)
def test_what_is_no_table_is_refused(rows: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        sections.table(rows)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda wrong: sections.table([["a"], [1]], caption=wrong), "the caption of a table"),
        (lambda wrong: sections.table([["a"], [1]], id=wrong), "the id of a table"),
        (lambda wrong: sections.chart([["a"], [1]], title=wrong), "the title of a chart"),
        (lambda wrong: sections.chart([["a"], [1]], title="a", kind=wrong), "the kind of a chart"),
        (lambda wrong: sections.chart([["a"], [1]], title="a", unit=wrong), "the unit of a chart"),
        (lambda wrong: sections.figure(b"", alt=wrong), "the alt of a picture"),
        (lambda wrong: sections.figure(b"", alt="a", credit=wrong), "the credit of a picture"),
        (lambda wrong: compose(lambda composer: [composer.heading(2, wrong)]), "the text of a heading"),
        (lambda wrong: compose(lambda composer: [composer.paragraph(wrong)]), "the text of a paragraph"),
    ],
)
@pytest.mark.parametrize("wrong", [None, 3, b"text", ["text"]])
def test_what_is_no_text_is_refused_by_its_name(make: Any, message: str, wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match=f"^{message} must be a text, not {type(wrong).__name__}$"):
        make(wrong)


def test_a_text_that_is_no_prose_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match=r"^prose is a text of the edition, not str: see paragraph"):
        compose(lambda composer: composer.prose("text"))  # type: ignore[arg-type]


@pytest.mark.parametrize("align", ["start", 3, None, ["left"], [["start"]]])
def test_sides_that_there_are_not_are_refused(align: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^the sides in `align` are a list of “start”, “center”, “end”: not "):
        sections.table([["a"], [1]], align=align)


@pytest.mark.parametrize("width", ["1", None, float("nan"), 2, [1]])
def test_a_width_that_is_no_share_is_refused(width: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^the width of a picture is a share of the text"):
        sections.figure(b"", alt="a", width=width)


def test_times_are_set_as_times() -> None:
    table = only_table(compose(sections.table([["At", "What"], [time(9, 5), "a"], [time(14, 0), "b"]])))
    assert [row[0] for row in words(table)] == ["At", "09:05", "14:00"]
