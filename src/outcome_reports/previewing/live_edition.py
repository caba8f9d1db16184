"""An edition as in its files now, or when they could last be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.errors import ContentError, Problem
from outcome_reports.model import Edition, Prose
from outcome_reports.model.leaves import data_of, pictures_of, value_at
from outcome_reports.platform.records import record
from outcome_reports.previewing.drafts import replaced, with_drafts
from outcome_reports.previewing.editor_opening import address_of
from outcome_reports.reading.edition_reader import EditionReader
from outcome_reports.reading.folder import no_edition
from outcome_reports.reading.kept import Kept
from outcome_reports.reading.places import ModelPath, Places


@record(frozen=True, slots=True)
class Fresh:
    """The result of reading files: an edition with the places of its values, or the problems that prevent reading."""

    edition: LoadedEdition | None
    places: Places
    problems: tuple[Problem, ...] = ()


class LiveEdition:
    """The edition in `folder`: `edition` is the last one that could be read, None before there was one.

    `shown` is the same with unsaved texts. `problems` are those that prevent the files from being read now. Raises
    ContentError if there is no edition in `folder`.
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
        self._ahead: Edition | None = None

    def read(self) -> None:
        """Read what has changed in the files."""
        self.take(self.fresh())

    def fresh(self) -> Fresh:
        """Return the current content of the files; nothing changes until it is taken."""
        reader = EditionReader(self.folder, kept=self._kept)
        try:
            content, brand = reader.read()
        except ContentError as error:
            return Fresh(None, reader.places, error.problems)
        return Fresh(LoadedEdition(content, brand, self.folder), reader.places)

    def take(self, fresh: Fresh) -> None:
        """Take the content of the files as the edition, or report their problems."""
        self._ahead = None
        self.problems = fresh.problems
        if fresh.edition is not None:
            self.edition, self.places = fresh.edition, fresh.places
        self._show()

    def read_ahead(self, file: Path) -> ModelPath | None:
        """Show what `file` says now, and return the path of its part; None if that takes reading everything.

        Whether it fits the other parts, and its place in the file, are only known after that.
        """
        paths = self.places.parts_in(file)
        before = self._ahead or (self.edition.content if self.edition else None)
        if before is None or self.problems or len(paths) != 1 or not paths[0] or paths[0][0] == "parts":
            return None
        try:
            part = EditionReader(self.folder, kept=self._kept).read_part(file, paths[0])
        except OSError:
            # Reading everything reports the problems.
            return None
        old = value_at(before, paths[0])
        if part is None or old is None or _drawn(part) != _drawn(old):
            return None
        if "title" in type(part).model_fields and "title" not in part.model_fields_set:
            part = part.model_copy(update={"title": old.title})
        self._ahead = replaced(before, paths[0], part)
        self._show()
        return paths[0]

    def draft(self, path: ModelPath, text: Prose | None) -> None:
        """Show the unsaved `text` in place of the one at `path`; None shows the file's again."""
        if text is None:
            self._drafts.pop(path, None)
        else:
            self._drafts[path] = text
        self._show()

    def no_drafts(self) -> None:
        """Show only the content of the files."""
        self._drafts.clear()
        self._show()

    def _show(self) -> None:
        if self.edition is None or not (self._drafts or self._ahead):
            self.shown = self.edition
            return
        content = with_drafts(self._ahead or self.edition.content, self._drafts)
        self.shown = LoadedEdition(content, self.edition.brand, self.folder)

    def name_of(self, file: Path) -> str:
        """Return the name of a file for users: relative to the edition's folder, or to the one above."""
        for root in (self.folder, self.folder.parent):
            if file.is_relative_to(root):
                return file.relative_to(root).as_posix()
        return file.name

    def told(self, problem: Problem) -> dict[str, Any]:
        """Return a problem for the page."""
        place: dict[str, Any] = {"file": self.name_of(problem.file), "line": problem.line, "column": problem.column}
        place["address"] = address_of(problem.file, problem.line)
        return {**place, "message": problem.message, "hint": problem.hint, "rule": "", "severity": "error"}


def _drawn(part: object) -> tuple[set[str], set[str]]:
    """Return the names of the pictures and data files that a part shows: they are read with the whole edition."""
    return {name for _, name in pictures_of(part)}, {source.name for _, source in data_of(part)}
