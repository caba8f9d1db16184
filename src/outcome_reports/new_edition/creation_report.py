"""The result of creating an edition: what was made, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TodoKind = Literal["write", "confirm", "answer"]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something left to do in `file`, at `line` and `column` (counted from 1).

    `kind` is "write" for a text that is missing, "confirm" for a fact carried over, "answer" for a recommendation of an
    earlier dialogue that nobody has looked into. `guide` says what belongs there; `words` is how long it was last year,
    None where that is not known.
    """

    file: Path
    line: int
    column: int
    kind: TodoKind
    guide: str
    words: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one file is: the numbers of things to `write`, `confirm` and `answer`, and words.

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
        """How many things are left to do."""
        return self.write + self.confirm + self.answer

    @property
    def done(self) -> float:
        """The share of the words that are written, from 0 to 1, by last year's lengths; 1 only if nothing is left."""
        if not self.left:
            return 1.0
        return min(self.written / (self.written + self.missing), 0.99) if self.written + self.missing else 0.0


@dataclass(frozen=True, slots=True)
class NewEditionReport:
    """An edition that was created: its `folder`, its full `name`, the `files` written, and what is left to do.

    `carried` says in words what was taken over from `source`, `left_out` what was not, and why.
    """

    folder: Path
    source: Path
    name: str
    files: tuple[Path, ...]
    todos: tuple[Todo, ...]
    carried: tuple[str, ...]
    left_out: tuple[str, ...]
