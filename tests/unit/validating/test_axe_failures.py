"""What axe-core reports, in the terms of the standard."""

from __future__ import annotations

from typing import Any

import pytest

from outcome_reports.validating.axe import Screen, _on_screens, _violation
from outcome_reports.validating.verdicts import Failure

FOUND: dict[str, Any] = {
    "rule": "color-contrast",
    "help": "Elements must meet minimum color contrast",
    "tags": ["cat.color", "wcag2aa", "wcag143", "wcag1411", "TTv5"],
    "summary": "Fix any of the following:\n  Element has 2.1:1\n  Something else",
    "target": "#a > p",
    "block": "a",
}


def test_a_violation_names_its_criteria_and_its_first_reason() -> None:
    assert _violation(FOUND) == Failure(
        "WCAG 2.2, 1.4.3, 1.4.11 (color-contrast)",
        "Elements must meet minimum color contrast. Element has 2.1:1",
        "#a > p",
        "a",
    )


@pytest.mark.parametrize("tags", [[], ["best-practice"], ["wcag2a", "xwcag143", "wcag143x"]])
def test_a_rule_of_no_criterion_is_best_practice(tags: list[str]) -> None:
    assert _violation(FOUND | {"tags": tags}).clause == "best practice (color-contrast)"


@pytest.mark.parametrize("summary", ["", "Fix any of the following:"])
def test_a_violation_without_a_reason_has_its_help(summary: str) -> None:
    assert _violation(FOUND | {"summary": summary}).message == "Elements must meet minimum color contrast."


@pytest.mark.parametrize(
    ("place", "on", "expected"),
    [
        ("#a", ["one", "two"], "#a (every screen)"),
        ("#a", ["one"], "#a (one)"),
        ("", ["one", "two"], "every screen"),
        ("", ["two"], "two"),
    ],
)
def test_a_failure_says_on_which_screens_it_is(place: str, on: list[str], expected: str) -> None:
    assert _on_screens(Failure("c", "m", place, "b"), on, 2) == Failure("c", "m", expected, "b")


def test_a_screen_reads_as_words() -> None:
    assert str(Screen("dark", 320)) == "dark, 320 pixels wide"
