"""The house's own words: headings, labels, dates, in the language of the edition."""

from __future__ import annotations

import functools
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from outcome_reports.errors import WordingError
from outcome_reports.platform.resources import templates


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: `labels` and `kinds` by name, and how dates are written."""

    language: str
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    dates: Mapping[str, str]
    months: tuple[str, ...]

    def label(self, name: str, /, **values: object) -> str:
        """The label `name` with its braces filled. Raises WordingError for a label that is not there."""
        try:
            return self.labels[name].format(**values)
        except KeyError as error:
            raise WordingError(f"the wording for “{self.language}” has no label “{name}” ({error})") from None

    def day(self, day: date) -> str:
        """A day: "27 January 2026"."""
        return self.dates["day"].format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def days(self, first: date, last: date) -> str:
        """A span of days, with an en dash: "27–28 January 2026"; a whole month is "February 2025"."""
        values = {
            "first": first.day,
            "last": last.day,
            "first_month": self.months[first.month - 1],
            "last_month": self.months[last.month - 1],
            "first_year": first.year,
            "last_year": last.year,
        }
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return self.dates["days_two_years"].format(**values)
        if first.month != last.month:
            return self.dates["days_two_months"].format(**values, year=last.year)
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return self.dates["month"].format(month=values["last_month"], year=last.year)
        return self.dates["days"].format(**values, month=values["last_month"], year=last.year)

    def series(self, names: Iterable[str]) -> str:
        """Names as a series in a sentence: "A, B and C"."""
        *most, last = names
        return f"{', '.join(most)} {self.label('and')} {last}" if most else last


@functools.cache
def wording_for(language: str) -> Wording:
    """The wording for a BCP 47 language tag, by its primary subtag. Raises WordingError if there is none."""
    primary = language.split("-", maxsplit=1)[0]
    file = templates() / "wording" / f"{primary}.toml"
    if not file.is_file():
        known = ", ".join(sorted(path.stem for path in file.parent.glob("*.toml")))
        raise WordingError(f"there is no wording for the language “{language}”: languages are {known}")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    dates = dict(data["dates"])
    months = tuple(dates.pop("months"))
    labels = data["labels"] | {f"excerpt_{name}": words for name, words in data["excerpt"].items()}
    return Wording(language, labels, data["kinds"], dates, months)
