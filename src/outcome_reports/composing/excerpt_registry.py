"""Selection of the names, pictures and data that an excerpt needs, and no others."""

from __future__ import annotations

from outcome_reports.model import Edition, Registry, keys_in
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.model.leaves import data_of, pictures_of


def complete(excerpt: Excerpt, edition: Edition) -> Excerpt:
    """Return `excerpt` with those registry entries, pictures and data of `edition` that its texts need."""
    needed = {
        "registry": registry_for(excerpt, edition.registry),
        "images": {name: edition.images[name] for _, name in pictures_of(excerpt)},
        "tables": {source.name: edition.tables[source.name] for _, source in data_of(excerpt)},
    }
    return excerpt.model_copy(update=needed)


def registry_for(excerpt: Excerpt, registry: Registry) -> Registry:
    """Return the part of `registry` that the words of `excerpt` need."""
    keys: set[str] = {excerpt.organiser, *excerpt.subject}
    if excerpt.venue:
        keys.add(excerpt.venue.country)
    for spotlight in excerpt.spotlights:
        keys |= {*spotlight.spotlight.by, *keys_in(spotlight.spotlight.text, registry.name_index)}
    for placed in (*excerpt.given, *excerpt.addressed, *excerpt.addressed_through):
        row = placed.recommendation
        keys |= {*row.by, *row.to, *placed.through}
        keys |= keys_in(row.context, registry.name_index) | keys_in(row.recommendation, registry.name_index)
    for passage in excerpt.passages:
        keys |= {*passage.by, *keys_in(passage.text, registry.name_index)}
    for listing in (*excerpt.mentions, *excerpt.participation):
        keys |= {*listing.entities}
    if excerpt.notice:
        keys |= keys_in(excerpt.notice, registry.name_index)
    groups = tuple(group for group in registry.groups if group.key in keys)
    kept = {group.key for group in groups}
    return Registry(
        entities=tuple(
            entity.model_copy(update={"groups": tuple(key for key in entity.groups if key in kept)})
            for entity in registry.entities
            if entity.key in keys
        ),
        groups=groups,
        terms=tuple(term for term in registry.terms if term.key in keys),
    )
