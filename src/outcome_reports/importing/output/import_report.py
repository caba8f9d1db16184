"""The report of an import: the places of the words of a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from outcome_reports.errors import Problem
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class Unplaced:
    """Text that is in `unplaced.md`: `what` it is ("table"), `where` it was, and its words."""

    what: str
    where: str
    text: str


@record(frozen=True, slots=True)
class Look:
    """A place that a person has to look at: `file`, `line` (0 for the whole file), and what is to be decided."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


Status = Literal["certain", "confirm", "unplaced", "anew"]
"""Outcomes for passages: placed; placed, to be confirmed; in `unplaced.md`; dropped, as documents generate them."""


@record(frozen=True, slots=True)
class Placement:
    """A paragraph of a document and its place.

    `kind` is "heading" (of `level` 1 to 9), "text", "item", "cell", "note", or the kind of content outside the text.
    `file` is the name of a file of the edition, "" for none, `line` counts from 1; `path` names the value in the file
    ("spotlights / IDN / text"), and `why` says what to confirm, or why it was not placed.
    """

    kind: str
    level: int
    text: str
    status: Status
    file: str = ""
    line: int = 0
    path: str = ""
    why: str = ""


@record(frozen=True, slots=True)
class ImportReport:
    """A Word document that was imported into `folder`.

    `placed` describes the recognised parts; `unplaced` lists the content of `unplaced.md`; `deleted_words` counts the
    words of tracked deletions, which were left out; `notes` lists what else was left out or changed; `problems` are
    those found in reading the folder, empty if it can be built as a draft; `looks` are the places to look at, most
    important first; `placements` gives the place of each paragraph, and `page` is the file that shows them.
    """

    source: Path
    folder: Path
    files: tuple[Path, ...]
    placed: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    deleted_words: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    looks: tuple[Look, ...] = ()
    placements: tuple[Placement, ...] = ()
    page: Path = Path()
