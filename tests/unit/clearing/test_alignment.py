"""Which paragraphs of two versions belong together."""

from __future__ import annotations

import pytest

from outcome_reports.clearing.returned import alignment
from outcome_reports.clearing.returned.alignment import Words, aligned

A, B, C = "one two three four", "five six seven eight", "nine ten eleven twelve"


@pytest.mark.parametrize(
    ("old", "new", "anchors", "expected"),
    [
        ([A, B], [A, B], {}, {0: 0, 1: 1}),
        ([A, B], [A], {}, {0: 0}),
        ([A], [C, A], {}, {0: 1}),
        ([A], ["one two three other"], {}, {0: 0}),
        ([A, B], ["one two three other", "five six seven other"], {}, {0: 0, 1: 1}),
        # Less than three words in ten in common: only a bookmark pairs them.
        ([A], ["one other words here"], {}, {}),
        ([A], ["one other words here"], {0: 0}, {0: 0}),
        # Words that are left alone cost as much before the first pair as behind the last.
        ([A], ["one two other words", "one"], {}, {0: 0}),
        ([A, "one"], ["one two other words"], {}, {0: 0}),
        ([A], [C], {}, {}),
        ([A], [C], {0: 0}, {0: 0}),
        # A bookmark that went to other words is not believed.
        ([A, B], [A, B], {0: 1}, {0: 0, 1: 1}),
        ([A, A], [A, A], {0: 1, 1: 0}, {0: 1, 1: 0}),
        ([A, A], [A, A], {0: 0, 1: 1}, {0: 0, 1: 1}),
        ([A, C, A], [A, B, A], {0: 2}, {0: 2}),
        ([A], [f"{A} one more", C], {0: 1}, {0: 0}),
        ([A, B], [C, "one more"], {0: 1}, {0: 1}),
        # One that followed its words to another place is.
        ([A, B], [B, A], {0: 1, 1: 0}, {0: 1, 1: 0}),
    ],
)
def test_paragraphs_are_paired_by_words_and_bookmarks(
    old: list[str], new: list[str], anchors: dict[int, int], expected: dict[int, int]
) -> None:
    assert aligned(old, new, anchors, Words()) == expected


def test_where_there_are_too_many_to_compare_bookmarks_alone_count(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = [A, B], ["one two three other", "five six seven other"]
    monkeypatch.setattr(alignment, "_MOST_CELLS", 4)
    assert aligned(old, new, {}, Words()) == {0: 0, 1: 1}
    monkeypatch.setattr(alignment, "_MOST_CELLS", 3)
    assert aligned(old, new, {}, Words()) == {}
    assert aligned(old, new, {1: 1}, Words()) == {1: 1}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (A, A, 1.0),
        (A, A.upper(), 1.0),
        (A, C, 0.0),
        ("a b", "a c", 0.5),
        ("", "", 1.0),
        ("", "a", 0.0),
        ("a", "a a", 1.0),
    ],
)
def test_texts_are_alike_by_the_words_they_share(one: str, other: str, share: float) -> None:
    assert Words().alike(one, other) == share


@pytest.mark.parametrize(
    ("one", "other", "share"), [("", "", 1), (" ", "", 0), ("a", "", 0), ("a B", "b c", 0.5), ("a a", "A", 1)]
)
def test_texts_are_alike_by_the_words_that_they_share(one: str, other: str, share: float) -> None:
    assert Words().alike(one, other) == share
