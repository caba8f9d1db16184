from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome_reports.errors import Problem
from outcome_reports.reading.yaml import parse_yaml
from outcome_reports.reading.yaml_nodes import Mapping, Node, Scalar, find, plain
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from outcome_reports.errors import Problem

FILE = Path("file.yaml")


def parse(text: str) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    return parse_yaml(text, FILE, problems), problems


def scalar(text: str, *path: str | int) -> Scalar:
    node, problems = parse(text)
    assert node is not None, problems
    found, _ = find(node, path)
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: 012\nb: 1e3\nc: 0x1F\nd: 1_000", {"a": "012", "b": "1e3", "c": "0x1F", "d": "1_000"}),
        ("a: .nan\nb: true\nc: 2026-02-30", {"a": ".nan", "b": "true", "c": "2026-02-30"}),
        ("a:\n- 1\n- [2, 3]", {"a": ["1", ["2", "3"]]}),
        ("a: {b: c, d: 'e, f'}", {"a": {"b": "c", "d": "e, f"}}),
        ("a: |\n  one\n   two\n\n  three\n", {"a": "one\n two\n\nthree\n"}),
        ("a: |-\n  one\nb: x", {"a": "one", "b": "x"}),
        ("a: >\n  one\n  two\n\n  three\n", {"a": "one two\nthree\n"}),
        ("a: one\n  two\n  three", {"a": "one two three"}),
        ('a: "x \\"y\\" é \\u00e9"', {"a": 'x "y" é é'}),
        ('a: "e\\u0301"', {"a": "é"}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a:\nb: ''", {"a": "", "b": ""}),
        ("# comment\n\na: b # comment\n# end", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: |\n  x # y\n  # z\n", {"a": "x # y\n# z\n"}),
        ("a: b\t\nc: d e", {"a": "b", "c": "d e"}),
        ("a: |\n  x\ty\t\n\t\n", {"a": "x\ty\n"}),
        ("a: “null”\nb: 'null'\nc: \"~\"", {"a": "“null”", "b": "null", "c": "~"}),
        ("- a", ["a"]),
    ],
)
def test_everything_is_text(text: str, value: object) -> None:
    node, problems = parse(text)
    assert problems == []
    assert node is not None
    assert plain(node) == value


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("%YAML 1.1\n---\na: b", 1, 1, "a directive, “%YAML”"),
        ("# x\n%TAG ! tag:x\n---\na: b", 2, 1, "a directive, “%TAG”"),
        ("%FOO\n---\na: b", 1, 1, "a directive, “%FOO”"),
        ("a: b\n---\nc: d", 2, 1, "a second document"),
        ("a: b\n...\nc: d", 3, 1, "a second document"),
        ("a: *bold* text", 1, 4, "a value that begins with “*”"),
        ("a: **bold** text", 1, 4, "a value that begins with “*”"),
        ("a: &x b", 1, 4, "a value that begins with “&”"),
        ("a: & b", 1, 5, "a value that begins with “*” or “&”"),
        ("a: x\nb: !important", 2, 4, "a value that begins with “!”"),
        ("a: !!python/object/apply:os.system [x]", 1, 4, "a value that begins with “!”"),
        ("<<: {a: b}", 1, 1, "“<<” (a YAML merge)"),
        ("a: {{ x }}", 1, 5, "brackets where a key is expected"),
        ("{a: b}: c", 1, 1, "brackets where a key is expected"),
        ("a: b\nc:\n\td: e", 3, 1, "a tab at the start"),
        ("a:\n  \tb: c", 2, 3, "a tab at the start"),
        ("a: 1\nb: 2\na: 3", 3, 1, "the key “a” is given twice"),
        ("a: 1\nA: 2", 2, 1, "the key “A” is given twice (also as “a”)"),
        ('"e\\u0301": 1\n\u00e9: 2', 2, 1, "the key “é” is given twice"),
        ("a: {b: 1, b: 2}", 1, 11, "the key “b” is given twice"),
        ("a: one: two", 1, 7, "a colon inside a text"),
        ("a: @x", 1, 4, "a character that YAML reserves"),
        ("a: `x`", 1, 4, "a character that YAML reserves"),
        ("a: [\tb]\nc:\t\td", 2, 3, "a tab where a word"),
        ("a: %x", 1, 4, "a character that YAML reserves"),
        ('a: "b', 1, 4, "is not closed"),
        ("a: [b", 1, 4, "is not closed"),
        ("a: {b: c", 1, 4, "is not closed"),
        ('a: "b” c\nd:\n  e: f\ng: "0.9"\n', 1, 4, "is not closed"),
        ("a: 'Asia's m'\nb: c", 1, 10, "words after the closing quotation mark"),
        ("a: [Draft] b", 1, 4, "a text that begins with a square bracket"),
        ("a:\n  [[IDN]] b\n  c", 2, 3, "a text that begins with a square bracket"),
        ("a: “b: c”", 1, 6, "Word’s quotation marks"),
        ("a: | b\n  c", 1, 6, "a text begins on the line of its “|”"),
        ("a: b\nc:4\nd: e", 2, 3, "a space is missing after the colon"),
        ("a:\n  - b\n  -c\n  - d", 3, 4, "a space is missing after the hyphen"),
        ("a: |\n  b\nc d\n  e\nf: g", 3, 1, "a line that is neither “key: value”"),
        ("a: b\nc d\n# e\nf: g", 2, 1, "a line that is neither “key: value”"),
        ("a:\n  b: c\n   d: e", 3, 4, "“d” is indented further than the key above it"),
        ("a:\n\xa0\xa0b: c\n  d: e", 2, 2, "a non-breaking space"),
        ("a:\xa0b\nc: d", 1, 3, "a non-breaking space"),
        ("a:\n  - b\n  -\xa0c: d\n", 3, 4, "a non-breaking space"),
        ("  a: b\n c: d", 2, 2, "this is not YAML"),
        ("a: |\n  b\nc", 3, 1, "a line that is neither “key: value”"),
        ('a: "b" c', 1, 8, "words after the closing quotation mark"),
        ("a: null", 1, 4, "“null” would be printed"),
        ("a:\n- ~", 2, 3, "“~” would be printed"),
        ('a: "\\u202e"', 1, 4, "an escape for an invisible character, U+202E right-to-left override"),
        ('a: "\\x00"', 1, 4, "an escape for an invisible character, U+0000"),
        ('a: "\\ud800"', 1, 4, "an escape for an invisible character, U+D800"),
        ('"a\\u200b": b', 1, 1, "an escape for an invisible character, U+200B"),
        ("[" * 5000, 1, 22, "nesting deeper than 20"),
        ("{" * 5000, 1, 22, "nesting deeper than 20"),
        ("- " * 1000, 1, 43, "nesting deeper than 20"),
        ("\n".join("  " * n + "a:" for n in range(30)), 21, 41, "nesting deeper than 20"),
        ("", 0, 0, "the file is empty"),
        ("# only a comment\n", 0, 0, "the file is empty"),
        ("---\n", 0, 0, "the file is empty"),
    ],
)
def test_what_is_refused(whole: Whole, text: str, line: int, column: int, message: str) -> None:
    node, problems = parse(text)
    assert node is None
    assert [(p.file, p.line, p.column) for p in problems] == [(FILE, line, column)], problems
    assert message in problems[0].message
    whole(*problems)
    assert problems[0].hint


