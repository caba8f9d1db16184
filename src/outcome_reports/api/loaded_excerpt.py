"""Excerpts that have been selected, or read back from their PDFs."""

from __future__ import annotations

from pathlib import Path

from outcome_reports.api.outcome_document import OutcomeDocument
from outcome_reports.archive.embedded_source import Archive
from outcome_reports.branding.brand import Brand
from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.writers.output_options import PLAIN, Finish


class LoadedExcerpt:
    """An excerpt, selected or read back from a PDF: `content` is its model, `folder` its source."""

    def __init__(
        self,
        content: Excerpt,
        brand: Brand,
        without: tuple[str, ...] = (),
        folder: Path | None = None,
        finish: Finish = PLAIN,
    ) -> None:
        self.content = content
        self.brand = brand
        self._without = without
        self._folder = folder
        self._finish = finish

    def document(self) -> OutcomeDocument:
        """Return the excerpt as a document. Raises ArgumentError for an unknown part to leave out."""
        tree = compose_excerpt(self.content, frozenset(self._without))
        archive = Archive("excerpt", self.content, self.brand, self._without)
        return OutcomeDocument(tree, self.brand, archive, self.content.holds, self._folder, self._finish)
