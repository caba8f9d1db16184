"""Characters of a text are replaced, and no others."""

from __future__ import annotations

import pytest

from outcome_reports.rewriting.text_edits import BOM, TextEdit, WordEdit, applied, line_starts, offset_of, with_edits


@pytest.mark.parametrize(
    ("edits", "expected", "made"),
    [
        ([], "abcdef", 0),
        ([(0, "a", "X")], "Xbcdef", 1),
        ([(5, "f", "")], "abcde", 1),
        ([(3, "", "-")], "abc-def", 1),
        ([(4, "e", "E"), (1, "b", "BB")], "aBBcdEf", 2),
        ([(1, "b", "B"), (2, "c", "C")], "aBCdef", 2),
        # The old words are not there.
        ([(1, "c", "X")], "abcdef", 0),
        ([(1, "c", "X"), (2, "c", "X")], "abXdef", 1),
        ([(5, "fg", "X")], "abcdef", 0),
        # One overlaps another: the first counts, and of two that begin together the longer.
        ([(1, "bc", "X"), (2, "cd", "Y")], "aXdef", 1),
        ([(1, "b", "X"), (1, "bc", "Y")], "aYdef", 1),
    ],
)
def test_edits_are_made_where_their_old_words_are(edits: list[tuple[int, str, str]], expected: str, made: int) -> None:
    wanted = [TextEdit(*edit) for edit in edits]
    text, done = with_edits("abcdef", wanted)
    assert text == expected
    assert len(done) == made
    assert set(done) <= set(wanted)


def test_edits_of_words_are_made_from_the_end() -> None:
    assert applied("abcdef", [WordEdit(0, 1, "XX"), WordEdit(3, 3, "-"), WordEdit(5, 6, "")]) == "XXbc-de"


@pytest.mark.parametrize(
    ("text", "starts"), [("", [0]), ("a\nb", [0, 2]), ("a\r\nb\rc\n", [0, 3, 5, 7]), (f"{BOM}a\nb", [1, 3])]
)
def test_lines_begin_after_every_kind_of_end(text: str, starts: list[int]) -> None:
    assert line_starts(text) == starts


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [(1, 1, 0), (1, 2, 1), (2, 1, 3), (2, 4, 6), (3, 1, None), (0, 1, None), (1, 0, None)],
)
def test_a_place_is_an_offset(line: int, column: int, expected: int | None) -> None:
    assert offset_of([0, 3], line, column) == expected
