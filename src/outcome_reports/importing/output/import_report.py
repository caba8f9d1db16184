"""What an import tells: where the words of a Word document went."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outcome_reports.errors import Problem


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that stands in `unplaced.md`: `what` it is ("table"), `where` it stood, and its words."""

    what: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A Word document that was imported into `folder`.

    `placed` says in words what was recognised; `unplaced` lists what stands in `unplaced.md`; `deleted_words` counts
    the words of tracked deletions, which were left out; `notes` tells what else was left out or changed; `problems` is
    what reading the folder finds wrong, empty if it can be built as a draft.
    """

    source: Path
    folder: Path
    files: tuple[Path, ...]
    placed: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    deleted_words: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
