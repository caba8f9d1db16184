"""Tables of data from files: numbers that fit no page are refused."""

from __future__ import annotations

import pytest

from outcome_reports.errors import CompositionError
from outcome_reports.language.wording import wording_for
from outcome_reports.markup import parse_markup
from outcome_reports.tabulating.data_tables import data_table
from outcome_reports.tree import DataSource, Inline, Role, Table, Text, blocks_of, lines_of


def filled(
    columns: int, number: str, caption: tuple[Inline, ...] = (Text("Calls"),), room: float = 1.0, words: str = "Head"
) -> Table:
    table = Table((), (), (), caption, role=Role.DATA, source=DataSource("calls.csv", "", "", "", room))
    rows = [[words, *["Head"] * (columns - 1)], [number] * columns, [number] * columns]
    made = data_table(table, {table.source.name: rows} if table.source else {}, wording_for("en"))
    assert isinstance(made, Table)
    return made


@pytest.mark.parametrize(("columns", "number"), [(12, "12345678901"), (10, "123456789.25"), (9, "-1234567890.5")])
@pytest.mark.parametrize(("caption", "name"), [((Text("Calls"),), "Calls"), ((), "calls.csv")])
def test_numbers_that_fit_no_page_are_an_error(
    columns: int, number: str, caption: tuple[Inline, ...], name: str
) -> None:
    with pytest.raises(CompositionError, match=f"^the table “{name}” has {columns} columns whose numbers are too long"):
        filled(columns, number, caption)


@pytest.mark.parametrize(("columns", "number"), [(12, "2026"), (12, "12345"), (6, "12345678901"), (2, "1" * 24)])
def test_numbers_that_fit_are_kept(columns: int, number: str) -> None:
    assert len(filled(columns, number).columns) == columns


@pytest.mark.parametrize("nothing", ["", "-", "–", "—", "n/a", "N/A", "n.a."])
def test_a_column_of_numbers_may_have_gaps(nothing: str) -> None:
    rows = [["State", "Ships"], ["Fiji", "12345"], ["Tonga", nothing], ["Palau", "6"]]
    made = data_table(Table((), (), (), source=DataSource("a.csv", "", "", "")), {"a.csv": rows}, wording_for("en"))
    assert isinstance(made, Table)
    assert made.columns[1].align == "end"
    assert list(lines_of(made.body))[1::2] == ["12,345", "–", "6"]


@pytest.mark.parametrize(("room", "columns"), [(0.64, 7), (0.33, 4)])
def test_numbers_that_fit_a_page_but_not_their_box_are_an_error(room: float, columns: int) -> None:
    assert len(filled(columns, "12345678").columns) == columns
    with pytest.raises(CompositionError, match="whose numbers are too long for its box or column"):
        filled(columns, "12345678", room=room)


def test_columns_of_numbers_get_their_width_first_where_a_table_is_narrow() -> None:
    words = "Whatever is said of these many words in the first line"
    page, box = (filled(5, "12345678", room=room, words=words).columns for room in (1.0, 0.64))
    assert box[1].width > page[1].width
    assert sum(column.width for column in box) == pytest.approx(1)


@pytest.mark.parametrize(
    ("around", "room"),
    [
        ("{}", 1.0),
        ("::: box\n{}\n:::", 0.64),
        ("::: takeaways\n{}\n:::", 0.64),
        ("::: box\n::: box\n{}\n:::\n:::", 0.64),
        ("::: columns\n::: column\n{}\n:::\n::: column\nWords.\n:::\n:::", 0.33),
    ],
)
def test_a_table_of_data_knows_the_room_it_has(around: str, room: float) -> None:
    blocks = parse_markup(around.format('::: table {data="calls.csv" caption="Calls"}\n:::'))
    (table,) = (block for block in blocks_of(blocks) if isinstance(block, Table))
    assert table.source
    assert table.source.room == room
