"""The result of creating an edition: the files made, and the tasks left."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from outcome_reports.platform.records import record

TodoKind = Literal["write", "confirm", "answer"]


@record(frozen=True, slots=True)
class Todo:
    """A task in `file`, at `line` and `column` (counted from 1).

    `kind` is "write" for a missing text, "confirm" for a fact carried over, "answer" for an open question about a
    recommendation of an earlier dialogue. `guide` says what belongs there; `words` is last year's length, None if
    unknown.
    """

    file: Path
    line: int
    column: int
    kind: TodoKind
    guide: str
    words: int | None = None


@record(frozen=True, slots=True)
class Progress:
    """The progress of one file: the numbers of things to `write`, `confirm` and `answer`, and words.

    `written` counts the words of the texts so far, `missing` those that last year's texts had in the places that are
    still empty.
    """

    file: Path
    write: int
    confirm: int
    answer: int
    written: int
    missing: int

    @property
    def left(self) -> int:
        """The number of tasks left."""
        return self.write + self.confirm + self.answer

    @property
    def done(self) -> float:
        """The share of words written, from 0 to 1, by last year's lengths; 1 only if nothing is left."""
        if not self.left:
            return 1.0
        return min(self.written / (self.written + self.missing), 0.99) if self.written + self.missing else 0.0


@record(frozen=True, slots=True)
class NewEditionReport:
    """An edition that was created: its `folder`, its full `name`, the `files` written, and the tasks left.

    `carried` says in words what was carried over from `source`, `left_out` what was not, and why.
    """

    folder: Path
    source: Path
    name: str
    files: tuple[Path, ...]
    todos: tuple[Todo, ...]
    carried: tuple[str, ...]
    left_out: tuple[str, ...]
