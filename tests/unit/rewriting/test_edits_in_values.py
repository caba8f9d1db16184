"""Edits of a YAML file are made where the file then says exactly that, and none is left out for another's sake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from outcome_reports.rewriting.content_files import EditError, replace_texts
from outcome_reports.rewriting.text_edits import TextEdit
from outcome_reports.rewriting.word_placing import with_edits_in_values
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


def test_no_file_is_replaced_if_one_was_changed_meanwhile(whole: Whole, tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("a: old\n", encoding="utf-8")
    other.write_text("a: changed by somebody\n", encoding="utf-8")
    with whole.raises(EditError, match="changed"):
        replace_texts({one: ("a: old\n", "a: new\n"), other: ("a: old\n", "a: new\n")})
    assert one.read_text(encoding="utf-8") == "a: old\n"
