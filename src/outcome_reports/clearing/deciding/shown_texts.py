"""The texts of an edition as they read in the documents sent."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports import tree
from outcome_reports.clearing.rewording.provenance import MENTION, readings_of, shown_words
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.composing.documents import excerpt_document, statement
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Edition


class Shown:
    """The documents of one edition, composed when needed."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._sources = BlockSources(edition)
        self._selection = Selection(edition)
        self._statement: dict[str, list[str]] | None = None

    def texts(self, record: SentRecord) -> dict[str, list[str]]:
        """Return the paragraphs of each text as they read in the document of `record`, by stable name."""
        if record.document != "statement":
            excerpt = self._selection.excerpt(record.subject, {})
            shown = excerpt.model_copy(update={"group_recommendations": record.group_recommendations})
            return self._of(excerpt_document.compose_excerpt(shown))
        if self._statement is None:
            self._statement = self._of(statement.compose(statement.content(self._edition)))
        return self._statement

    def hides(self, name: str, words: str, shown: Sequence[str]) -> bool:
        """Return whether the text `name` has a paragraph that reads as `words` and is not one of those `shown`.

        An excerpt shows only those paragraphs of others' texts that name its subject.
        """
        text = self._sources.texts.get(name)
        readings = readings_of(text.source, is_markdown=text.is_markdown) if text else ()
        fitting = [reading for reading in readings if reading.trace(words) is not None]
        return any(all(reading.trace(one) is None for one in shown) for reading in fitting)

    def mentions(self, name: str) -> set[str]:
        """Return the mentions in the source of the text `name`, as written."""
        text = self._sources.texts.get(name)
        return set(MENTION.findall(text.source)) if text else set()

    def _of(self, document: tree.Document) -> dict[str, list[str]]:
        found = self._sources.of_document(document.blocks)
        shown: dict[str, list[str]] = {}
        for block in tree.blocks_of(document.blocks):
            if id(block) in found:
                shown.setdefault(found[id(block)].name, []).append(shown_words(block))
        return shown
