"""Texts of an edition as the page opens and saves them: nobody's change is lost, and each can be taken back."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from outcome_reports.errors import OutcomeError
from outcome_reports.markup import MarkupError
from outcome_reports.model import Prose
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import leaves_of
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.rewriting.content_files import EditError, replace_texts, text_of
from outcome_reports.rewriting.scalar_writing import WrittenScalar, find_scalar, with_raw, with_value

_MOST_UNDONE = 100
_NEAR = 2


class ConflictError(OutcomeError):
    """A text that somebody else has changed since it was opened; `now` is what it says in the file."""

    def __init__(self, now: str) -> None:
        super().__init__("somebody has changed this text meanwhile: nothing was saved")
        self.now = now
        self.status = HTTPStatus.CONFLICT


@dataclass(frozen=True, slots=True)
class _Edit:
    file: Path
    path: ModelPath
    before: WrittenScalar
    after: str


class TextEditing:
    """Opens and saves the texts of an edition."""

    def __init__(self, live: LiveEdition) -> None:
        self._live = live
        self._lock = threading.Lock()
        self._done: list[_Edit] = []

    def texts(self) -> list[dict[str, Any]]:
        """Return every text of the edition, with its path, what kind it is and where it is in the files."""
        edition = self._live.edition
        found = []
        for leaf in leaves_of(edition.content) if edition else ():
            if isinstance(leaf.value, str | Prose) and str(leaf.value).strip():
                file, line, _ = self._live.places.place(leaf.path)
                kind = "prose" if isinstance(leaf.value, Prose) else "line"
                place = {"file": self._live.name_of(file), "line": line}
                found.append({"path": leaf.path, "kind": kind, "text": str(leaf.value), **place})
        return found

    def open(self, path: ModelPath) -> dict[str, Any]:
        """Return the text at `path`, what stands with it, and `raw`, by which `save` knows what was opened.

        Raises EditError for what is in no YAML file.
        """
        file, inner = self._place(path)
        found = find_scalar(text_of(file), inner)
        fields = [
            {**text, "raw": find_scalar(text_of(file), self._place(text["path"])[1]).raw}
            for text in self.texts()
            if text["kind"] == "line" and self._belongs(text["path"], path, file)
        ]
        line = self._live.places.place(path)[1]
        where = {"file": self._live.name_of(file), "line": line, "address": f"vscode://file{file.resolve()}:{line}"}
        return {"path": path, "text": found.value.rstrip(), "raw": found.raw, "fields": fields, **where}

    def check(self, text: str) -> list[dict[str, Any]]:
        """Return what is wrong with a text, with line and column from 1."""
        edition = self._live.edition
        try:
            prose = Prose(text)
        except MarkupError as error:
            problems = list(error.problems)
        except ValueError as error:
            return [{"line": 1, "column": 1, "message": str(error), "hint": ""}]
        else:
            problems = prose.unknown_references(edition.content.registry.known_keys) if edition else []
        return [{"line": p.line + 1, "column": p.column + 1, "message": p.message, "hint": p.hint} for p in problems]

    def save(self, path: ModelPath, raw: str, text: str) -> None:
        """Write `text` in place of what was opened as `raw`, and change no other byte.

        Raises ConflictError if the file says something else there by now, EditError for a text that cannot be written,
        and OSError.
        """
        file, inner = self._place(path)
        with self._lock:
            self._done.append(self._write(file, inner, raw, text))
            del self._done[:-_MOST_UNDONE]

    def undo(self) -> str:
        """Take the last change back that was saved here, and return the name of its file.

        Raises EditError if there is none, ConflictError if that text has been changed since.
        """
        with self._lock:
            if not self._done:
                raise EditError("there is nothing to take back")
            last = self._done[-1]
            text = text_of(last.file)
            found = find_scalar(text, last.path)
            if found.raw != last.after:
                raise ConflictError(found.value)
            before = with_raw(text, last.path, found, last.before.raw, last.before.value)
            replace_texts({last.file: (text, before)})
            self._done.pop()
            return self._live.name_of(last.file)

    def _write(self, file: Path, path: ModelPath, raw: str, new: str) -> _Edit:
        text = text_of(file)
        found = find_scalar(text, path)
        if found.raw != raw:
            raise ConflictError(found.value.rstrip())
        written = with_value(text, path, new)
        replace_texts({file: (text, written)})
        return _Edit(file, path, found, find_scalar(written, path).raw)

    def _place(self, path: ModelPath) -> tuple[Path, ModelPath]:
        found = self._live.places.scalar(path)
        if found is None:
            raise EditError("this is not in a file of the edition")
        if found[0].suffix != ".yaml":
            raise EditError(f"this is in a spreadsheet: change it in {self._live.name_of(found[0])}")
        return found[:2]

    def _belongs(self, path: ModelPath, opened: ModelPath, file: Path) -> bool:
        around = opened[:-1]
        if path == opened or path[: len(around)] != around or len(path) > len(around) + _NEAR or not around:
            return False
        try:
            return self._place(path)[0] == file and bool(find_scalar(text_of(file), self._place(path)[1]))
        except EditError:
            return False
