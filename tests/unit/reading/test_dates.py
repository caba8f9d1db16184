from __future__ import annotations

import pytest

from outcome_reports.reading.dates import date_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("27 January 2026", "2026-01-27"),
        ("1st Feb. 2026", "2026-02-01"),
        ("January 27, 2026", "2026-01-27"),
        ("27/01/2026", "2026-01-27"),
        ("05.05.2026", "2026-05-05"),
        ("2026-1-7", "2026-01-07"),
        ("2026–01–27", "2026-01-27"),
        ("27\u00a0January 2026", "2026-01-27"),
        ("03/04/2026", ""),
        ("30 February 2026", ""),
        ("32/13/2026", ""),
        ("27 Janvember", ""),
        ("27 xyz 2026", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_the_day_that_people_mean(text: str, meant: str) -> None:
    assert date_meant(text) == meant
