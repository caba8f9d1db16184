"""The parties in the fields of an edition, not in its texts: contributors, addressees, participants, signatories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome_reports.model import Edition, Registry
from outcome_reports.model.excerpt import ExcerptKind


def concerned(edition: Edition) -> Iterator[str]:
    """Yield the keys of all who contributed, are addressed or are listed, some of them several times."""
    yield from edition.participants()
    for _, _, spotlight in edition.spotlights():
        yield from spotlight.by
    for _, row in edition.recommendations():
        yield from (*row.by, *row.to)
    for own in edition.own_parts():
        yield from (*own.by, *own.to)
    for part in edition.overview.parts if edition.overview else ():
        yield from part.participants
    for signatory in edition.foreword.signatories if edition.foreword else ():
        if signatory.country:
            yield signatory.country


def kind_of_excerpt(registry: Registry, subject: Sequence[str]) -> ExcerptKind:
    """Return the kind of an excerpt for the keys of `subject`."""
    entities = [registry.entity(key) for key in subject]
    if any(entity is None for entity in entities) or len(entities) > 1:
        return "group"
    return "country" if entities[0] is not None and entities[0].is_state else "organisation"
