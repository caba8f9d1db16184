"""The subjects of a document: entities and groups whose keys its blocks have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.model import Entity, Group, sortable, without_article
from outcome_reports.tree import AnyBlock, Row, Section, Span, Subject, blocks_of, inlines_of, own_inlines

_FEWEST_MEMBERS = 2
"""Minimum number of a group's members in a document for the group to be offered as a filter."""


def subjects_of(composer: Composer, blocks: Iterable[AnyBlock]) -> tuple[Subject, ...]:
    """Return the entities that `blocks` are about, by kind and name, then the groups that several of them belong to."""
    registry, wording = composer.registry, composer.wording
    keys = frozenset(_keys(blocks))
    entities = [entity for entity in registry.entities if entity.key in keys]
    kinds = list(wording.kinds)

    def single(entity: Entity) -> Subject:
        return Subject(entity.key, composer.names.name(entity.key), wording.kinds[entity.kind])

    def place(entity: Entity) -> tuple[int, tuple[str, str]]:
        return kinds.index(entity.kind), (sortable(composer.names.name(entity.key)), entity.key)

    def group(group: Group) -> Subject:
        members = tuple(entity.key for entity in registry.members(group.key) if entity.key in keys)
        name = without_article(group.name)
        return Subject(group.key, name[0].upper() + name[1:], wording.kinds["group"], members)

    groups = (group(one) for one in sorted(registry.groups, key=lambda one: (sortable(one.name), one.key)))
    return (
        *map(single, sorted(entities, key=place)),
        *(one for one in groups if len(one.members) >= _FEWEST_MEMBERS),
    )


def _keys(blocks: Iterable[AnyBlock]) -> Iterator[str]:
    for block in blocks_of(blocks):
        if isinstance(block, Section | Row):
            yield from block.keys
        yield from (one.key for one in inlines_of(own_inlines(block)) if isinstance(one, Span) and one.key)
