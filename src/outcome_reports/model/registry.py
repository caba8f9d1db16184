"""States, organisations, groups and terms: the one place that knows what each is called."""

import functools
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from outcome_reports.model.base import Content
from outcome_reports.model.keys import KnownKeys
from outcome_reports.model.name_index import NameIndex
from outcome_reports.model.registry_consistency import problems_between_entries
from outcome_reports.model.registry_entries import Entity, Group, Term, without_article

REGISTRY_FILES = ("entities", "groups", "terms")
"""The YAML files of a registry, each with a list of that name."""


class Registry(Content):
    """All entities, groups and terms, shared by all editions.

    Raises pydantic.ValidationError if two of them share a key or a name, or a group does not exist.
    """

    entities: tuple[Entity, ...] = ()
    groups: tuple[Group, ...] = ()
    terms: tuple[Term, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if problems := [problem.message for problem in problems_between_entries(self)]:
            raise ValueError("; ".join(problems))
        return self

    @functools.cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.key: entity for entity in self.entities}

    @functools.cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.key: group for group in self.groups}

    @functools.cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.key: term for term in self.terms}

    def entity(self, key: str) -> Entity | None:
        """Return the entity with that key, None if there is none."""
        return self._entities.get(key)

    def group(self, key: str) -> Group | None:
        """Return the group with that key, None if there is none."""
        return self._groups.get(key)

    def term(self, key: str) -> Term | None:
        """Return the term with that key, None if there is none."""
        return self._terms.get(key)

    def short_name(self, key: str) -> str:
        """Return the short name of an entity or the name of a group, without its article; an unknown key as it is."""
        entity, group = self.entity(key), self.group(key)
        return without_article(entity.short if entity else group.name if group else key)

    def __contains__(self, key: object) -> bool:
        return key in self._entities or key in self._groups or key in self._terms

    def keys(self) -> Iterator[str]:
        """Yield every key that content may refer to."""
        yield from dict.fromkeys((*self._entities, *self._groups, *self._terms))

    @functools.cached_property
    def known_keys(self) -> KnownKeys:
        """The keys, in the form in which validation of other content needs them."""
        names = {name: entity.key for entity in reversed(self.entities) for name in entity.names}
        names |= {without_article(name): group.key for group in self.groups for name in (group.name, *group.aliases)}
        names |= {without_article(name): term.key for term in self.terms for name in (term.acronym, term.expansion)}
        return KnownKeys(frozenset(self._entities), frozenset(self._groups), frozenset(self._terms), names)

    @functools.cached_property
    def name_index(self) -> NameIndex:
        """Finds the registry's names in plain text."""
        return NameIndex(self)

    def members(self, group: str) -> tuple[Entity, ...]:
        """Return the entities of a group in alphabetical order; empty for an unknown group."""
        return tuple(sorted((e for e in self.entities if group in e.groups), key=lambda e: e.sort_key))

    def merged_with(self, other: Self) -> Self:
        """Return a registry in which the entries of `other` replace those with the same key, or are added."""
        return type(self)(
            entities=tuple(({e.key: e for e in self.entities} | {e.key: e for e in other.entities}).values()),
            groups=tuple(({g.key: g for g in self.groups} | {g.key: g for g in other.groups}).values()),
            terms=tuple(({t.key: t for t in self.terms} | {t.key: t for t in other.terms}).values()),
        )


class EntityFile(Content):
    """`registry/entities.yaml`: all names that a document can use."""

    entities: tuple[Entity, ...] = Field(min_length=1)
    """All names that a document can use."""


class GroupFile(Content):
    """`registry/groups.yaml`: entities that are addressed together."""

    groups: tuple[Group, ...] = Field(min_length=1)
    """Those who are addressed together."""


class TermFile(Content):
    """`registry/terms.yaml`: acronyms that are not those of an entity."""

    terms: tuple[Term, ...] = Field(min_length=1)
    """Acronyms that are not those of an entity."""
