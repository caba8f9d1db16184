"""The pages of a document, laid out in one child process and drawn in another, page by page as they are seen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from outcome_reports.errors import ArgumentError, OutcomeError
from outcome_reports.previewing.children import Child, Newest
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.paper_process import Drawing, Layout, Medium

_PROCESS = "outcome_reports.previewing.paper_process"
_CALM = 0.3
SCALES = (0.5, 4.0)
"""Pixels for a point: the fewest and the most."""


class Paper:
    """The paper of one choice of document, the one that was asked for last; `told` is called with each new layout."""

    def __init__(self, folder: Path, told: Callable[[Choice, dict[str, Any]], None]) -> None:
        self._folder = folder
        self._told = told
        self._layouts, self._drawings = Child(_PROCESS), Child(_PROCESS)
        self._newest: Newest[tuple[Choice, Medium]] = Newest(self._lay_out, _CALM)
        self._lock = threading.Lock()
        self._wanted: tuple[Choice, Medium] | None = None
        self._pdf = b""
        self._version = 0

    def want(self, choice: Choice, medium: Medium) -> None:
        """Lay this document out, now and after each change, until another one is wanted."""
        self._wanted = choice, medium
        self._newest.put(self._wanted)

    def look(self) -> None:
        """Lay out again what is wanted, if anything is."""
        if self._wanted is not None:
            self._newest.put(self._wanted)

    def picture(self, version: int, page: int, scale: float) -> bytes:
        """Return a page as PNG. Raises ArgumentError for a page or size that there is not, and OutcomeError."""
        with self._lock:
            pdf, known = self._pdf, self._version
        if version != known:
            raise ArgumentError("this page no longer exists")
        return self.draw(pdf, page, scale)

    def draw(self, pdf: bytes, page: int, scale: float) -> bytes:
        """Return a page of `pdf` as PNG. Raises ArgumentError for a size that is not drawn, and OutcomeError."""
        if not SCALES[0] <= scale <= SCALES[1] or page < 0:
            raise ArgumentError("this page no longer exists")
        picture = self._drawings.ask(Drawing(pdf, page, scale))
        assert isinstance(picture, bytes)
        return picture

    def close(self) -> None:
        """End the child processes."""
        self._newest.close()
        self._layouts.close()
        self._drawings.close()

    def _lay_out(self, wanted: tuple[Choice, Medium]) -> None:
        choice, medium = wanted
        try:
            made: Any = self._layouts.ask(Layout(self._folder, choice, medium))
        except OutcomeError as error:
            self._told(choice, {"about": "paper", "problem": str(error)})
            return
        with self._lock:
            self._pdf, sizes = made
            self._version += 1
            message = {"about": "paper", "version": self._version, "pages": sizes}
        self._told(choice, message)
