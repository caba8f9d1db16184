"""Opening and saving of texts from the page: no one's change is lost, and each can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outcome_reports.markup import MarkupError
from outcome_reports.model import Edition, Prose
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import leaves_of
from outcome_reports.previewing.editor_opening import address_of
from outcome_reports.previewing.entry_forms import refusal
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.undoing import ConflictError, ScalarEdit, Undoing
from outcome_reports.reading.places import Places
from outcome_reports.rewriting.content_files import EditError, replace_texts, text_of
from outcome_reports.rewriting.scalar_writing import find_scalar, with_value


class TextEditing:
    """Opens and saves the texts of an edition."""

    def __init__(self, live: LiveEdition, undoing: Undoing) -> None:
        self._live = live
        self._undoing = undoing

    def texts(self, edition: Edition, places: Places) -> list[dict[str, Any]]:
        """Return every text of `edition`, with its path, what kind it is and where it is in the files."""
        found = []
        for leaf in leaves_of(edition):
            if isinstance(leaf.value, str | Prose) and str(leaf.value).strip():
                file, line, _ = places.place(leaf.path)
                kind = "prose" if isinstance(leaf.value, Prose) else "line"
                place = {"file": self._live.name_of(file), "line": line}
                found.append({"path": leaf.path, "kind": kind, "text": str(leaf.value), **place})
        return found

    def open(self, path: ModelPath) -> dict[str, Any]:
        """Return the text at `path`, where it is, and `raw`, by which `save` knows what was opened.

        Raises EditError if it is not in a YAML file.
        """
        file, inner = self._place(path)
        found = find_scalar(text_of(file), inner)
        _, line, column = self._live.places.place(path)
        where = {"file": self._live.name_of(file), "line": line, "column": column}
        text = {"path": path, "text": found.value.rstrip(), "raw": found.raw}
        return {**text, **where, "address": address_of(file, line), "lang": self._language(path)}

    def _language(self, path: ModelPath) -> str:
        edition = self._live.edition
        if edition is None:
            return ""
        leaves = (leaf.lang for leaf in leaves_of(edition.content) if leaf.path == path)
        return next(leaves, None) or edition.content.language

    def check(self, text: str, path: ModelPath = ()) -> list[dict[str, Any]]:
        """Return the problems of a text, with line and column from 1: in itself, and in place of the one at `path`."""
        edition = self._live.edition
        try:
            prose = Prose(text)
        except MarkupError as error:
            problems = list(error.problems)
        except ValueError as error:
            return [{"line": 1, "column": 1, "message": str(error), "hint": ""}]
        else:
            if edition and (why := refusal(edition.content, path, text)):
                return [{"line": 1, "column": 1, "message": why, "hint": ""}]
            problems = prose.unknown_references(edition.content.registry.known_keys) if edition else []
        return [{"line": p.line + 1, "column": p.column + 1, "message": p.message, "hint": p.hint} for p in problems]

    def save(self, path: ModelPath, raw: str, text: str) -> None:
        """Write `text` in place of the text opened as `raw`, without changing any other byte.

        Raises ConflictError if the file has another text there by now, EditError for a text that cannot be written, and
        OSError.
        """
        file, inner = self._place(path)
        self._undoing.work(lambda: self._write(file, inner, raw, text))

    def undo(self) -> str:
        """Undo the last change made from the page, and return the name of its file.

        Raises EditError if there is none, ConflictError if that text has been changed since.
        """
        return self._live.name_of(self._undoing.undo())

    def _write(self, file: Path, path: ModelPath, raw: str, new: str) -> ScalarEdit:
        text = text_of(file)
        found = find_scalar(text, path)
        if found.raw != raw:
            raise ConflictError(found.value.rstrip())
        written = with_value(text, path, new)
        replace_texts({file: (text, written)})
        return ScalarEdit(file, path, found, find_scalar(written, path).raw)

    def _place(self, path: ModelPath) -> tuple[Path, ModelPath]:
        found = self._live.places.scalar(path)
        if found is None:
            raise EditError("this is not in a file of the edition")
        if found[0].suffix != ".yaml":
            raise EditError(f"this is in a spreadsheet: change it in {self._live.name_of(found[0])}")
        return found[:2]
