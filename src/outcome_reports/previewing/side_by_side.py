"""Two versions of a document side by side, each as a web page or as PDF pages, and the list of earlier versions."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.composing.documents.registry import KINDS
from outcome_reports.errors import ArgumentError, ContentError
from outcome_reports.previewing.children import Child
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.paper_process import page_sizes
from outcome_reports.previewing.side_by_side_process import Comparison, Form

_PROCESS = "outcome_reports.previewing.side_by_side_process"
_REVISIONS = 50
_SECONDS = 10
Side = Literal["old", "new"]


class SideBySide:
    """Compares the edition in `folder` with its earlier versions: git revisions, and copies sent for clearance.

    `draw` returns a page of a PDF as PNG; pages are counted from 0, the scale is in pixels per point.
    """

    def __init__(self, folder: Path, draw: Callable[[bytes, int, float], bytes]) -> None:
        self._folder = folder
        self._draw = draw
        self._child = Child(_PROCESS)
        self._lock = threading.Lock()
        self._made: dict[tuple[Form, Side], bytes] = {}
        self._number = 0

    def versions(self) -> list[dict[str, str]]:
        """Return the earlier versions, newest first: their `id` for `compare`, and a `name` to show."""
        return [*self._revisions(), *self._sent()]

    def compare(self, since: str, choice: Choice, form: Form) -> dict[str, Any]:
        """Compare the version `since` with the current edition. Return the `number` of the comparison, and the sizes of
        the `pages` of each side if `form` is "pdf".

        Raises ArgumentError for a version that `versions` does not have, and OutcomeError.
        """
        if choice.kind not in KINDS:
            raise ArgumentError("chosen sections are not compared: choose a whole document")
        if since not in {version["id"] for version in self.versions()}:
            raise ArgumentError("this version no longer exists")
        kind, _, name = since.partition(":")
        source = f"{name}:{self._folder.resolve().name}" if kind == "git" else str(self._sent_folder / f"{name}.json")
        sides: Any = self._child.ask(Comparison(self._folder, source, choice, form))
        with self._lock:
            self._number += 1
            self._made = {(form, "old"): sides[0], (form, "new"): sides[1]}
            number = self._number
        return {"number": number, "pages": [page_sizes(side) for side in sides] if form == "pdf" else []}

    def page(self, number: int, side: Side) -> bytes:
        """Return a side as a web page. Raises ArgumentError if it is no longer kept."""
        return self._side(number, "html", side)

    def picture(self, number: int, side: Side, page: int, scale: float) -> bytes:
        """Return a page of a side as PNG. Raises ArgumentError if it is no longer kept."""
        return self._draw(self._side(number, "pdf", side), page, scale)

    def close(self) -> None:
        """End the child process."""
        self._child.close()

    def _side(self, number: int, form: Form, side: Side) -> bytes:
        with self._lock:
            found = self._made.get((form, side))
            if found is None or number != self._number:
                raise ArgumentError("these versions are no longer kept: compare again")
            return found

    @property
    def _sent_folder(self) -> Path:
        return RoundFolder.beside(self._folder).path.resolve() / "sent"

    def _revisions(self) -> list[dict[str, str]]:
        place = self._folder.resolve()
        command = ["git", "log", f"-{_REVISIONS}", "--format=%H%x09%cs%x09%s", "--", place.name]
        try:
            # Without a shell, and with the name of the folder after the options.
            made = subprocess.run(  # noqa: S603
                command, cwd=place.parent, capture_output=True, check=True, timeout=_SECONDS, encoding="utf-8"
            )
        except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
            return []
        rows = (line.split("\t", 2) for line in made.stdout.splitlines())
        return [{"id": f"git:{revision}", "name": f"{day}: {subject}"} for revision, day, subject in rows]

    def _sent(self) -> list[dict[str, str]]:
        try:
            events = RoundFolder.beside(self._folder).ledger.events()
        except ContentError:
            return []
        return [
            {"id": f"sent:{event.digest}", "name": f"{event.at.date()}: sent to {event.subject}"}
            for event in reversed(events)
            if event.event == "sent" and (self._sent_folder / f"{event.digest}.json").is_file()
        ]
