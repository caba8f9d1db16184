"""The words that the software adds: headings, labels, dates, series of names, in the language of the edition."""

from __future__ import annotations

import functools
import math
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from outcome_reports.errors import WordingError
from outcome_reports.language.grammar import Grammar, grammar_of
from outcome_reports.language.label_words import NAMES_OF_DOCUMENT
from outcome_reports.language.wording_files import WordingFile, Words, read_wording, wording_files
from outcome_reports.platform.records import record

_SMALL = 0.01
"""Below this, two decimals would round a value that is not zero to 0."""


@record(frozen=True, slots=True)
class Wording:
    """The words of one `language`: its wording `file`, which was read from `path`, and its `grammar`."""

    language: str
    grammar: Grammar
    path: Path
    file: WordingFile

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of entities in words, in the order in which they are listed."""
        return self.file.kinds

    @property
    def guides(self) -> Mapping[str, str]:
        """The words that writers add outside the text."""
        return {**self.file.guides.model_dump(), "decimal_mark": self.file.numbers.decimal_mark}

    def label(self, name: str, /, **values: object) -> str:
        """Return the label `name` with its braces filled; `count` decides between singular and plural.

        A name that begins with "excerpt_" is a label of excerpts. Raises WordingError for a label or value that is
        missing.
        """
        words = self._words(name)
        try:
            if not isinstance(words, str):
                words = words[self.grammar.plural(float(str(values["count"])))]
            return words.format(**{**self._names, **values})
        except KeyError as error:
            raise WordingError(f"the label “{name}” of “{self.language}” needs the value {error}") from None

    def around(self, name: str, field: str, again: str = "") -> tuple[str, str]:
        """Return the text of the label `name` before and after `{field}`, for a value that is not plain text.

        `again` stands where the label has the field once more.
        """
        before, _, after = str(self._words(name)).partition(f"{{{field}}}")
        return before.format(**self._names), after.format(**{**self._names, field: again})

    @property
    def _names(self) -> Mapping[str, Words]:
        """The names of the document for labels: "{document}", "{document_short}"."""
        return {name: self.file.labels[name] for name in NAMES_OF_DOCUMENT if name in self.file.labels}

    def _words(self, name: str) -> Words:
        key = name.removeprefix("excerpt_")
        table, labels = ("labels", self.file.labels) if key == name else ("excerpt", self.file.excerpt)
        if key not in labels:
            raise WordingError(f"the wording in {self.path} cannot be used: [{table}] {key} is missing")
        return labels[key]

    def number(self, number: float) -> str:
        """Return a number in figures, with at most two significant decimals: "11,000", "33.33", "0.0004"."""
        small = 0 < abs(number) < _SMALL
        places = 1 - math.floor(math.log10(abs(number))) if small else 2
        whole, _, decimals = f"{number:,.{places}f}".partition(".")
        decimals = decimals.rstrip("0")
        marks = self.file.numbers
        return whole.replace(",", marks.grouping_mark) + (marks.decimal_mark + decimals if decimals else "")

    def figure(self, number: float | Decimal, places: int) -> str:
        """Return a number in figures, with the given decimals: "11,000.50"."""
        whole, _, decimals = f"{number:,.{places}f}".partition(".")
        marks = self.file.numbers
        whole = whole.replace("-", "\u2212").replace(",", marks.grouping_mark)
        return whole + (marks.decimal_mark + decimals if decimals else "")

    def day(self, day: date) -> str:
        """Return a day: "27 January 2026"."""
        dates = self.file.dates
        return dates.day.format(day=day.day, month=dates.months[day.month - 1], year=day.year)

    def days(self, first: date, last: date) -> str:
        """Return a span of days, with an en dash: "27–28 January 2026"; a whole month is "February 2025"."""
        dates = self.file.dates
        values = {
            "first": first.day,
            "last": last.day,
            "first_month": dates.months[first.month - 1],
            "last_month": dates.months[last.month - 1],
            "first_year": first.year,
            "last_year": last.year,
        }
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return dates.days_two_years.format(**values)
        if first.month != last.month:
            return dates.days_two_months.format(**values, year=last.year)
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return dates.month.format(month=values["last_month"], year=last.year)
        return dates.days.format(**values, month=values["last_month"], year=last.year)

    def series(self, names: Iterable[str]) -> str:
        """Return names as a series in a sentence: "A, B and C"."""
        *most, last = names
        joins = self.file.joins
        return f"{joins.between.join(most)}{joins.last}{last}" if most else last

    def places(self, parts: Iterable[str]) -> str:
        """Return the parts of a line, joined: "Chapter 2 · page 14"."""
        return self.file.joins.parts.join(parts)


@functools.cache
def wording_for(language: str) -> Wording:
    """Return the wording for a BCP 47 language tag, by its primary subtag.

    Raises WordingError if there is none, and for a file that cannot be used.
    """
    files = wording_files()
    primary = language.split("-", maxsplit=1)[0]
    if primary not in files:
        raise WordingError(f"there is no wording for the language “{language}”: languages are {', '.join(files)}")
    grammar = grammar_of(language)
    path = files[primary]
    return Wording(language, grammar, path, read_wording(path, grammar.plural_categories, files["en"]))
