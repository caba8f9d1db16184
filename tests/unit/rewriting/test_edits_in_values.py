"""Edits of a YAML file are made where the file then says exactly that, and none is left out for another's sake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from outcome_reports.reading.yaml_nodes import Scalar, find
from outcome_reports.rewriting.content_files import EditError, replace_texts
from outcome_reports.rewriting.text_edits import TextEdit, WordEdit
from outcome_reports.rewriting.verifying import Change, parsed, rewritten
from outcome_reports.rewriting.word_placing import change_of_words, with_edits_in_values
from tests.support.whole_messages import Whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
# Color in a comment.
plain: the color of one
quoted: 'its color''s name'
double: "a color \\u2013 and more"
folded: >
  the color
  of two
list: [a color, an honor]
block: |
  The color is
  here, and the color there.
color: a key
"""


def _all_of(text: str, old: str, new: str) -> list[TextEdit]:
    places = []
    at = text.find(old)
    while at >= 0:
        places.append(TextEdit(at, old, new))
        at = text.find(old, at + 1)
    return places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_words_of_values_change_and_nothing_else(end: str, mark: str) -> None:
    text = mark + FILE.replace("\n", end)
    new, made = with_edits_in_values(text, _all_of(text, "color", "colour"))
    before, after = (yaml.safe_load(one.replace(end, "\n").removeprefix(mark)) for one in (text, new))
    assert list(after) == list(before)
    in_values = sum(value.count("color") for value in [*before.values(), *before["list"]] if isinstance(value, str))
    assert len(made) == in_values == 7
    assert new.count("colour") == in_values
    assert new.replace("colour", "color") == text


@pytest.mark.parametrize("bad", ["x: y", "x #y", "[x"])
def test_an_edit_that_yaml_would_misread_costs_no_other(bad: str) -> None:
    text = "".join(f"key{number}: word{number % 3}\n" for number in range(20))
    edits = [
        TextEdit(edit.start, edit.old, bad if number in {3, 4, 11} else "fine")
        for number, edit in enumerate(sorted(edit for n in range(3) for edit in _all_of(text, f"word{n}", "")))
    ]
    new, made = with_edits_in_values(text, edits)
    assert sorted(made) == sorted(edit for edit in edits if edit.new == "fine")
    assert new.count("fine") == 17


THREE = "a: one\nb:\n  - two\nc: three\n"


def change(at: int, old: str, new: str, *path: str | int, expected: str = "") -> Change:
    return Change(path, [TextEdit(at, old, new)], expected or new)


A, B, C = change(3, "one", "1st", "a"), change(14, "two", "2nd", "b", 0), change(21, "three", "3rd", "c")


@pytest.mark.parametrize(
    ("changes", "made", "refused"),
    [
        ([], THREE, set()),
        ([C, A, B], "a: 1st\nb:\n  - 2nd\nc: 3rd\n", set()),
        # A list is no text, and what is read is not what was to be read.
        ([C, change(3, "one", "[1]", "a"), B], "a: one\nb:\n  - 2nd\nc: 3rd\n", {("a",)}),
        ([C, A, change(14, "two", "2: x", "b", 0)], "a: 1st\nb:\n  - two\nc: 3rd\n", {("b", 0)}),
        ([change(21, "three", "3 #", "c", expected="3 #"), A], "a: 1st\nb:\n  - two\nc: three\n", {("c",)}),
        ([change(21, "other", "3rd", "c"), A], "a: 1st\nb:\n  - two\nc: three\n", {("c",)}),
        # Nothing is there, though a value above it reads as expected.
        ([change(3, "one", "1st", "a", "deep")], THREE, {("a", "deep")}),
        ([change(14, "two", "2nd", "b", 1), C], "a: one\nb:\n  - two\nc: 3rd\n", {("b", 1)}),
        ([Change(("a",), [], "one"), change(21, "three", "[3]", "c")], THREE, {("c",)}),
        ([Change(("a",), [], "other"), C], "a: one\nb:\n  - two\nc: 3rd\n", {("a",)}),
        # One changes what is another's.
        ([change(14, "two", "2nd", "a", expected="one"), C], "a: one\nb:\n  - two\nc: 3rd\n", {("a",)}),
    ],
)
def test_of_several_changes_those_that_are_misread_are_named(
    changes: list[Change], made: str, refused: set[tuple[str | int, ...]]
) -> None:
    assert rewritten(THREE, changes) == (made, refused)


