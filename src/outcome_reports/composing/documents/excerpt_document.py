"""The excerpt for one entity, several, or a group: made from its selection, which contains nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.place_lines import names_of
from outcome_reports.errors import ArgumentError
from outcome_reports.model import REDUCED, Edition, EditionFile
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.tree import Block, Document, Role, Section

PARTS: Mapping[str, Callable[[Excerpt], sections.Section]] = {
    "contributed": sections.contributed,
    "named": sections.named,
    "participant": sections.participant,
    "given": sections.given,
    "addressed": sections.addressed,
    "clearance": sections.clearance,
    "notes": lambda _: sections.notes,
    "glossary": lambda _: sections.glossary,
    "addressed-through": sections.addressed_through,
}
"""The parts of an excerpt, in the order in which a government needs them; each can be left out, notes with their marks.
"""


def compose_excerpt(excerpt: Excerpt, without: frozenset[str] = frozenset()) -> Document:
    """Return the document of `excerpt`, without the parts that `without` names. Raises ArgumentError for an unknown
    part.
    """
    if unknown := without.difference(PARTS):
        raise ArgumentError(f"unknown part of an excerpt “{min(unknown)}”: parts are {', '.join(PARTS)}")
    edition = edition_of(excerpt)
    names = Composer(edition, "", "")
    body = [section(excerpt) for part, section in PARTS.items() if part not in without]
    return compose_document(
        edition,
        (sections.cover, _introduction(excerpt), *body),
        kind="excerpt",
        title=names_of(names, excerpt.subject),
        document_type=excerpt.words.label(f"excerpt_{excerpt.kind}"),
        has_notes="notes" not in without,
    )


def edition_of(excerpt: Excerpt) -> Edition:
    """Return an edition, for composing sections, with only the content of `excerpt`."""
    head = {name: getattr(excerpt, name) for name in EditionFile.model_fields}
    data = {**head, "id": excerpt.id, "registry": excerpt.registry, "images": excerpt.images, "tables": excerpt.tables}
    return Edition.model_validate(data, context={REDUCED: True})


def _introduction(excerpt: Excerpt) -> sections.Section:
    def section(composer: Composer) -> Iterator[Block]:
        name = "introduction" if _has_pages(excerpt) else "introduction_without_pages"
        text = composer.wording.label(
            f"excerpt_{name}",
            edition=composer.edition.name,
            names=names_of(composer, excerpt.subject),
            version=excerpt.version,
        )
        yield Section((composer.paragraph(text, id="introduction-p1"),), id="introduction", role=Role.INTRODUCTION)

    return section


def _has_pages(excerpt: Excerpt) -> bool:
    rows = (*excerpt.given, *excerpt.addressed, *excerpt.addressed_through)
    places = [*(entry.place for entry in excerpt.spotlights), *(entry.place for entry in rows)]
    places += [passage.place for passage in excerpt.passages]
    places += [listing.place for listing in (*excerpt.mentions, *excerpt.participation)]
    return any(place.page is not None for place in places)