def test_several_keys_given_twice_are_reported_at_once() -> None:
    _, problems = parse("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert [(p.line, p.column) for p in problems] == [(2, 1), (5, 3)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: one TWO", "TWO"),
        ("a: 'one TWO'", "TWO"),
        ('a: "one TWO"', "TWO"),
        ("a: 'it''s one TWO'", "TWO"),
        ('a: "one \\"two\\" \\u00e9\\x41 TWO"', "TWO"),
        ('a: "one\\n two\\tthree TWO"', "TWO"),
        ('a: "one \\\n  TWO"', "TWO"),
        ("a: one\n  two\n  TWO three", "TWO"),
        ("a: 'one\n\n  two TWO'", "TWO"),
        ("a: |\n  one\n  TWO", "TWO"),
        ("a: |\n\n\n    one\n\n    two TWO", "TWO"),
        ("a: |2\n      one\n    TWO", "TWO"),
        ("a: |-\n  one\n\n  TWO\n", "TWO"),
        ("a: >\n  one\n  two TWO", "TWO"),
        ("a: >-\n  one\n  two\n\n  three\n  four TWO", "TWO"),
        ("a: >\n  one\n    indented\n  two TWO", "TWO"),
        ("a: >2\n    one\n  two TWO", "TWO"),
        ("- b\n- {a: [x, TWO]}", "TWO"),
        ("x:\n  - a: one\n      TWO", "TWO"),
    ],
)
def test_a_place_in_a_text_is_found_again_in_the_file(text: str, word: str) -> None:
    node, _ = parse(text)
    assert node is not None
    (value,) = [s for s in _scalars(node) if word in s.value]
    before = value.value[: value.value.index(word)]
    line, column = value.position(before.count("\n"), len(before) - before.rfind("\n") - 1)
    lines = text.split("\n")
    assert lines[line - 1][column - 1 :].startswith(word), (line, column)


