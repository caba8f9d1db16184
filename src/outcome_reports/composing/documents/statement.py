"""The outcome statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents.reduction import reduced
from outcome_reports.model import PARTS, Edition
from outcome_reports.tree import Document


def content(edition: Edition) -> Edition:
    """Return `edition` without the parts that its statement does not show."""
    listed = frozenset(edition.sections)
    shown = [part.field for part in PARTS.values() if not listed.isdisjoint(part.sections)]
    return reduced(
        edition, [*shown, "parts", "cover_picture"], parts=tuple(part for part in edition.parts if part.id in listed)
    )


def _listed(edition: Edition) -> Iterator[sections.Section]:
    """Yield the sections that `edition.yaml` lists. The rest of a short cover is on the page of the contents."""
    short = edition.pages.cover == "short" and {"cover", "contents"} <= frozenset(edition.sections)
    for name in edition.sections:
        yield sections.short_cover if short and name == "cover" else sections.section_of(name)
        if short and name == "contents":
            yield sections.about_document


def compose(edition: Edition) -> Document:
    """Return the outcome statement of `edition`, with the sections that `edition.yaml` lists and the content has."""
    document = compose_document(
        edition,
        list(_listed(edition)),
        kind="statement",
        title=edition.name,
        document_type=edition.words.label("outcome_statement"),
        parts_open_pages=True,
    )
    return replace(document, metadata=replace(document.metadata, web=edition.web or ""))
