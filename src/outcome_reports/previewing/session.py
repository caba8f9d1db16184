"""A preview: the edition as it was read last, the documents that are looked at, and who looks at them."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import EXPECTED, ArgumentError, ContentError, OutcomeError, Problem, words_of
from outcome_reports.model import Prose
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.previewing.editor_opening import EditorOpening
from outcome_reports.previewing.entry_editing import EntryEditing
from outcome_reports.previewing.live_clearance import Clearance
from outcome_reports.previewing.live_document import Choice, LiveDocument
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.previewing.live_findings import Findings
from outcome_reports.previewing.paper import Paper
from outcome_reports.previewing.side_by_side import SideBySide
from outcome_reports.previewing.text_editing import TextEditing
from outcome_reports.previewing.undoing import Undoing
from outcome_reports.previewing.watching import INTERVAL, Watcher
from outcome_reports.previewing.web_server import WebServer
from outcome_reports.tree import Document

_LOG = logging.getLogger(__name__)

Message = dict[str, Any]
"""What those who look are told, as JSON: `about` says of what."""


class Preview:
    """A preview that runs: `url` is its address. Close it, or use it as a context."""

    def __init__(
        self, folder: Path, *, port: int | None = None, editor: str | None = None, interval: float = INTERVAL
    ) -> None:
        self.opening = EditorOpening(folder, editor)
        self.live = LiveEdition(folder)
        self.lock = threading.RLock()
        self._started = False
        self._documents: dict[Choice, LiveDocument] = {}
        self._listeners: dict[queue.SimpleQueue[Message], Choice] = {}
        self.live.read()
        undoing = Undoing()
        self.editing, self.entries = TextEditing(self.live, undoing), EntryEditing(self.live, undoing)
        self.findings = Findings(self.live, self._tell)
        self.clearance = Clearance(self.live, self._tell)
        self.paper = Paper(self._content, lambda choice, message: self._tell(message, choice))
        self.sides = SideBySide(folder, self.paper.draw)
        self._server = WebServer(self, port)
        self._watcher = Watcher(folder, self.refresh, interval)
        self.url = self._server.url

    def start(self) -> Self:
        """Begin to answer and to watch the files, and return at once."""
        self._started = True
        self._server.start()
        self._watcher.start()
        self.findings.look()
        self.clearance.look()
        return self

    def close(self) -> None:
        """End it; those who look are told."""
        self._watcher.close()
        self._tell({"about": "end"})
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

    def refresh(self) -> None:
        """Read what has changed, and tell everybody who looks what is different on their screen."""
        with self.lock:
            self.live.read()
            self._tell_changes()
        self.findings.look()
        self.clearance.look()
        self.paper.look()

    def draft(self, path: ModelPath, text: Prose | None) -> None:
        """Show a text as it is being written to everybody who looks, without a file; None takes it back."""
        with self.lock:
            self.live.draft(path, text)
            self._tell_changes()
        self.paper.look()

    def _tell_changes(self) -> None:
        for document in self._watched():
            self._tell(self._update(document), document.choice)

    def document(self, choice: Choice) -> LiveDocument:
        """Return the document of a choice, as it is now. Raises what composing and writing raise."""
        with self.lock:
            document = self._documents.setdefault(choice, LiveDocument(choice))
            if self.live.shown is not None:
                document.update(self.live.shown)
            return document

    def _content(self, choice: Choice) -> tuple[Document, Brand]:
        with self.lock:
            document = self.document(choice)
            found = document.page(document.version)
            if found is None or self.live.problems or document.problems:
                raise OutcomeError("the files have a mistake: these pages are from before")
            return found[0], found[1].brand

    def state(self, choice: Choice) -> Message:
        """Return all that the screen of a choice shows."""
        with self.lock:
            document = self._documents.setdefault(choice, LiveDocument(choice))
            self._update(document)
            return {"about": "document", **document.state(), "problems": self._problems(document)}

    @contextlib.contextmanager
    def listening(self, choice: Choice) -> Iterator[queue.SimpleQueue[Message]]:
        """Give a queue of all messages for a choice, as long as the block lasts."""
        messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        with self.lock:
            self._listeners[messages] = choice
        try:
            yield messages
        finally:
            with self.lock:
                del self._listeners[messages]
                if not self._listeners:
                    # Nobody is there any more who could save them.
                    self.live.no_drafts()

    def _watched(self) -> list[LiveDocument]:
        choices = set(self._listeners.values())
        return [document for choice, document in self._documents.items() if choice in choices]

    def _update(self, document: LiveDocument) -> Message:
        changes: Message = {}
        document.problems = ()
        if self.live.shown is not None and not self.live.problems:
            try:
                changes = document.update(self.live.shown) or {}
            except EXPECTED as error:
                # The page that was there stays; what is wrong is said beside it.
                document.problems = _as_problems(error, self.live.folder)
        return {"about": "document", **changes, "problems": self._problems(document)}

    def _problems(self, document: LiveDocument) -> list[dict[str, Any]]:
        return [self.live.told(problem) for problem in (*self.live.problems, *document.problems)]

    def _tell(self, message: Message, choice: Choice | None = None) -> None:
        for messages, wanted in list(self._listeners.items()):
            if choice is None or wanted == choice:
                messages.put(message)


def _as_problems(error: Exception, folder: Path) -> tuple[Problem, ...]:
    if isinstance(error, ContentError):
        return error.problems
    return (Problem(folder, 0, 0, words_of(error)),)


def preview(edition: str | Path | LoadedEdition, *, port: int | None = None, editor: str | None = None) -> Preview:
    """Open a preview of an edition, by its folder or as it was loaded, and return it while it runs on.

    In a notebook it shows itself; elsewhere `url` is its address, and `close()` ends it. `editor` is the command that
    opens files ("code", "vim", "kate {file} --line {line}"), by default that of `$VISUAL` or `$EDITOR`.

    Raises ContentError if there is no such folder, ArgumentError for an edition that was not read from a folder,
    EditError for a command that cannot be read, and OSError if no port is free.
    """
    folder = edition.folder if isinstance(edition, LoadedEdition) else Path(edition)
    if folder is None:
        raise ArgumentError("this edition was not read from a folder: name the folder to preview")
    return Preview(folder, port=port, editor=editor).start()
