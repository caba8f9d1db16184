"""What Word shows before the items of its lists."""

from __future__ import annotations

import pytest

from outcome_reports.importing.word.list_numbers import Counters, Level, numeral
from outcome_reports.importing.word.word_content import Paragraph, Run


@pytest.mark.parametrize(
    ("number", "format", "expected"),
    [
        (1, "lowerLetter", "a"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (0, "lowerLetter", "0"),
        (1, "lowerRoman", "i"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (3999, "lowerRoman", "mmmcmxcix"),
        (4000, "lowerRoman", "4000"),
        (0, "upperRoman", "0"),
        (7, "decimal", "7"),
        (7, "ordinal", "7"),
    ],
)
def test_a_number_is_shown_in_the_format_of_its_list(number: int, format: str, expected: str) -> None:
    assert numeral(number, format) == expected


LEVELS = {
    ("1", 0): Level("decimal", text="%1."),
    ("1", 1): Level("lowerLetter", text="%1.%2)"),
    ("2", 0): Level("upperRoman", start=3, text="%1 "),
    ("3", 0): Level("decimal", text="%1/%3"),
}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("1", 0), ("1", 0)], [(1, "1."), (2, "2.")]),
        (
            [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)],
            [(1, "1."), (1, "1.a)"), (2, "1.b)"), (2, "2."), (1, "2.a)")],
        ),
        ([("2", 0), ("2", 0)], [(3, "III"), (4, "IV")]),
        # An item below none begins its list; levels that are not counted are not shown; without a level it is decimal.
        ([("1", 1)], [(1, "1.a)")]),
        ([("2", 1)], [(1, "III.")]),
        ([("3", 0)], [(1, "1/")]),
        ([("9", 0)], [(1, "1.")]),
        # Lists of their own count by themselves, those of one family together.
        ([("1", 0), ("2", 0), ("1", 0)], [(1, "1."), (3, "III"), (2, "2.")]),
        ([("4", 0), ("5", 0), ("4", 0)], [(1, "1."), (2, "2."), (3, "3.")]),
    ],
)
def test_items_are_counted_as_word_counts_them(items: list[tuple[str, int]], expected: list[tuple[int, str]]) -> None:
    counters = Counters(LEVELS, {"4": "family", "5": "family"})
    assert [counters.next(number, depth, restarts=False) for number, depth in items] == expected


def test_a_list_that_restarts_does_so_once() -> None:
    counters = Counters({}, {"4": "family", "5": "family"})
    said = [counters.next(number, 0, restarts=number == "5")[0] for number in ("4", "4", "5", "5", "4")]
    assert said == [1, 2, 1, 2, 3]


@pytest.mark.parametrize(
    ("count", "expected"), [(0, ["1. ", "Words"]), (2, [" ", "Words"]), (3, ["", "ords"]), (9, ["", ""])]
)
def test_the_first_characters_of_a_paragraph_are_taken_off(count: int, expected: list[str]) -> None:
    paragraph = Paragraph([Run("1. ", bold=True), Run("Words")])
    left = paragraph.without_first(count)
    assert [run.text for run in left.runs] == expected
    assert [run.bold for run in left.runs] == [True, False]
    assert [run.text for run in paragraph.runs] == ["1. ", "Words"]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("a", bold=True), Run("  ")], True),
        ([Run("a", bold=True), Run("b")], False),
        ([Run(" a ", bold=True), Run("b", bold=True)], True),
    ],
)
def test_white_space_is_neither_bold_nor_not(runs: list[Run], expected: bool) -> None:
    assert Paragraph(runs).is_bold is expected
