"""Dates that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Hit, rule
from outcome_reports.checking.text.calendar_days import MONTHS, is_day

_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_DATES = (
    re.compile(
        rf"(?<![\d.,:/])\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ]of)?[ ]{_MONTH}\b(?:,?[ ](?P<year>\d{{4}})\b)?"
    ),
    re.compile(rf"\b{_MONTH}[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<year>\d{{4}})\b"),
    # Without a year or a preposition, the number may count what follows: “in February 30 States joined”.
    re.compile(
        r"\b(?:[Oo]n|[Bb]y|[Ff]rom|[Tt]o|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter)[ ]"
        rf"(?P<date>{_MONTH}[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?)"
        r"(?=[.,;:!?)](?:\s|$)|$)(?!,?[ ]\d{4}\b)"
    ),
    re.compile(r"(?<![\d.,:/-])\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b(?!-)"),
)
_LONGEST_MONTH = 31


@rule(
    "LNG023",
    "date that does not exist",
    severity="error",
    why="A day that the month does not have is a slip of the pen, and nobody can know which day was meant.",
    source="ISO 8601-1:2019, 4.2: the Gregorian calendar",
    good=(
        "They met on 29 February 2028, from 28 February to 1 March, and on 31 May.",
        "They met on 29 February 2567 of the Buddhist era, which is 2024-02-29, and on 2571-02-29.",
        "In February 30 States joined, and by June 31 had reported. Of 1,230 June arrivals, 0 May arrivals came.",
        "They may meet on 31 may or not. The text says “30 February 2026”.",
    ),
    bad=(
        "They met on 30 February.",
        "They met on 29 February 2026.",
        "They met on 29 February 2568.",
        "They met on the 31st of April, and reported.",
        "They met from 29–31 June 2026.",
        "They met on February 30, 2026.",
        "They met on June 31.",
        "They met on 2026-02-30.",
        "They met on 32 May 2026.",
    ),
)
def impossible_date(material: Material) -> Iterator[Hit]:
    """Find days that are not in their month."""
    for pattern in _DATES:
        for stretch, match in material.search(pattern):
            found = match.groupdict()
            month = int(found["number"]) if found.get("number") else MONTHS.index(found["month"]) + 1
            day = int(found["day"])
            if not found.get("year") and not 0 < day <= _LONGEST_MONTH:
                # Without a year it may be a number of something.
                continue
            if not is_day(day, month, found.get("year")):
                date = found.get("date") or match[0]
                yield Hit(stretch, f"“{date}” is not a date: there is no such day", "write the day that was meant")