def _scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Mapping():
            return [s for _, value in node.items.values() for s in _scalars(value)]
        case _:
            return [s for item in node.items for s in _scalars(item)]


def test_a_place_behind_the_end_is_one_of_the_text() -> None:
    value = scalar("a: 'x'", "a")
    assert value.position(5, 5) == (1, 6)
    assert scalar("a: x", "a").position(1, 0) == (1, 4)


def test_a_cell_of_a_spreadsheet_is_one_place() -> None:
    assert Scalar("one\ntwo", 3, 1).position(1, 2) == (4, 2)


def test_nodes_know_where_they_are_and_comments() -> None:
    text = "a: one # lost\nb:\n  - c: two\n    d: 'x' # kept apart\n"
    assert (scalar(text, "a").line, scalar(text, "a").column, scalar(text, "a").comment) == (0, 3, "# lost")
    assert (scalar(text, "b", 0, "c").line, scalar(text, "b", 0, "c").column) == (2, 7)
    assert scalar(text, "b", 0, "d").comment is None
    assert scalar("a: one\n  two # lost", "a").comment == "# lost"


def test_the_deepest_node_of_a_path_is_found_with_its_key() -> None:
    node, _ = parse("a:\n  - b: c\n")
    assert node is not None
    found, key = find(node, ("a", 0, "b"))
    assert (plain(found), key and key.value) == ("c", "b")
    found, key = find(node, ("a", 5, "x"))
    assert (plain(found), key and key.value) == ([{"b": "c"}], "a")
    found, key = find(node, ("a", 0, "x", "y"))
    assert (plain(found), key) == ({"b": "c"}, None)


def test_twenty_levels_are_taken() -> None:
    node, problems = parse("[" * 20 + "a" + "]" * 20)
    assert node is not None
    assert problems == []


def parsed_by_ruamel_alone(text: str) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yaml.__with_libyaml__", False)
        return parse_yaml(text, FILE, problems), problems


_MARKS = st.sampled_from(
    [*" \n:-#'\"[]{}|>*&!?,%@`~<é", "\n  ", "\n- ", ": ", " #", "---\n", "...\n", "? ", "|2\n", ">-\n"]
)
_TEXTS = st.sampled_from(
    [
        """title: "Insights: the fourth" # a note
lead: |
  One line,
  another.

  A third [[IDN]].
list: [AUS, 'FJI']
""",
        """rows:
  - by: AUS
    to: [members]
    text: >
      Folded
      text
  - by: FJI
    text: plain text
      that goes on
""",
        """dates: {start: 2026-01-27, end: 2026-01-29}
empty:
number: 012
quoted: 'it''s'
""",
    ]
)


@settings(max_examples=300)
@given(_TEXTS, st.lists(st.tuples(st.integers(0, 200), _MARKS), max_size=4))
def test_both_parsers_read_the_same(text: str, changes: list[tuple[int, str]]) -> None:
    for place, mark in changes:
        text = text[: place % (len(text) + 1)] + mark + text[place % (len(text) + 1) :]
    quick, _ = parse(text)
    slow, _ = parsed_by_ruamel_alone(text)
    # Where one of them takes a text and the other does not, the first reads it; both taking it must mean the same.
    if quick is not None and slow is not None:
        assert plain(quick) == plain(slow)


def test_the_words_of_a_mistake_do_not_depend_on_the_parser() -> None:
    for text in ("a: b: c", "a: *b", "a: [b", "a: @b", "a: 'b", "a:\n - b\n  c: d", "a: b\na: c", "a: 1\n---\nb: 2"):
        assert parse(text)[1] == parsed_by_ruamel_alone(text)[1], text


@pytest.mark.parametrize("escape", ["U00110000", "UFFFFFFFF", "U80000000", "U0020000a"])
def test_an_escape_of_no_character_is_told_where_it_is(escape: str) -> None:
    text = f'a: "\\U0010FFFD"\nb: "c \\{escape}"\n'
    for node, problems in (parse(text), parsed_by_ruamel_alone(text)):
        assert node is None
        (problem,) = problems
        assert problem == Problem(
            FILE, 2, 7, f"“\\{escape}” is the escape of no character", "write the character itself"
        )


@pytest.mark.parametrize(
    ("text", "value", "indent"),
    [("a: |\n", "", 0), ("a: |+\n\n", "\n", 0), ("a: |2\n   x\n", " x\n", 2), ("a: |\n\n    x\n", "\nx\n", 4)],
)
def test_a_block_begins_in_a_column(text: str, value: str, indent: int) -> None:
    found = scalar(text, "a")
    assert (found.value, found.indent) == (value, indent)
