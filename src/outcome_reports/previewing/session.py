"""A preview: the edition as last read, the documents being viewed, and their viewers."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Self

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.composing.sections import Section
from outcome_reports.errors import ArgumentError
from outcome_reports.model import Prose
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.previewing.children import Newest
from outcome_reports.previewing.editor_opening import EditorOpening
from outcome_reports.previewing.entry_editing import EntryEditing
from outcome_reports.previewing.live_clearance import Clearance
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.live_findings import Findings
from outcome_reports.previewing.paper import Paper
from outcome_reports.previewing.screens import Screens
from outcome_reports.previewing.side_by_side import SideBySide
from outcome_reports.previewing.text_editing import TextEditing
from outcome_reports.previewing.undoing import Undoing
from outcome_reports.previewing.watching import INTERVAL, Watcher
from outcome_reports.previewing.web_server import WebServer

_CALM = 0.3
"""Seconds after a change of one part before the rest is composed, so that the next change need not wait for it."""


class Preview:
    """A running preview: `url` is its address. Close it, or use it as a context manager."""

    def __init__(
        self,
        folder: Path,
        *,
        sections: Iterable[Section] = (),
        port: int | None = None,
        editor: str | None = None,
        interval: float = INTERVAL,
    ) -> None:
        self.own = tuple(sections)
        self.opening = EditorOpening(folder, editor)
        self.live = LiveEdition(folder)
        self.lock = threading.RLock()
        self._started = False
        self.screens = Screens(self.live, self.lock)
        self.live.read()
        undoing = Undoing()
        self.editing, self.entries = TextEditing(self.live, undoing), EntryEditing(self.live, undoing)
        self.findings = Findings(self.live, self.screens.tell)
        self.clearance = Clearance(self.live, self.screens.tell)
        self.paper = Paper(self.screens.content, lambda choice, message: self.screens.tell(message, choice))
        self.sides = SideBySide(folder, self.paper.draw)
        self._server = WebServer(self, port)
        self._rest: Newest[tuple[int, float]] = Newest(self._follow)
        self._turn = 0
        self._unread = False
        self._watcher = Watcher(folder, self.changed, interval)
        self.url = self._server.url

    def start(self) -> Self:
        """Start answering and watching the files, and return at once."""
        self._started = True
        self._server.start()
        self._watcher.start()
        self.findings.look()
        self.clearance.look()
        return self

    def close(self) -> None:
        """Stop it, and notify the viewers."""
        self._watcher.close()
        self._rest.close()
        self.screens.tell({"about": "end"})
        self._server.close()
        self.findings.close()
        self.clearance.close()
        self.paper.close()
        self.sides.close()

    def _repr_html_(self) -> str:
        return f'<iframe title="Preview" src="{self.url}" style="width:100%;height:720px;border:0"></iframe>'

    def __enter__(self) -> Self:
        return self if self._started else self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def changed(self, files: Collection[Path]) -> None:
        """Show the changes in `files`: first the one part of the edition being written, then the rest."""
        with self.lock:
            self._turn += 1
            self._unread = True
            path = self.live.read_ahead(*files) if len(files) == 1 else None
            ahead = path is not None and self.screens.show_part(path)
            self._rest.put((self._turn, _CALM if ahead else 0.0))
        self.findings.look()
        self.paper.look()

    def refresh(self) -> None:
        """Read the changes, and update all viewers."""
        with self.lock:
            self._turn += 1
            self._unread = False
            self.live.read()
            self.screens.show()
        self.findings.look()
        self.clearance.look()
        self.paper.look()

    def draft(self, path: ModelPath, text: Prose | None) -> None:
        """Show an unsaved text to all viewers, without a file; None withdraws it."""
        with self.lock:
            self._turn += 1
            self.live.draft(path, text)
            ahead = self.screens.show_part(path)
            self._rest.put((self._turn, _CALM if ahead else 0.0))
        self.paper.look()

    def _follow(self, order: tuple[int, float]) -> None:
        """Show all changes, without blocking further ones: if there are any, start again."""
        turn, calm = order
        time.sleep(calm)
        if turn != self._turn:
            return
        # Unsaved text is not in a file.
        fresh = self.live.fresh() if self._unread else None
        with self.lock:
            if turn != self._turn:
                return
            if fresh:
                self._unread = False
                self.live.take(fresh)
                self.clearance.look()
        made = self.screens.compose()
        with self.lock:
            if turn != self._turn:
                return
            self.screens.show(made)
        self.paper.look()


def preview(
    edition: str | Path | LoadedEdition,
    *,
    sections: Iterable[Section] = (),
    port: int | None = None,
    editor: str | None = None,
) -> Preview:
    """Open a preview of an edition, given by its folder or loaded, and return it running.

    In a notebook it shows itself; elsewhere `url` is its address, and `close()` ends it. `sections` are functions like
    those of `outcome_reports.sections`, which may be chosen among the edition's own. `editor` is the command that opens
    files ("code", "vim", "kate {file} --line {line}"), by default that of `$VISUAL` or `$EDITOR`.

    Raises ContentError if there is no such folder, ArgumentError for an edition that was not read from a folder,
    EditError for a command that cannot be parsed, and OSError if no port is free.
    """
    folder = edition.folder if isinstance(edition, LoadedEdition) else Path(edition)
    if folder is None:
        raise ArgumentError("this edition was not read from a folder: name the folder to preview")
    return Preview(folder, sections=sections, port=port, editor=editor).start()
