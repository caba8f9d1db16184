"""Ordinal numbers in English, against a table."""

from __future__ import annotations

import pytest

from outcome_reports.language.english.number_words import ordinal_in_figures, ordinal_in_words

TO_TWENTY = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
TENS = {30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth", 70: "seventieth", 80: "eightieth"}
TENS |= {90: "ninetieth"}
TENS_BEFORE = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty"}
TENS_BEFORE |= {90: "ninety"}
HUNDREDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def table() -> dict[int, str]:
    """Every ordinal from 1 to 999, put together from what is written out above."""
    words = dict(enumerate(TO_TWENTY, start=1)) | TENS
    words |= {tens + n: f"{word}-{TO_TWENTY[n - 1]}" for tens, word in TENS_BEFORE.items() for n in range(1, 10)}
    for n, hundred in enumerate(HUNDREDS, start=1):
        words |= {100 * n: f"{hundred} hundredth"}
        words |= {100 * n + rest: f"{hundred} hundred and {words[rest]}" for rest in range(1, 100)}
    return words


def test_every_ordinal_in_words() -> None:
    expected = table()
    assert sorted(expected) == list(range(1, 1000))
    assert {number: ordinal_in_words(number) for number in expected} == expected


@pytest.mark.parametrize(
    ("number", "figures"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th")),
        *((20, "20th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (100, "100th"), (101, "101st"), (111, "111th")),
        *((112, "112th"), (113, "113th"), (121, "121st"), (999, "999th"), (1000, "1000th")),
    ],
)
def test_ordinals_in_figures(number: int, figures: str) -> None:
    assert ordinal_in_figures(number) == figures


def test_numbers_that_have_no_words_here_are_figures() -> None:
    assert [ordinal_in_words(number) for number in (999, 1000, 1001)] == [
        "nine hundred and ninety-ninth",
        "1000th",
        "1001st",
    ]
