"""Word's numbering of list items: the number of each, and its display (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from outcome_reports.platform.records import record

_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v"}
_ROMAN |= {4: "iv", 1: "i"}
PLAIN = frozenset({"decimal", "decimalZero", "ordinal", "cardinalText", "ordinalText"})
"""Formats that Markdown writes as numbers."""


@record(frozen=True, slots=True)
class Level:
    """A level of a list: its `format` ("decimal", "lowerLetter", "bullet"), its first number, and its text ("%1.")."""

    format: str
    start: int = 1
    text: str = "%1."


@dataclass(slots=True)
class Counters:
    """Counts the items of all lists of a document; `levels` are those of each list."""

    levels: dict[tuple[str, int], Level]
    families: dict[str, str] = field(default_factory=dict)
    """The definition of each list: lists with the same definition continue its numbering unless restarted."""
    _now: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, number: str, depth: int, *, restarts: bool) -> tuple[int, str]:
        """Return the number of the next item of a list at `depth`, and the label that Word shows."""
        family = self.families.get(number, number)
        counts = self._now.setdefault(family, [])
        if restarts and number not in self._begun:
            counts.clear()
        self._begun.add(number)
        del counts[depth + 1 :]
        while len(counts) < depth:
            counts.append(self._level(number, len(counts)).start)
        if len(counts) > depth:
            counts[depth] += 1
        else:
            counts.append(self._level(number, depth).start)
        level = self._level(number, depth)
        shown = re.sub(r"%(\d)", lambda m: self._shown(number, int(m[1]) - 1, counts), level.text)
        return counts[depth], shown.strip()

    def _level(self, number: str, depth: int) -> Level:
        return self.levels.get((number, depth), Level("decimal"))

    def _shown(self, number: str, depth: int, counts: list[int]) -> str:
        if not 0 <= depth < len(counts):
            return ""
        return numeral(counts[depth], self._level(number, depth).format)


def numeral(number: int, format: str) -> str:
    """Return a number as a list shows it: “c”, “iv”, “3”."""
    match format:
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if format == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            text = ""
            for value, letters in _ROMAN.items():
                text += letters * (number // value)
                number %= value
            return text.upper() if format == "upperRoman" else text
        case _:
            return str(number)
