"""One document on the screen, and its changes from one version to the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.composing.documents.registry import KINDS, OF_EDITION, STATEMENT
from outcome_reports.composing.part_composing import PartComposing
from outcome_reports.composing.sections import Section
from outcome_reports.errors import ArgumentError, Problem
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.platform.records import record
from outcome_reports.previewing.kept_blocks import KeptBlocks
from outcome_reports.previewing.section_choice import SECTIONS, compose_sections
from outcome_reports.tree import Document
from outcome_reports.writers.html.filtering import choices_of

_PAGES_KEPT = 8
_EXCERPT = next(kind.name for kind in KINDS.values() if kind.of_subject)


@record(frozen=True, slots=True)
class Choice:
    """The document that a viewer has chosen: its kind, and for an excerpt its subject.

    For chosen sections `key` is their names, separated by commas; those of `own` are functions of a script.
    """

    kind: str = STATEMENT
    key: str = ""
    own: tuple[Section, ...] = ()

    @classmethod
    def of(cls, asked: Mapping[str, str], own: tuple[Section, ...] = ()) -> Choice:
        """Return the choice in an address. Raises ArgumentError for an unknown document."""
        kind, key = asked.get("document", STATEMENT), asked.get("key", "")
        if kind == SECTIONS and key:
            return cls(kind, key, own)
        if kind not in OF_EDITION and not (kind == _EXCERPT and key):
            raise ArgumentError(f"unknown document “{kind}”")
        return cls(kind, key if kind == _EXCERPT else "")

    def document(self, edition: LoadedEdition) -> OutcomeDocument:
        """Return the document; an excerpt without the pages of the statement, which would have to be laid out."""
        with collection_held_back():
            if self.kind == SECTIONS:
                return compose_sections(edition, self.key, self.own)
            return edition.excerpt(self.key, pages={}) if self.kind == _EXCERPT else edition.make(self.kind)


@record(frozen=True, slots=True)
class Composed:
    """A document made of an edition: its top-level blocks as HTML, and the style rules that they need."""

    edition: LoadedEdition
    document: Document
    parts: tuple[str, ...]
    css: str
    composing: PartComposing | None


class LiveDocument:
    """A document as viewers have it on the screen; versions count from 1."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.version = 0
        self.parts: tuple[str, ...] = ()
        self.css = ""
        self._blocks = KeptBlocks()
        self._composing: PartComposing | None = None
        self._frame: object = None
        self.problems: tuple[Problem, ...] = ()
        self._pages: OrderedDict[int, tuple[Document, LoadedEdition]] = OrderedDict()

    def update(self, edition: LoadedEdition) -> dict[str, Any] | None:
        """Take the content of `edition`, and return the changes since the last version; None if there are none.

        `parts` has each top-level block that changed by its place, unless their number changed: then it has them all.
        `reload` is set if the rest of the page changed too. Raises the errors of composing and writing.
        """
        return self.take(self.compose(edition))

    def compose(self, edition: LoadedEdition) -> Composed:
        """Return the document with the content of `edition`, not shown. Raises the errors of composing and writing."""
        document = self.choice.document(edition).tree
        parts = PartComposing(document, edition.content) if document.kind == STATEMENT else None
        return Composed(edition, document, *self._blocks.parts(document, edition.brand), parts)

    def take(self, made: Composed) -> dict[str, Any] | None:
        """Show the composed document, and return the same as `update`."""
        document, brand = made.document, made.edition.brand
        frame = (replace(document, blocks=(), subjects=(), assets={}), brand, choices_of(document)[:1])
        same_frame = frame == self._frame
        if self.version and same_frame and (made.parts, made.css) == (self.parts, self.css):
            self._pages[self.version] = (document, made.edition)
            self._composing = made.composing
            return None
        self._frame = frame
        return self._show(made, reload=not same_frame)

    def update_part(self, edition: LoadedEdition, path: ModelPath) -> dict[str, Any] | None:
        """Return the same as `update` for an edition of which only the part at `path` has changed, as far as it is in
        one block; None if nothing else than an update can tell.

        Other blocks that depend on that part are correct after the next update.
        """
        composing = self._composing
        place = composing.again(edition.content, path) if composing else None
        if composing is None or place is None:
            return None
        document = composing.document
        part, css = self._blocks.part(document, edition.brand, document.blocks[place])
        parts = (*self.parts[:place], part, *self.parts[place + 1 :])
        return self._show(Composed(edition, document, parts, css, composing), reload=False)

    def _show(self, made: Composed, *, reload: bool) -> dict[str, Any]:
        before, self.parts, self.css, self._composing = self.parts, made.parts, made.css, made.composing
        self.version += 1
        self._pages[self.version] = (made.document, made.edition)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        whole = len(before) != len(made.parts)
        changed = {n: part for n, part in enumerate(made.parts) if whole or part != before[n]}
        numbers = {"from": self.version - 1, "version": self.version, "count": len(made.parts)}
        return {**numbers, "parts": changed, "css": made.css, "reload": reload}

    def state(self) -> dict[str, Any]:
        """Return everything on the screen, in the form of an update from nothing."""
        changed = dict(enumerate(self.parts))
        count = len(self.parts)
        return {"from": 0, "version": self.version, "parts": changed, "count": count, "css": self.css, "reload": False}

    def page(self, version: int) -> tuple[Document, LoadedEdition] | None:
        """Return the source of the page of `version`; None if it is too old and no longer kept."""
        return self._pages.get(version)