@pytest.mark.parametrize(("exact", "is_made"), [(True, False), (False, True)])
@pytest.mark.parametrize("expected", ["one  two", " one two", "one\ntwo"])
def test_spaces_inside_count_if_a_change_is_exact(expected: str, exact: bool, is_made: bool) -> None:
    wanted = Change(("a",), [TextEdit(3, "x", "one two")], expected, exact=exact)
    assert rewritten("a: x\n", [wanted]) == (("a: one two\n", set()) if is_made else ("a: x\n", {("a",)}))


def test_letters_in_two_parts_are_expected_as_one() -> None:
    assert rewritten("a: x\n", [change(3, "x", "e\u0301", "a")]) == ("a: e\u0301\n", set())


def value_of(text: str) -> Scalar:
    top = parsed(text)
    assert top is not None
    found, _ = find(top, ("a",))
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("text", "edit", "made"),
    [
        ("a: one, two\n", (0, 3, "x"), TextEdit(3, "one", "x")),
        ("a: one, two\n", (3, 3, "x"), TextEdit(6, "", "x")),
        ("a: one two\n", (3, 4, "x"), TextEdit(6, " ", "x")),
        ("a: one two\n", (4, 4, "x "), TextEdit(7, "", "x ")),
        ("a: one two\n", (7, 7, " x"), TextEdit(10, "", " x")),
        ("a: one\n  two\n", (3, 4, "x"), TextEdit(6, "\n  ", "x")),
        ("a: 'it''s'\n", (2, 3, "’"), TextEdit(6, "''", "’")),
        ("a: 'it'''\n", (2, 3, "’"), TextEdit(6, "''", "’")),
        ("a: 'it'''\n", (3, 3, "'x"), TextEdit(8, "", "''x")),
        ('a: "\\x41b"\n', (0, 1, 'x"'), TextEdit(4, "\\x41", 'x\\"')),
        ("a: |\n  one\n  two\n", (4, 7, "x\n\ny"), TextEdit(13, "two", "x\n\n  y")),
    ],
)
def test_words_of_a_value_have_one_place_in_the_file(text: str, edit: tuple[int, int, str], made: TextEdit) -> None:
    value = value_of(text)
    expected = value.value[: edit[0]] + edit[2] + value.value[edit[1] :]
    found = change_of_words(text, ("a",), value, [WordEdit(*edit)])
    assert found == Change(("a",), [made], expected, exact=value.style == "|")
    assert rewritten(text, [found])[1] == set()


@pytest.mark.parametrize(
    ("text", "edit", "why"),
    [
        ("a: one two\n", (0, 3, "x\n\ny"), "new paragraphs"),
        ('a: "one  two"\n', (4, 5, "x"), "not certain"),
        ('a: "one  two"\n', (4, 4, "x"), "not certain"),
        ('a: " "\n', (0, 1, "x"), "not certain"),
    ],
)
def test_words_whose_place_is_not_certain_stay(whole: Whole, text: str, edit: tuple[int, int, str], why: str) -> None:
    with whole.raises(EditError, match=why):
        change_of_words(text, ("a",), value_of(text), [WordEdit(*edit)])


def test_no_file_is_replaced_if_one_was_changed_meanwhile(whole: Whole, tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("a: old\n", encoding="utf-8")
    other.write_text("a: changed by somebody\n", encoding="utf-8")
    with whole.raises(EditError, match="changed"):
        replace_texts({one: ("a: old\n", "a: new\n"), other: ("a: old\n", "a: new\n")})
    assert one.read_text(encoding="utf-8") == "a: old\n"
