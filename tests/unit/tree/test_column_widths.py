"""Columns without widths of their own: numbers and usual words have room, at the usual size or in small type."""

from __future__ import annotations

from itertools import product

import pytest

from outcome_reports import tree
from outcome_reports.markup import MarkupError, parse_markup

# Millimetres, measured on paper: a digit, and both sides of a cell, at the usual size and in small type.
PAGE, USUAL, SMALL = 166.0, (1.65, 5.2), (1.48, 2.5)
LONG = "Words of explanation that fill several lines of their cell"


def table(columns: int, cells: list[str]) -> str:
    row = "| " + " | ".join(cells[place % len(cells)] for place in range(columns)) + " |"
    return "\n".join(["| " + "H | " * columns, "|---" * columns + "|", row, row])


def made(source: str) -> tree.Table:
    (block,) = parse_markup(source)
    assert isinstance(block, tree.Table)
    return block


@pytest.mark.parametrize(("columns", "beside"), [*product((2, 4, 7, 8), ("Indonesia", LONG)), (9, "–"), (10, "–")])
@pytest.mark.parametrize("number", ["1,234,567", "12,345,678", "2026", "48.5%", "–1 234", "2019–2026", "$1,000,000"])
def test_numbers_are_whole(columns: int, number: str, beside: str) -> None:
    block = made(table(columns, [number, beside]))
    digit, sides = SMALL if tree.is_crowded(block) else USUAL
    room = (block.columns[0].width * PAGE - sides) / digit
    assert room >= max(sum(0.5 if letter in ",." else 1 for letter in part) for part in number.split())
    assert sum(column.width for column in block.columns) == pytest.approx(1)


@pytest.mark.parametrize("columns", [11, 12])
def test_numbers_that_fit_no_page_are_refused_with_their_place(columns: int) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_markup(f"Before.\n\n{table(columns, ['12,345,678,901'])}")
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert str(columns) in problem.message


@pytest.mark.parametrize(
    ("columns", "cell"),
    [*product((6, 12), ("2026", "a")), *product((6, 9), ("x" * 70, "123e4567" * 8, "1" * 40))],
)
def test_short_numbers_and_words_that_may_be_broken_are_not(columns: int, cell: str) -> None:
    assert len(made(table(columns, [cell])).columns) == columns


def test_tables_with_room_keep_their_widths_and_their_type() -> None:
    block = made(table(3, ["Indonesia", "1,234", LONG]))
    assert not tree.is_crowded(block)
    assert [round(column.width, 3) for column in block.columns] == [0.222, 0.141, 0.636]


def inside(opening: str, text: str) -> str:
    fence = "::: column\n" if opening == "columns" else ""
    return f":::: {opening}\n{fence}{text}\n{':::' if fence else ''}\n::::"


@pytest.mark.parametrize(
    ("opening", "role", "columns"), [("box", "box", 6), ("takeaways", "takeaways", 6), ("columns", "column", 3)]
)
@pytest.mark.parametrize("cells", [["1,234,567"], ["1,234,567", "Indonesia"]])
def test_numbers_are_whole_in_boxes_and_columns(opening: str, role: str, columns: int, cells: list[str]) -> None:
    blocks = parse_markup(inside(opening, table(columns, cells)))
    (block,) = (block for block in tree.blocks_of(blocks) if isinstance(block, tree.Table))
    room = tree.layout_of(role).room
    digit, sides = SMALL if tree.is_crowded(block, room) else USUAL
    assert (block.columns[0].width * room * PAGE - sides) / digit >= 8
    assert tree.is_crowded(block, room)
    assert not tree.is_crowded(block)


@pytest.mark.parametrize(("opening", "columns"), [("box", 8), ("takeaways", 8), ("columns", 5)])
def test_numbers_that_fit_no_box_or_column_are_refused(opening: str, columns: int) -> None:
    with pytest.raises(MarkupError, match=rf"a table of {columns} columns whose numbers are too long for a"):
        parse_markup(inside(opening, table(columns, ["1,234,567"])))


def test_small_tables_in_boxes_keep_their_widths() -> None:
    source = table(3, ["Indonesia", "1,234", "Words"])
    (box,) = parse_markup(inside("box", source))
    assert isinstance(box, tree.Section)
    (inner,) = box.blocks
    assert inner == made(source)
