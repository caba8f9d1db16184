"""A short value is written under its key, and every other byte of the file stays."""

from __future__ import annotations

import pytest

from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.entry_writing import Value, entry_of, with_entry
from tests.support.whole_messages import Whole

TEXT = """\
# A comment at the top.
id: labour   # never changes
title: "Labour: mobility"

introduction: |
  A text.  # not a comment

  More.

# key_figures:
#   - value: ...
spotlights:
  # Of Indonesia.
  - by: IDN
    text: |
      Words.
  - by: [PHL, KOR]
    # Whether it is shown.
    highlight: true
    key_figures:
      - value: "12"
        label: people
    text: Short.
"""
CHAPTER = ["id", "title", "short_title", "introduction", "key_figures", "spotlights"]
SPOTLIGHT = ["by", "text", "id", "highlight", "key_figures"]
TWO: Value = [{"value": "11,000", "label": "people: all"}, {"value": "3", "label": "ports"}]


@pytest.mark.parametrize(
    ("path", "name", "value", "old", "new"),
    [
        ((), "title", "Work", 'title: "Labour: mobility"\n', "title: Work\n"),
        ((), "title", "A: b # c", 'title: "Labour: mobility"\n', 'title: "A: b # c"\n'),
        ((), "short_title", "Work", 'mobility"\n', 'mobility"\nshort_title: Work\n'),
        (
            (),
            "key_figures",
            TWO,
            "  More.\n",
            '  More.\nkey_figures:\n  - value: "11,000"\n    label: "people: all"\n  - value: "3"\n    label: ports\n',
        ),
        (("spotlights", 0), "by", ["IDN", "PHL"], "- by: IDN\n", "- by: [IDN, PHL]\n"),
        (("spotlights", 1), "by", ["PHL"], "- by: [PHL, KOR]\n", "- by: PHL\n"),
        (("spotlights", 0), "highlight", True, "      Words.\n", "      Words.\n    highlight: true\n"),
        (("spotlights", 1), "highlight", False, "highlight: true", "highlight: false"),
        (("spotlights", 1), "highlight", "", "    highlight: true\n", ""),
        (("spotlights", 1), "highlight", "  ", "    highlight: true\n", ""),
        (("spotlights", 1), "key_figures", [], '    key_figures:\n      - value: "12"\n        label: people\n', ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_entry_changes(
    path: tuple[str | int, ...], name: str, value: Value, old: str, new: str, end: str, mark: str
) -> None:
    assert TEXT.count(old) == 1
    text, expected = (mark + one.replace("\n", end) for one in (TEXT, TEXT.replace(old, new)))
    order = SPOTLIGHT if path else CHAPTER
    made = with_entry(text, path, name, value, order)
    assert made == expected
    if new:
        assert with_entry(made, path, name, value, order) == made


@pytest.mark.parametrize(
    ("path", "name", "value", "why"),
    [
        ((), "id", "work", "a comment in it"),
        ((), "introduction", "", "a comment in it"),
        (("spotlights", 0), "by", [], "first key of an entry"),
        (("spotlights", 7), "by", ["IDN"], "no longer where it was"),
        (("title",), "by", ["IDN"], "no longer where it was"),
        ((), "title", "a\u202eb", "cannot be written into the file here"),
        ((), "title", "a\x00b", "cannot be written into the file here"),
        ((), "a: b", "x", "cannot be written into the file here"),
    ],
)
def test_what_would_lose_something_is_refused(
    whole: Whole, path: tuple[str | int, ...], name: str, value: Value, why: str
) -> None:
    with whole.raises(EditError, match=why):
        with_entry(TEXT, path, name, value, SPOTLIGHT if path else CHAPTER)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a:\nb: 1\n", "a: X\nb: 1\n"),
        ("b: 1\na:\n", "b: 1\na: X\n"),
        ("b: 1\na:", "b: 1\na: X"),
        ("a:\n\n\nb: 1\n", "a: X\n\n\nb: 1\n"),
        ("a: ''\nb: 1\n", "a: X\nb: 1\n"),
        ("a:\n  - c:\n\nb: 1\n", "a: X\n\nb: 1\n"),
    ],
)
def test_an_empty_value_is_filled_in_its_line(text: str, made: str) -> None:
    assert with_entry(text, (), "a", "X", ["a", "b"]) == made


def test_brackets_and_mistakes_are_left_to_an_editor(whole: Whole) -> None:
    with whole.raises(EditError, match="in brackets"):
        with_entry("spotlights: [{by: IDN}]\n", ("spotlights", 0), "by", ["PHL"], SPOTLIGHT)
    with whole.raises(EditError, match="correct that first"):
        with_entry("title\nid: 7\n", (), "id", "x", CHAPTER)


def test_what_the_file_says_is_given_as_it_is() -> None:
    assert entry_of(TEXT, (), "title") == "Labour: mobility"
    assert entry_of(TEXT, ("spotlights", 1), "by") == ["PHL", "KOR"]
    assert entry_of(TEXT, ("spotlights", 0), "highlight") is None
