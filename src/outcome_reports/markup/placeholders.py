"""`⟦…⟧`: the mark of what is still to be written or confirmed, in texts and in comments of content files.

The brackets (U+27E6, U+27E7) stand on no keyboard and in no text, so nothing is taken for a placeholder by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING, CLOSING = "⟦", "⟧"
PLACEHOLDER = re.compile(r"⟦[^⟦⟧]*⟧?|⟧")
_LAST_YEAR = re.compile(r"; last year (?:([\d,]+) texts of )?([\d,]+) words?$")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A mark as written: zero-based `line` and `column` in the text, and the `guide` between its brackets.

    `words` is how long the text was last year, None where the guide does not say.
    """

    line: int
    column: int
    guide: str
    words: int | None = None


def placeholder(verb: str, guide: str) -> str:
    """The mark of something left to do: "⟦Write here: the foreword⟧", "⟦Confirm: the date⟧"."""
    return f"{OPENING}{verb}: {guide}{CLOSING}"


def placeholders_in(text: str) -> Iterator[Placeholder]:
    """Every placeholder of `text`, in order; a bracket without its partner is one too."""
    for match in PLACEHOLDER.finditer(text):
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        guide = _guide(match[0])
        yield Placeholder(line, column, guide, _words(guide))


def readable(text: str) -> str:
    """`text` with placeholders in plain square brackets, which every font has."""
    return PLACEHOLDER.sub(lambda match: f"[{_guide(match[0])}]", text)


def _words(guide: str) -> int | None:
    if match := _LAST_YEAR.search(guide):
        texts, words = (int((part or "1").replace(",", "")) for part in match.groups())
        return texts * words
    return None


def _guide(mark: str) -> str:
    # A comment that goes over several lines has a “#” on each.
    return " ".join(re.sub(r"\n\s*#", " ", mark).strip(OPENING + CLOSING).split())
