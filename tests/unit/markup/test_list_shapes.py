"""Lists that surely were not meant as Markdown reads them, and others that were."""

from __future__ import annotations

import time

import pytest

from outcome_reports.markup import MarkupError, parse_markup, slices
from outcome_reports.tree import ItemList, blocks_of, lines_of


@pytest.mark.parametrize(
    ("source", "line", "column", "message", "hint"),
    [
        ("3. a\n2. b", 1, 0, "number 2 comes after 3", "increasing order"),
        ("a:\n\n2. b\n2. c", 3, 0, "number 2 comes after 2", "increasing order"),
        ("1. a\n2. b\n\n1. c", 3, 0, "number 1 comes after 2", "a line of text between two lists"),
        ("1. a\n   1. b\n   3. c\n   2. d\n2. e", 3, 3, "number 2 comes after 3", "increasing order"),
        ("> 4. a\n> 4. b", 1, 2, "number 4 comes after 4", "increasing order"),
        ("40000. a", 0, 0, "the number 40,000", "40000\\."),
        ("1. a\n  - b\n2. c", 1, 2, "beside the one it is indented under", "3 spaces"),
        ("10. a\n   - b", 1, 3, "beside the one it is indented under", "4 spaces"),
        ("- a\n - b", 1, 1, "beside the one it is indented under", "2 spaces"),
        ("1. a\n  1) b", 1, 2, "beside the one it is indented under", "3 spaces"),
        ("> 1. a\n>   - b", 1, 4, "beside the one it is indented under", "3 spaces"),
        ("- a\n  1. b\n    * c", 2, 4, "beside the one it is indented under", "3 spaces"),
        ("1. a\n\n  b\n\n2. c", 2, 2, "not in the list item", "3 spaces"),
        ("a rate of 5\n- 7 per cent, and more", 1, 0, "a list that begins in the middle", "join the line"),
        ("a rate of 5\n- 7 per cent or 4\n- 6 per cent", 1, 0, "a list that begins in the middle", "join the line"),
        ("a rate of **5**\n+ 3 per cent", 1, 0, "a list that begins in the middle", "join the line"),
        ("in article\n1. Then", 1, 0, "a list that begins in the middle", "empty line"),
        ("the States\n- all of them - agreed", 1, 0, "a list that begins in the middle", "join the line"),
        ("> a rate of 5\n> * 7 more", 1, 0, "a list that begins in the middle", "join the line"),
        ("in more than\n> 50 per cent", 1, 0, "a quotation that begins in the middle", "join the line"),
        ("The items are:\n2. b\n3. c", 1, 0, "numbered lines that are not a list", "an empty line"),
        ("- a:\n  2. b\n  5. c", 1, 0, "numbered lines that are not a list", "an empty line"),
        ("(a) one\n(b) two\n(d) four", 0, 0, "lines with “(a)” and “(b)”", "make a list"),
        ("They agreed:\nb. one\nc. two", 1, 0, "lines with “b.” and “c.”", "make a list"),
        ("> i) one\n> ii) two", 0, 0, "lines with “i)” and “ii)”", "make a list"),
        ("- a:\n  (iv) one\n  (v) two", 1, 0, "lines with “(iv)” and “(v)”", "make a list"),
        ("(9) one\n(10) two", 0, 0, "lines with “(9)” and “(10)”", "make a list"),
        ("They agreed:\n– one\n– two", 1, 0, "lines with “–” and “–”", "make a list"),
        ("1.a\n2.b", 0, 0, "lines with “1.” and “2.”", "make a list"),
        ("1\\. a\n2\\. b", 0, 0, "lines with “1\\.” and “2\\.”", "make a list"),
        ("They agreed:\nA) one\nB) two", 1, 0, "lines with “A)” and “B)”", "make a list"),
        ("I. one\nII. two", 0, 0, "lines with “I.” and “II.”", "make a list"),
        ("1.1 one\n1.2 two", 0, 0, "lines with “1.1” and “1.2”", "make a list"),
        ("1. a\n2.1. one\n2.2. two", 1, 0, "lines with “2.1.” and “2.2.”", "make a list"),
        ("[1] one\n[2] two", 0, 0, "lines with “[1]” and “[2]”", "make a list"),
        ("They agreed:\n1- one\n2- two", 1, 0, "lines with “1-” and “2-”", "make a list"),
        ("\u2460 one\n\u2461 two", 0, 0, "lines with “\u2460” and “\u2461”", "make a list"),
        ("They agreed:\n\u24d0one\n\u24d1two", 1, 0, "lines with “\u24d0” and “\u24d1”", "make a list"),
        ("1: one\n2: two", 0, 0, "lines with “1:” and “2:”", "make a list"),
        ("1 – one\n2 – two", 0, 0, "lines with “1 –” and “2 –”", "make a list"),
        ("(1). one\n(2). two", 0, 0, "lines with “(1).” and “(2).”", "make a list"),
        ("\uff11. one\n\uff12. two", 0, 0, "would run together", "make a list"),
        ("\u0661. one\n\u0662. two", 0, 0, "would run together", "make a list"),
        ("1\u3001one\n2\u3001two", 0, 0, "would run together", "make a list"),
        ("Text:\n    - one\n    - two", 1, 0, "lines with “-” and “-”", "make a list"),
        ("- a\n      - one\n      - two", 0, 0, "lines with “-” and “-”", "make a list"),
        ("-one\n-two", 0, 0, "lines with “-” and “-”", "make a list"),
        ("→ one\n→ two", 0, 0, "lines with “→” and “→”", "make a list"),
        ("o\tone\no\ttwo", 0, 0, "lines with “o” and “o”", "make a list"),
        ("1. a\n1. b\n2. c", 2, 0, "number 2 comes after 2", "increasing order"),
        ("- a\n-\n- c", 1, 0, "a point without words", "delete it"),
        ("They left.\n\n* * *\n\nThey met.", 2, 0, "a point without words", "delete it"),
        ("The agenda:\n0. b\n1. c", 2, 0, "a list that begins in the middle", "empty line"),
    ],
)
def test_what_was_surely_not_meant(source: str, line: int, column: int, message: str, hint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    "source",
    [
        "They agreed:\n- a\n- b",
        "They agreed.\n1. a\n2. b",
        "They agreed to\n- share data\n- train staff",
        "They said “yes”.\n- a",
        "A rate of 5\n\n- 7 per cent",
        "(a) one\\\n(b) two",
        "(a) one  \n(b) two",
        "(a) one\n\n(b) two",
        "(a) one and\n(d) four",
        "They met in 2026\n(2) and left\n(1) then",
        "as said in\na) the first\nand b) the second",
        "They spoke\n– all of them – and\nleft",
        "i. e. the one\nv. the other",
        "A. Author and\nB. Author wrote",
        "They grew at rates of\n1.1 per cent and\n1.2 per cent",
        "1.5 per cent\n2.5 per cent",
        "*One* man\n*Two* men",
        "1. a\n1. b\n3. c",
        "- \\- a\n- 1.5 per cent",
        "1 State\n2 States",
        "(a) one\n[b] two",
        "I) one\nii) two",
        "-\n  words below",
        "He said:\n> The sea.",
        "in the words of a Minister\n> The sea has no fence.",
        "- a\n  - b\n  - c\n- d",
        "1. a\n   - b\n2. c",
        "10. a\n    - b",
        "1. a\n 2. b",
        " 9. a\n10. b",
        "  - a\n- b",
        "- - a\n  - b\n- c",
        "1. a\n\n   b\n\n2. c",
        "1. a\n  b\n2. c",
        "- a\n\ntext\n\n  - b",
        "- the rate changed by 5\n- 7 per cent",
        "* a\n- b\n+ c",
        "1. a\n2) b",
        "in May\n2026. The year",
        "32767. a",
        "a[^1]\n\n[^1]: b\n\n    - c\n    - d",
        "::: {lang=fr}\n1. a\n3. b\n:::",
        "It lasted from\n1- to 2-hour talks.\nIt did.",
        "Step \u2460 is done.\n\u2461 is next.",
        "\u2460 one\n\u2463 four",
    ],
)
def test_near_misses_are_taken(source: str) -> None:
    assert parse_markup(source)


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("1. a\n2. b\n4. c\n7. d", ["1. a", "2. b", "4. c", "7. d"]),
        ("0. a\n1. b", ["0. a", "1. b"]),
        ("1. a\n1. b\n   - c\n1. d", ["1. a", "2. b\n   - c", "3. d"]),
        ("9) a\n12) b", ["9) a", "12) b"]),
    ],
)
def test_an_item_that_is_alone_keeps_its_number(source: str, numbers: list[str]) -> None:
    assert [part.source for part in slices(source)] == numbers


def test_the_tenth_of_items_that_are_all_typed_one_keeps_what_is_in_it() -> None:
    last = list(slices("\n".join(["1. a"] * 9 + ["1. b", "   - c"])))[-1]
    (alone,) = parse_markup(last.source)
    assert isinstance(alone, ItemList)
    assert alone.numbers == (10,)
    assert list(lines_of(alone.items)) == ["b", "c"]
    assert sum(isinstance(block, ItemList) for block in blocks_of([alone])) == 2


def test_spaces_inside_a_line_take_no_time() -> None:
    start = time.process_time()
    parse_markup("(a) They agreed" + " " * 40_000 + "on it\nand left.")
    assert time.process_time() - start < 2
