"""Dates as people write them."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})")
_AMERICAN = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})")


def date_meant(text: str) -> str:
    """Return the date in `text` as year-month-day; "" if it is ambiguous, such as 03/04/2026."""
    from datetime import date

    words = re.sub("[\u2010-\u2015]", "-", " ".join(text.split()).casefold())
    for form in (_WORDS, _AMERICAN, _FIGURES, _YEAR_FIRST):
        if found := form.fullmatch(words):
            month = found["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else 0
            if form is _FIGURES and int(found["day"]) <= 12 and found["day"] != found["month"]:
                return ""
            try:
                return date(int(found["year"]), number, int(found["day"])).isoformat()
            except ValueError:
                return ""
    return ""
