"""Days that calendars have."""

from __future__ import annotations

import calendar

from outcome_reports.language.wording import wording_for

MONTHS = tuple(wording_for("en").file.dates.months)
_LEAP_YEAR = 2000
_BUDDHIST, _FIRST_BUDDHIST = 543, 2400
"""By how much years of the Buddhist era are ahead, and a year after which years are of that era: 2567 is 2024."""


def is_day(day: int, month: int, year: str | None = None) -> bool:
    """Return whether a calendar, ours or the Buddhist one, has that day; without a year, whether a leap year has it."""
    number = int(year or _LEAP_YEAR)
    number -= _BUDDHIST * (number > _FIRST_BUDDHIST)
    return 1 <= month <= len(MONTHS) and (not number or 1 <= day <= calendar.monthrange(number, month)[1])


def is_date(day: str, month: str, year: str | None = None) -> bool:
    """Return whether there is such a date; `month` is one of MONTHS."""
    return is_day(int(day), MONTHS.index(month) + 1, year)
