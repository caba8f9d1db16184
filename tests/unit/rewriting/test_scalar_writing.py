"""One value is written, and no other byte changes, however the file is written."""

from __future__ import annotations

import pytest
import yaml

from outcome_reports.reading.places import ModelPath
from outcome_reports.rewriting.content_files import EditError
from outcome_reports.rewriting.scalar_writing import find_scalar, with_raw, with_value
from tests.support.whole_messages import Whole

FILE = """\
# A comment above.
id: labour   # and one beside
title: Labour mobility  # stays
'quoted': 'It''s so'
double: "A \\"b\\""
folded: >
  Words that go
  on.

text: |
  First paragraph.

  * A point
    that goes on

# Between two texts.
kept: |-
    Deep.
by: [IDN, PHL]
spotlights:
  - by: [IDN]
    text: |
      One.

  - text: plain words
      that go on
    title: Two
  - >-
    alone
last: |
  The end."""

PATHS: list[ModelPath] = [
    ("title",),
    ("quoted",),
    ("double",),
    ("folded",),
    ("text",),
    ("kept",),
    ("by", 1),
    ("spotlights", 0, "by", 0),
    ("spotlights", 0, "text"),
    ("spotlights", 1, "text"),
    ("spotlights", 1, "title"),
    ("spotlights", 2),
    ("last",),
]
VALUES = [
    "Other words",
    "IOM",
    "It’s: a # sign, “quoted” 'so' \"and\" so",
    "- not a list",
    "yes",
    "12",
    "~",
    "[[IDN]] and **bold**",
    "Two.\n\nParagraphs, and\na line.",
    "* One\n  * Inner\n\n      deep\n* Two",
    "# Not a comment\n---\n...\nkey: value",
    "  spaces before\n\n\n\nand many lines",
    "A line that ends in spaces  \nand goes on\\",
    "العربية",
]


def _value(text: str, path: ModelPath) -> object:
    value = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts alone
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("new", VALUES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(map(str, path)))
def test_the_value_is_written_and_every_other_byte_stays(path: ModelPath, new: str, end: str) -> None:
    text = FILE.replace("\n", end)
    before = find_scalar(text, path)
    written = with_value(text, path, new)
    assert written.startswith(text[: before.start])
    assert written.endswith(text[before.end :])
    assert str(_value(written, path)).rstrip() == new.strip("\n").lstrip().rstrip()
    assert end == "\n" or "\n" not in written.replace("\r\n", "")
    # And back again: what was there is there.
    assert str(_value(with_value(written, path, before.value), path)).rstrip() == before.value.rstrip()


def test_a_text_that_is_saved_as_it_is_changes_nothing() -> None:
    for path in (("text",), ("kept",), ("spotlights", 0, "text"), ("title",), ("quoted",), ("by", 0)):
        assert with_value(FILE, path, find_scalar(FILE, path).value) == FILE


@pytest.mark.parametrize("path", [("nothing",), ("by", 7), ("spotlights",), ("title", "deep"), ("spotlights", "x")])
def test_what_is_not_there_is_said(whole: Whole, path: ModelPath) -> None:
    with whole.raises(EditError, match="no longer where it was"):
        with_value(FILE, path, "words")


@pytest.mark.parametrize("new", ["", "  \n "])
def test_an_empty_text_is_refused(whole: Whole, new: str) -> None:
    with whole.raises(EditError, match="empty"):
        with_value(FILE, ("text",), new)


@pytest.mark.parametrize("new", ["a\u202eb", "a\x00b", "a\u2028b"])
def test_what_no_file_may_hold_is_refused(whole: Whole, new: str) -> None:
    with whole.raises(EditError, match=rf"an invisible character, U\+{ord(new[1]):04X}"):
        with_value(FILE, ("text",), new)


def test_a_file_with_a_mistake_is_left_alone(whole: Whole) -> None:
    with whole.raises(EditError, match="mistake"):
        with_value(FILE.replace("title:", "title"), ("text",), "words")


@pytest.mark.parametrize("raw", ["[Work]", "Work #", "Other", "Work\nkey: x"])
def test_what_would_be_misread_is_not_written(whole: Whole, raw: str) -> None:
    found = find_scalar(FILE, ("title",))
    assert with_raw(FILE, ("title",), found, "'Work'", "Work") == FILE.replace("Labour mobility", "'Work'")
    with whole.raises(EditError, match="cannot be written into the file here"):
        with_raw(FILE, ("title",), found, raw, "Work" if raw != "Work #" else raw)
