"""Verdicts, and the lines that people read."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports.validating import Failure, Outcome, Verdict, lines_of, unproved
from outcome_reports.validating.verdicts import verdict_of

FILE = Path("s.pdf")
FAILURE = Failure("7.3", "no alternative text")


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict(FILE, "t", "s"), "passed"),
        (Verdict(FILE, "t", "s", (FAILURE,)), "failed"),
        # A tool may count failures without listing them.
        (Verdict(FILE, "t", "s", failed=1), "failed"),
        (Verdict(FILE, "t", "s", (FAILURE,), failed=1, unavailable="Install it."), "unavailable"),
        (Verdict(FILE, "t", "s", unavailable=""), "unavailable"),
        (verdict_of(FILE, "t", "s", (FAILURE, FAILURE)), "failed"),
        (verdict_of(FILE, "t", "s", ()), "passed"),
    ],
)
def test_the_outcome(verdict: Verdict, outcome: Outcome) -> None:
    assert verdict.outcome == outcome


def test_a_verdict_counts_the_failures_it_lists() -> None:
    assert verdict_of(FILE, "t", "s", (FAILURE, FAILURE), 9) == Verdict(FILE, "t", "s", (FAILURE, FAILURE), 9, 2)


def test_the_lines_of_a_verdict_are_short() -> None:
    alike = Failure("7.3", "no alternative text", "page 2", "signature-1")
    verdict = Verdict(Path("s.pdf"), "veraPDF", "PDF/UA-1", (alike, alike, Failure("5", "no part", "root")), 90, 8)
    assert list(lines_of(verdict)) == [
        "s.pdf: PDF/UA-1 (veraPDF): 8 failed of 90 checks",
        "  7.3: no alternative text [block signature-1] (2 times)",
        "  5: no part [root]",
        "  and 5 more",
    ]
    assert list(lines_of(verdict, limit=1))[1:] == [
        "  7.3: no alternative text [block signature-1] (2 times)",
        "  and 6 more",
    ]


def test_the_lines_of_the_good_and_the_unknown() -> None:
    assert list(lines_of(Verdict(Path("s.pdf"), "veraPDF", "PDF/A-3a", checks=7))) == [
        "s.pdf: PDF/A-3a (veraPDF): passed, 7 checks"
    ]
    assert list(lines_of(Verdict(Path("s.pdf"), "veraPDF", "PDF/A-3a", unavailable="Install Java."))) == [
        "s.pdf: PDF/A-3a (veraPDF): not checked. Install Java."
    ]


@pytest.mark.parametrize(("limit", "shown"), [(20, 20), (3, 3), (25, 25), (30, 25)])
def test_of_many_failures_some_are_shown_and_all_are_counted(limit: int, shown: int) -> None:
    verdict = verdict_of(FILE, "t", "s", tuple(Failure(str(number), "wrong") for number in range(25)))
    head, *rest = lines_of(verdict, limit=limit)
    assert head == "s.pdf: s (t): 25 failed"
    assert rest == [f"  {number}: wrong" for number in range(shown)] + (
        [f"  and {25 - shown} more"] if shown < 25 else []
    )


def test_what_nobody_looked_at_is_summed_up() -> None:
    missing = [
        Verdict(Path(name), "t", standard, unavailable="x") for name in "ab" for standard in ("PDF/UA-1", "PDF/A-3a")
    ]
    one = Verdict(Path("c"), "t", "HTML", unavailable="x")
    assert unproved([*missing, Verdict(FILE, "t", "passed"), Verdict(FILE, "t", "failed", (FAILURE,)), one]) == (
        "Not proved: PDF/UA-1 (2 files), PDF/A-3a (2 files), HTML (1 file)."
    )
    assert unproved([Verdict(FILE, "t", "passed")]) == ""
