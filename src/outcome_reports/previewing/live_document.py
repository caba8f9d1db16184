"""One document on the screen, and what has changed in it from one version to the next."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.composing.documents.registry import KINDS, OF_EDITION, STATEMENT
from outcome_reports.errors import ArgumentError, Problem
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.previewing.kept_blocks import KeptBlocks
from outcome_reports.tree import Document
from outcome_reports.writers.html.filtering import choices_of

_PAGES_KEPT = 8
_EXCERPT = next(kind.name for kind in KINDS.values() if kind.of_subject)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody looks at: a kind of document, and for an excerpt whose it is."""

    kind: str = STATEMENT
    key: str = ""

    @classmethod
    def of(cls, asked: dict[str, str]) -> Choice:
        """Return the choice that an address names. Raises ArgumentError for one that there is not."""
        kind, key = asked.get("document", STATEMENT), asked.get("key", "")
        if kind not in OF_EDITION and not (kind == _EXCERPT and key):
            raise ArgumentError(f"there is no document “{kind}”")
        return cls(kind, key if kind == _EXCERPT else "")

    def document(self, edition: LoadedEdition) -> OutcomeDocument:
        """Return the document; an excerpt without the pages of the statement, which would have to be laid out."""
        with collection_held_back():
            return edition.excerpt(self.key, pages={}) if self.kind == _EXCERPT else edition.make(self.kind)


class LiveDocument:
    """A document as those who look at it have it on the screen; versions count from 1."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.version = 0
        self.parts: tuple[str, ...] = ()
        self.css = ""
        self._blocks = KeptBlocks()
        self._frame: object = None
        self.problems: tuple[Problem, ...] = ()
        self._pages: OrderedDict[int, tuple[Document, LoadedEdition]] = OrderedDict()

    def update(self, edition: LoadedEdition) -> dict[str, Any] | None:
        """Take the content of `edition`, and return what has changed since the last version; None if nothing has.

        `parts` has each top-level block that changed by its place, unless their number changed: then it has them all.
        `reload` is set if what is around them changed too. Raises what composing and writing raise.
        """
        document = self.choice.document(edition).tree
        parts, css = self._blocks.parts(document, edition.brand)
        frame = (replace(document, blocks=(), subjects=(), assets={}), edition.brand, choices_of(document)[:1])
        same_frame = frame == self._frame
        if self.version and same_frame and (parts, css) == (self.parts, self.css):
            return None
        before, self.parts, self.css, self._frame = self.parts, parts, css, frame
        self.version += 1
        self._pages[self.version] = (document, edition)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        whole = len(before) != len(parts)
        changed = {n: part for n, part in enumerate(parts) if whole or part != before[n]}
        return {
            "from": self.version - 1,
            "version": self.version,
            "parts": changed,
            "count": len(parts),
            "css": css,
            "reload": not same_frame,
        }

    def state(self) -> dict[str, Any]:
        """Return all that is on the screen, in the form of an update from nothing."""
        changed = dict(enumerate(self.parts))
        count = len(self.parts)
        return {"from": 0, "version": self.version, "parts": changed, "count": count, "css": self.css, "reload": False}

    def page(self, version: int) -> tuple[Document, LoadedEdition] | None:
        """Return what the page of `version` is made from; None if it is too old to be kept."""
        return self._pages.get(version)
