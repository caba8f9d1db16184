"""The file for words that imports could not place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outcome_reports.errors import Problem
from outcome_reports.reading.source import read_source

UNPLACED = "unplaced.md"
LEFT = "What could not be placed from"
"""The beginning of the headings above words to place; each import adds one."""
ANEW = "What the software makes anew, or needs once only"
"""The heading above entries that need no action."""


class UnplacedEntry(NamedTuple):
    """An entry of the file: its `line` (from 0), its `title`, and whether it needs no action."""

    line: int
    title: str
    is_anew: bool


def is_head(line: str) -> bool:
    """Return whether a line is a heading above entries."""
    return line == f"# {ANEW}" or line.startswith(f"# {LEFT} ")


def unplaced_entries(text: str) -> Iterator[UnplacedEntry]:
    """Yield the entries of a file of unplaced words, in order."""
    is_anew = False
    for number, line in enumerate(text.split("\n")):
        if is_head(line):
            is_anew = line == f"# {ANEW}"
        elif line.startswith("## "):
            yield UnplacedEntry(number, line.removeprefix("## "), is_anew)


def still_unplaced(folder: Path) -> Iterator[Problem]:
    """Yield a problem if the final edition in `folder` still has unplaced words of an imported document."""
    file = folder / UNPLACED
    problems: list[Problem] = []
    text = read_source(file, folder, problems) if file.is_file() else None
    yield from problems
    waiting = [entry for entry in unplaced_entries(text or "") if not entry.is_anew]
    if waiting:
        hint = "put them where they belong or delete them, then delete the file"
        message = "a final edition still has words of an imported document that were not placed"
        yield Problem(file, waiting[0].line + 1, 1, message, hint)
