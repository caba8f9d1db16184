"""Charts of texts as stacks and as upright columns: what they draw, and what cannot be drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from outcome_reports.errors import CompositionError
from outcome_reports.language.wording import Wording, wording_for
from outcome_reports.tabulating.data_charts import data_chart
from outcome_reports.tree import DataSource, Drawing, Piece, Role, Section, Table, Text, lines_of

ENGLISH = wording_for("en")
PARTIES = (("Month", "North", "South"), ("May", "30", "10"), ("June", "-20", "20"), ("July", "", "n/a"))


def chart(kind: str, rows: Sequence[Sequence[str]], *, unit: str = "", wording: Wording = ENGLISH) -> Table:
    source = DataSource("a.csv", "", kind, unit)
    table = Table((), (), (), (Text("Calls"),), id="calls", role=Role.DATA, source=source)
    section = data_chart(table, source, rows, wording)
    assert isinstance(section, Section)
    assert (section.id, section.role) == ("calls", Role.CHART)
    (drawn,) = section.blocks
    assert isinstance(drawn, Table)
    assert sum(column.width for column in drawn.columns) == pytest.approx(1)
    return drawn


def words(table: Table) -> list[list[str]]:
    return [[" ".join(lines_of(cell.blocks)) for cell in row.cells] for row in (*table.head, *table.body)]


def drawings(table: Table) -> list[Drawing]:
    """The stacks or the groups of columns of a chart, without its key."""
    cells = [cell for row in table.body for cell in row.cells] + list(table.head[0].cells)
    return [cell.drawing for cell in cells if cell.drawing and len(cell.drawing.pieces) != 1] or [
        cell.drawing for cell in cells if cell.drawing and cell.drawing.place == "below"
    ]


def axis(drawing: Drawing) -> Piece | None:
    return next((piece for piece in drawing.pieces if piece.look is None), None)


def test_stacks_begin_at_the_axis_and_go_on_where_the_last_series_ended() -> None:
    table = chart("stacked", PARTIES)
    assert words(table) == [["Month", "North", "South"], ["May", "30", "10"], ["June", "−20", "20"], ["July", "–", "–"]]
    may, june, july = (row.cells[0].drawing for row in table.body)
    assert may is not None
    assert june is not None
    assert july is not None
    # From -20 to 40 on 100 millimetres.
    assert [(piece.left, piece.width, piece.look) for piece in may.pieces[:2]] == [(33.33, 50.0, 0), (83.33, 16.67, 1)]
    assert [(piece.left, piece.width, piece.look) for piece in june.pieces[:2]] == [(0.0, 33.33, 0), (33.33, 33.33, 1)]
    assert july.pieces == (axis(july),)
    assert {one.left for drawing in (may, june, july) if (one := axis(drawing))} == {33.33}
    assert [cell.drawing.pieces[0].look for cell in table.head[0].cells[1:] if cell.drawing] == [0, 1]


def test_stacks_without_anything_below_zero_need_no_axis() -> None:
    first, second = (row.cells[0].drawing for row in chart("stacked", [("a", "b"), ("x", "2"), ("y", "0")]).body)
    assert first is not None
    assert second is not None
    assert second.pieces == ()
    assert [(piece.left, piece.width) for piece in first.pieces] == [(0.0, 100.0)]


def test_upright_columns_stand_over_the_names_of_rows_on_one_scale() -> None:
    table = chart("columns", PARTIES)
    assert words(table) == [["Month", "May", "June", "July"], ["North", "30", "−20", "–"], ["South", "10", "20", "–"]]
    may, june, july = (cell.drawing for cell in table.head[0].cells[1:])
    assert may is not None
    assert june is not None
    assert july is not None
    # From -20 to 30 on 34 millimetres: zero is at 20.4.
    assert [(piece.top, piece.height, piece.look) for piece in may.pieces[:2]] == [(0.0, 20.4, 0), (13.6, 6.8, 1)]
    assert [(piece.top, piece.height, piece.look) for piece in june.pieces[:2]] == [(20.4, 13.6, 0), (6.8, 13.6, 1)]
    assert july.pieces == (axis(july),)
    for drawing in (may, june, july):
        line = axis(drawing)
        assert line is not None
        assert (line.left, line.top, line.width) == (0.0, 20.4, drawing.width)
        assert all(piece.left >= 0 and piece.left + piece.width <= drawing.width for piece in drawing.pieces)
    assert [row.cells[0].drawing.pieces[0].look for row in table.body if row.cells[0].drawing] == [0, 1]


@pytest.mark.parametrize("kind", ["bars", "stacked", "columns"])
def test_numbers_are_those_of_the_language(kind: str) -> None:
    rows = [("a", "b", "c"), ("x", "1,250.5%", "-3%"), ("y", "0", "n/a")]
    assert {text for row in words(chart(kind, rows)) for text in row} >= {"1,250.5%", "−3.0%", "0.0", "–"}
    marks = ENGLISH.file.numbers.model_copy(update={"grouping_mark": "\u202f", "decimal_mark": ","})
    other = replace(ENGLISH, file=ENGLISH.file.model_copy(update={"numbers": marks}))
    found = {text for row in words(chart(kind, [("a", "b"), ("x", "1250.5")], wording=other)) for text in row}
    assert "1\u202f250,5" in found


@pytest.mark.parametrize("kind", ["bars", "stacked", "columns"])
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("a", "b"), ("x", "=1+1")], "the row “x”, column “b” of the chart “a.csv” has “=1+1”: write a number up to"),
        ([("a", "b"), ("x", "1,5")], "the row “x”, column “b” of the chart “a.csv” has “1,5”: write a number"),
        ([("a", "b"), ("x", "1e9")], "has “1e9”: write a number"),
        ([("a", "b"), ("x", "nan")], "has “nan”: write a number"),
        ([("a", "b"), ("x", "2" * 400)], f"has “{'2' * 60}”: write a number up to 1,000,000,000,000,000"),
        ([("a", "b", "c"), ("x", "48%", "12")], "column “c” of the chart “a.csv” has “12” beside percentages"),
        ([("a",), ("x",)], "has 0 series: from 1 to 8"),
        ([("a", *"123456789"), ("x", *"123456789")], "has 9 series: from 1 to 8"),
    ],
)
def test_what_cannot_be_drawn_is_named_with_its_place(kind: str, rows: Sequence[Sequence[str]], message: str) -> None:
    with pytest.raises(CompositionError, match=re.escape(message)):
        chart(kind, rows)


@pytest.mark.parametrize("kind", ["bars", "stacked", "columns"])
@pytest.mark.parametrize(
    "rows",
    [
        [("a", "b", "c"), ("x", "48%", "0"), ("y", "0", "2%")],
        [("a", "b"), ("x", "")],
        [("a", "b"), ("x", "0")],
        [("a", "b"), ("x", "1000000000000000")],
        [("", *"12345678"), ("x", *"12345678")],
    ],
)
def test_near_misses_are_drawn(kind: str, rows: Sequence[Sequence[str]]) -> None:
    for drawing in drawings(chart(kind, rows)):
        for piece in drawing.pieces:
            assert 0 <= piece.left <= piece.left + piece.width <= drawing.width + 0.02
            assert 0 <= piece.top <= piece.top + piece.height <= drawing.height + 0.02


@pytest.mark.parametrize(("count", "refused"), [(12, False), (13, True)])
def test_twelve_groups_fit_side_by_side(count: int, refused: bool) -> None:
    rows = [("Year", "Calls"), *((str(2000 + at), str(at)) for at in range(count))]
    if refused:
        with pytest.raises(CompositionError, match=r"has 13 rows: at most 12 fit side by side; use kind=\"bars\""):
            chart("columns", rows)
    else:
        assert len(chart("columns", rows).columns) == 13


@pytest.mark.parametrize("kind", ["stacked", "columns"])
def test_numbers_too_long_for_their_columns_are_refused(kind: str) -> None:
    wide = [("a", *"12345678"), *((name, *["123456789.25"] * 8) for name in "abcdefgh")]
    with pytest.raises(CompositionError, match=r"8 columns of numbers of up to 14 characters"):
        chart(kind, wide)
    assert chart("bars", wide).body


def test_a_unit_is_said_once_in_the_title() -> None:
    assert next(iter(lines_of((chart("stacked", PARTIES, unit="calls"),)))) == "Calls (calls)"
    assert words(chart("columns", PARTIES, unit="%"))[1] == ["North", "30%", "−20%", "–"]


def test_numbers_end_where_their_column_does_and_are_in_the_middle_under_columns() -> None:
    assert [[column.align for column in chart(kind, PARTIES).columns] for kind in ("bars", "stacked", "columns")] == [
        ["start", "start", "start"],
        ["start", "end", "end"],
        ["start", "center", "center", "center"],
    ]


def test_the_labels_of_a_chart_have_room_for_their_words() -> None:
    def widths(kind: str, corner: str = "Month") -> list[float]:
        rows = [(corner, *PARTIES[0][1:]), *PARTIES[1:]]
        return [round(column.width, 3) for column in chart(kind, rows).columns]

    assert widths("bars") == [0.3, 0.35, 0.35]
    assert widths("stacked") == [0.78, 0.11, 0.11]
    assert widths("columns") == [0.14, 0.287, 0.287, 0.287]
    assert widths("columns", "A corner of some length") == [0.3, 0.233, 0.233, 0.233]
