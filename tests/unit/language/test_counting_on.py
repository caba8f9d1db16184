"""Counting on in titles."""

from __future__ import annotations

import pytest

from outcome_reports.language.grammar import count_on, grammar_of


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Key insights from the Fourth Dialogue", 4, "Key insights from the Fifth Dialogue"),
        ("the fourth meeting, the 4th meeting", 4, "the fifth meeting, the 5th meeting"),
        ("FOURTH DIALOGUE", 4, "FIFTH DIALOGUE"),
        ("Fourteenth of the Fourth", 4, "Fourteenth of the Fifth"),
        ("The 14th Dialogue, the 4th of its kind", 4, "The 14th Dialogue, the 5th of its kind"),
        ("Twenty-first Dialogue", 21, "Twenty-second Dialogue"),
        ("the twenty-fourth", 4, "the twenty-fourth"),
        ("Three priorities", 3, "Three priorities"),
        ("12th and 13th", 12, "13th and 13th"),
    ],
)
def test_count_on(text: str, number: int, expected: str) -> None:
    assert count_on(text, number, grammar_of("en-GB")) == expected
