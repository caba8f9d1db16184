"""Edits of texts: replacement of some characters and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

BOM = "\ufeff"
LINE_END = re.compile(r"\r\n|\n|\r")


class TextEdit(NamedTuple):
    """At `start` of a text, `old` becomes `new`; the text must have `old` there."""

    start: int
    old: str
    new: str


class WordEdit(NamedTuple):
    """Characters `start` to `end` of a text become `new`."""

    start: int
    end: int
    new: str

    def moved(self, by: int) -> WordEdit:
        """Return the edit shifted by `by` characters."""
        return self._replace(start=self.start + by, end=self.end + by)


def applied(text: str, edits: Iterable[WordEdit]) -> str:
    """Return `text` after `edits`, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def line_starts(text: str) -> list[int]:
    """Return the start of each line of `text`, not counting a byte order mark."""
    return [len(BOM) if text.startswith(BOM) else 0, *(match.end() for match in LINE_END.finditer(text))]


def offset_of(starts: Sequence[int], line: int, column: int) -> int | None:
    """Return the place of `line` and `column` (from 1) in a text whose lines begin at `starts`; None for none."""
    return starts[line - 1] + column - 1 if 0 < line <= len(starts) and column >= 1 else None


def with_edits(text: str, edits: Iterable[TextEdit]) -> tuple[str, list[TextEdit]]:
    """Return `text` with `edits`, and those of them that were made.

    An edit is left out if its old words are not in their place, or if it overlaps a previous one.
    """
    pieces: list[str] = []
    made: list[TextEdit] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -len(edit.old))):
        if edit.start < at or not text.startswith(edit.old, edit.start):
            continue
        pieces += [text[at : edit.start], edit.new]
        at = edit.start + len(edit.old)
        made.append(edit)
    return "".join([*pieces, text[at:]]), made
