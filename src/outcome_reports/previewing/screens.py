"""The screens of a preview's viewers, and messages about their changes."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import EXPECTED, ContentError, OutcomeError, Problem, words_of
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.previewing.live_document import Choice, Composed, LiveDocument
from outcome_reports.previewing.live_edition import LiveEdition
from outcome_reports.tree import Document

Message = dict[str, Any]
"""A message to viewers, as JSON: `about` is its subject."""
Made = dict[Choice, Composed | Exception]
"""The composed documents of some choices, or the reasons why they could not be composed."""


class Screens:
    """The documents of an edition being viewed. Code that changes the edition holds `lock`."""

    def __init__(self, live: LiveEdition, lock: threading.RLock) -> None:
        self._live = live
        self._lock = lock
        self._documents: dict[Choice, LiveDocument] = {}
        self._listeners: dict[queue.SimpleQueue[Message], Choice] = {}

    def tell(self, message: Message, choice: Choice | None = None) -> None:
        """Send a message to all viewers of a choice, or to all viewers."""
        for messages, wanted in list(self._listeners.items()):
            if choice is None or wanted == choice:
                messages.put(message)

    def document(self, choice: Choice) -> LiveDocument:
        """Return the current document of a choice. Raises the errors of composing and writing."""
        with self._lock:
            document = self._documents.setdefault(choice, LiveDocument(choice))
            if self._live.shown is not None:
                document.update(self._live.shown)
            return document

    def content(self, choice: Choice) -> tuple[Document, Brand]:
        """Return the document of a choice, and its brand. Raises OutcomeError while the files have a mistake."""
        with self._lock:
            document = self._documents.setdefault(choice, LiveDocument(choice))
            if document not in self._watched() or not document.version:
                self._update(document)
            found = document.page(document.version)
            if found is None or self._live.problems or document.problems:
                raise OutcomeError("the files have a mistake: these pages are from before")
            return found[0], found[1].brand

    def state(self, choice: Choice) -> Message:
        """Return everything on the screen of a choice."""
        with self._lock:
            document = self._documents.setdefault(choice, LiveDocument(choice))
            self._update(document)
            return {"about": "document", **document.state(), "problems": self._problems(document)}

    @contextlib.contextmanager
    def listening(self, choice: Choice) -> Iterator[queue.SimpleQueue[Message]]:
        """Yield a queue of all messages for a choice, for the duration of the block."""
        messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        with self._lock:
            self._listeners[messages] = choice
        try:
            yield messages
        finally:
            with self._lock:
                del self._listeners[messages]
                if not self._listeners:
                    # No viewer is left who could save them.
                    self._live.no_drafts()

    def show_part(self, path: ModelPath) -> bool:
        """Show only the change at `path`, in the documents that have it in one block; return whether any has."""
        shown, any_has = self._live.shown, False
        for document in self._watched() if shown and not self._live.problems else ():
            # Problems are reported with the rest.
            with contextlib.suppress(*EXPECTED, LookupError):
                if shown and (update := document.update_part(shown, path)):
                    self.tell({"about": "document", **update, "problems": self._problems(document)}, document.choice)
                    any_has = True
        return any_has

    def compose(self) -> Made:
        """Return all viewed documents in the current edition, without holding the lock."""
        with self._lock:
            shown, watched = self._live.shown, () if self._live.problems else self._watched()
        return {document.choice: _tried(document, shown) for document in watched if shown}

    def show(self, made: Made | None = None) -> None:
        """Send all viewers the changes on their screens: from the documents made, or from the current edition."""
        for document in self._watched():
            self.tell(self._update(document, (made or {}).get(document.choice)), document.choice)

    def _watched(self) -> list[LiveDocument]:
        choices = set(self._listeners.values())
        return [document for choice, document in self._documents.items() if choice in choices]

    def _update(self, document: LiveDocument, made: Composed | Exception | None = None) -> Message:
        changes: Message = {}
        document.problems = ()
        if self._live.shown is not None and not self._live.problems:
            made = made or _tried(document, self._live.shown)
            if isinstance(made, Composed):
                changes = document.take(made) or {}
            else:
                # The previous page stays; the problem is shown beside it.
                document.problems = _as_problems(made, self._live.folder)
        return {"about": "document", **changes, "problems": self._problems(document)}

    def _problems(self, document: LiveDocument) -> list[dict[str, Any]]:
        return [self._live.told(problem) for problem in (*self._live.problems, *document.problems)]


def _tried(document: LiveDocument, edition: LoadedEdition) -> Composed | Exception:
    try:
        return document.compose(edition)
    except EXPECTED as error:
        return error


def _as_problems(error: Exception, folder: Path) -> tuple[Problem, ...]:
    if isinstance(error, ContentError):
        return error.problems
    return (Problem(folder, 0, 0, words_of(error)),)
