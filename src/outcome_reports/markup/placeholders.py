"""Placeholders `⟦…⟧` for text to write or facts to confirm, in texts and in comments of content files.

The brackets (U+27E6, U+27E7) are on no keyboard and in no ordinary text, so nothing is mistaken for a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from outcome_reports.errors import counted
from outcome_reports.platform.records import record

OPENING, CLOSING = "⟦", "⟧"
# English in all editions, as the keys of content files: authors write them by hand, and reading looks for them.
_WRITE, _CONFIRM = "Write here", "Confirm"
PLACEHOLDER = re.compile(r"⟦[^⟦⟧]*⟧?|⟧")
_LAST_YEAR = re.compile(r"; last year (?:([\d,]+) texts? of )?([\d,]+) words?$")


@record(frozen=True, slots=True)
class Placeholder:
    """A mark as written: zero-based `line` and `column` in the text, and the `guide` between its brackets.

    `words` is last year's length of the text, None if the guide does not give it; `kind` is the kind of task.
    """

    line: int
    column: int
    guide: str
    words: int | None = None

    @property
    def kind(self) -> Literal["write", "confirm"]:
        """The task: by default, a text to write."""
        return "confirm" if self.guide.startswith(f"{_CONFIRM}:") else "write"


def write_here(guide: str, last: Sequence[int] = ()) -> str:
    """Return the mark of a text to write: "⟦Write here: the foreword; last year 512 words⟧".

    `last` is the number of words of last year's text, or of each of several.
    """
    length = ""
    if last:
        texts = f"{counted(len(last), 'text')} of " if len(last) > 1 else ""
        length = f"; last year {texts}{counted(round(sum(last) / len(last)), 'word')}"
    return f"{OPENING}{_WRITE}: {guide}{length}{CLOSING}"


def confirm(guide: str) -> str:
    """Return the mark of a fact to confirm: "⟦Confirm: the date⟧"."""
    return f"{OPENING}{_CONFIRM}: {guide}{CLOSING}"


def placeholders_in(text: str) -> Iterator[Placeholder]:
    """Yield every placeholder of `text`, in order; an unpaired bracket is one too."""
    for match in PLACEHOLDER.finditer(text):
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        guide = _guide(match[0])
        yield Placeholder(line, column, guide, _words(guide))


def readable(text: str) -> str:
    """Return `text` with placeholders in plain square brackets, which every font has."""
    return PLACEHOLDER.sub(lambda match: f"[{_guide(match[0])}]", text)


def _words(guide: str) -> int | None:
    if match := _LAST_YEAR.search(guide):
        texts, words = (int((part or "1").replace(",", "")) for part in match.groups())
        return texts * words
    return None


def _guide(mark: str) -> str:
    # A comment over several lines has a “#” on each.
    return " ".join(re.sub(r"\n\s*#", " ", mark).strip(OPENING + CLOSING).split())
