"""Items go to the end of a list in a YAML file; nothing else in it changes."""

from __future__ import annotations

import pytest

from outcome_reports.reading.yaml_insertion import InsertionError, end_of, with_items


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nitems: [1]\n", 2, "“items” is in brackets, and no lines can be added to it"),
        ("a: 1\nitems: words\n", 2, "“items” is in brackets, and no lines can be added to it"),
        ("- a\n", 1, "the file is not a list of keys with values"),
        ("words\n", 1, "the file is not a list of keys with values"),
        ("a: 1\nb: [\n", 3, "the file has a mistake: correct that first"),
        ("a: \x00\n", 0, "the file has a mistake: correct that first"),
    ],
)
def test_what_takes_no_items_is_refused_at_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(InsertionError) as error:
        with_items(text, "items", [["- a"]])
    assert (error.value.line, str(error.value)) == (line, message)


@pytest.mark.parametrize(
    ("text", "made", "line"),
    [
        ("items:\n  - a: 1\n    # of the first\nz: 1\n", "items:\n  - a: 1\n    # of the first\n\n  - n\nz: 1\n", 5),
        ("items:\n  - a: 1\n  # of the next\nz: 1\n", "items:\n  - a: 1\n\n  - n\n  # of the next\nz: 1\n", 4),
        ("items:\n  # one\n  - a\n  # two\n  - b\n", "items:\n  # one\n  - a\n  # two\n  - b\n  - n\n", 6),
        ("items:\n  - a\n\n  # two\n  - b\n", "items:\n  - a\n\n  # two\n  - b\n\n  - n\n", 7),
        ("items: # none\nz: 1\n", "items:\n  - n\nz: 1\n", 2),
        ("items:\n  - |\n    x\n  \n z: 1\n".replace(" z", "z"), "items:\n  - |\n    x\n\n  - n\n  \nz: 1\n", 5),
        (" \n", "items:\n  - n\n", 2),
        ("items:\n  - |\n\n    x\n  # c\nz: 1\n", "items:\n  - |\n\n    x\n\n  - n\n  # c\nz: 1\n", 6),
    ],
)
def test_an_item_follows_the_last_one_with_its_comments(text: str, made: str, line: int) -> None:
    assert with_items(text, "items", [["- n"]]) == (made, line)


def test_several_items_are_apart_where_others_are() -> None:
    items = [["- a: 1", "", "  b: 2"], ["- c"]]
    assert with_items("items:\n  - x\n  - y\n", "items", items) == (
        "items:\n  - x\n  - y\n  - a: 1\n\n    b: 2\n  - c\n",
        4,
    )
    assert with_items("items:\n  - x\n\n  - y\n", "items", items) == (
        "items:\n  - x\n\n  - y\n\n  - a: 1\n\n    b: 2\n\n  - c\n",
        6,
    )


TEXT = "a: 1\nb:\n  - c: |\n      x\n\n  - d: [1,\n        2]\n    # end\n\ne:\n"


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [(0, 3, 1), (2, 2, 7), (2, 7, 4), (2, 4, 4), (5, 4, 7), (5, 7, 7), (6, 8, 7), (0, 1, 1), (7, 2, 8)],
)
def test_a_value_ends_before_what_is_empty_below_it(line: int, column: int, end: int) -> None:
    assert end_of(TEXT, line, column) == end


BLOCKS = """\
a: |
  x
# c
b:
  - |
    y

  # d
  - >2

      z
    w
  # e
  - t: |
      q
    # f
    u: 1
"""


@pytest.mark.parametrize(
    ("line", "column", "end"), [(0, 3, 2), (4, 2, 17), (4, 4, 6), (8, 4, 12), (13, 4, 17), (13, 7, 15), (16, 7, 17)]
)
def test_a_value_ends_before_comments_that_are_not_in_it(line: int, column: int, end: int) -> None:
    assert end_of(BLOCKS, line, column) == end
