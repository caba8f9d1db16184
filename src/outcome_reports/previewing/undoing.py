"""Undo of changes made from the page, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

from outcome_reports.errors import OutcomeError
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.records import record
from outcome_reports.rewriting.content_files import EditError, replace_texts, text_of
from outcome_reports.rewriting.scalar_writing import WrittenScalar, find_scalar, with_raw

_MOST = 100


class ConflictError(OutcomeError):
    """A text that has been changed since it was opened; `now` is the text in the file."""

    def __init__(self, now: str) -> None:
        super().__init__("this text has been changed in the meantime: nothing was saved")
        self.now = now


@record(frozen=True, slots=True)
class ScalarEdit:
    """A replaced value of a file: the old value, and the new one as written."""

    file: Path
    path: ModelPath
    before: WrittenScalar
    after: str

    def undo(self) -> None:
        """Undo it, even if other values have changed. Raises ConflictError if it was changed itself."""
        text = text_of(self.file)
        found = find_scalar(text, self.path)
        if found.raw != self.after:
            raise ConflictError(found.value)
        replace_texts({self.file: (text, with_raw(text, self.path, found, self.before.raw, self.before.value))})


@record(frozen=True, slots=True)
class FileEdit:
    """A file in which lines were added or removed."""

    file: Path
    before: str
    after: str

    def undo(self) -> None:
        """Undo it. Raises ConflictError if the file has changed since."""
        if text_of(self.file) != self.after:
            raise ConflictError("the file has changed since")
        replace_texts({self.file: (self.after, self.before)})


@record(frozen=True, slots=True)
class NewFile:
    """A new file."""

    file: Path
    text: str

    def undo(self) -> None:
        """Undo it. Raises ConflictError if it has changed since."""
        if text_of(self.file) != self.text:
            raise ConflictError("the file has changed since")
        self.file.unlink()


Edit = ScalarEdit | FileEdit | NewFile
Made = TypeVar("Made", bound=Edit)


class Undoing:
    """The last changes, the newest last; `work` makes one after the other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._done: list[Edit] = []

    def work(self, change: Callable[[], Made]) -> Made:
        """Make a change, remember it, and return it. Raises what it raises."""
        with self._lock:
            made = change()
            self._done.append(made)
            del self._done[:-_MOST]
            return made

    def undo(self) -> Path:
        """Undo the last change, and return its file.

        Raises EditError if there is none, ConflictError if it was changed since.
        """
        with self._lock:
            if not self._done:
                raise EditError("there is nothing to take back")
            self._done[-1].undo()
            return self._done.pop().file
