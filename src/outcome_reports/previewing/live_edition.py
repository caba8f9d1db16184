"""An edition as it is in its files at this moment, or was when they could last be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import Prose
from outcome_reports.previewing.drafts import with_drafts
from outcome_reports.previewing.editor_opening import address_of
from outcome_reports.reading.edition_reader import EditionReader
from outcome_reports.reading.folder import no_edition
from outcome_reports.reading.kept import Kept
from outcome_reports.reading.places import ModelPath, Places


class LiveEdition:
    """The edition in `folder`: `edition` is the last one that could be read, None before there was one.

    `shown` is the same with the texts that are being written. `problems` says what keeps the files from being read
    now. Raises ContentError if there is no edition in `folder`.
    """

    def __init__(self, folder: Path) -> None:
        if problem := no_edition(folder):
            raise ContentError([problem])
        self.folder = folder
        self.edition: LoadedEdition | None = None
        self.shown: LoadedEdition | None = None
        self.places = Places(folder, {})
        self._drafts: dict[ModelPath, Prose] = {}
        self.problems: tuple[Problem, ...] = ()
        self._kept = Kept()

    def read(self) -> None:
        """Read what has changed in the files."""
        reader = EditionReader(self.folder, kept=self._kept)
        try:
            content, brand = reader.read()
        except ContentError as error:
            self.problems = error.problems
            return
        self.problems = ()
        self.edition = LoadedEdition(content, brand, self.folder)
        self.places = reader.places
        self._show()

    def draft(self, path: ModelPath, text: Prose | None) -> None:
        """Show `text` in place of the one at `path`, as long as it is written; None shows what the files say again."""
        if text is None:
            self._drafts.pop(path, None)
        else:
            self._drafts[path] = text
        self._show()

    def no_drafts(self) -> None:
        """Show what the files say, and nothing else."""
        self._drafts.clear()
        self._show()

    def _show(self) -> None:
        if self.edition is None or not self._drafts:
            self.shown = self.edition
            return
        content = with_drafts(self.edition.content, self._drafts)
        self.shown = LoadedEdition(content, self.edition.brand, self.folder)

    def name_of(self, file: Path) -> str:
        """Return the name of a file as those who write know it: from the edition's folder, or from the one above."""
        for root in (self.folder, self.folder.parent):
            if file.is_relative_to(root):
                return file.relative_to(root).as_posix()
        return file.name

    def told(self, problem: Problem) -> dict[str, Any]:
        """Return a problem for the page."""
        place: dict[str, Any] = {"file": self.name_of(problem.file), "line": problem.line, "column": problem.column}
        place["address"] = address_of(problem.file, problem.line)
        return {**place, "message": problem.message, "hint": problem.hint, "rule": "", "severity": "error"}
