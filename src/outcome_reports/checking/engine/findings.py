"""Findings: each with its place, and the change that would correct it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Protocol

from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.records import record

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Position = tuple[Path, int, int]
"""A file with line and column, both counted from 1 (0 for the file as a whole)."""


class Places(Protocol):
    """The places of content in files. The reader of an edition supplies them; checking itself opens no file."""

    def place(self, path: ModelPath, line: int = 0, column: int = 0) -> Position:
        """Return the position of `line` and `column` (from 0) of the text at the model path `path`."""

    def can_replace(self, path: ModelPath, line: int, column: int, old: str, new: str) -> bool:
        """Return whether the file has exactly `old` there, on one line, and `new` can replace it verbatim."""

    def remarks(self) -> Iterable[tuple[ModelPath, str, Position]]:
        """Return the comments of the files: the path of the next value, the words without “#”, and the position."""


class NoPlaces:
    """Places of an edition that was not read from files: the model path replaces the file."""

    def place(self, path: ModelPath, line: int = 0, column: int = 0) -> Position:
        """Return the model path as a file name, and the line and column of the text itself."""
        return Path("/".join(map(str, path)) or "edition"), line + 1, column + 1

    def can_replace(self, path: ModelPath, line: int, column: int, old: str, new: str) -> bool:
        """Return True: the text is its own file."""
        del path, line, column, old, new
        return True

    def remarks(self) -> Iterable[tuple[ModelPath, str, Position]]:
        """Return None: without files there are no comments."""
        return ()


@record(frozen=True, slots=True)
class Fix:
    """The change that corrects a finding: at `line` and `column` of `file`, `old` becomes `new`. Never across lines."""

    file: Path
    line: int
    column: int
    old: str
    new: str


def _mended(fix: Fix) -> str:
    if fix.new.strip():
        return f"write “{fix.new}”"
    return "write one space" if fix.new else f"delete “{fix.old}”" if fix.old.strip() else "delete the space"


@record(frozen=True, slots=True)
class Finding:
    """A departure from house style.

    `path`, `line` and `column` give the place; `excerpt` is the words concerned, as a reader sees them; `where` is
    their path in the model; `fix` is None if only a person can decide.
    """

    rule: str
    severity: Severity
    path: Path
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    where: ModelPath = ()
    fix: Fix | None = None

    def __str__(self) -> str:
        """Place, rule and message, with the hint, if any, on a second line."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else str(self.path)
        told = f"{place}: {self.severity} {self.rule}: {self.message}"
        hint = self.hint or (_mended(self.fix) if self.fix else "")
        return f"{told}\n    {hint}" if hint else told

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of findings: file, place, rule."""
        return str(self.path), self.line, self.column, self.rule, self.message
