"""Consistency checks between the entries of a registry, each of which is valid by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from outcome_reports.model.consistency import Inconsistency
from outcome_reports.model.leaves import Path
from outcome_reports.model.name_index import comparable_name

if TYPE_CHECKING:
    from outcome_reports.model.registry import Registry
    from outcome_reports.model.registry_entries import Entity, Group, Term

_Name = tuple[Path, str]


def problems_between_entries(registry: Registry) -> Iterator[Inconsistency]:
    """Yield every inconsistency between the entries of `registry`; paths begin with "entities", "groups", "terms".

    A group may have the key, and the names, of an entity (ASEAN is an organisation and its States); no other two
    entries may share a key or a name, which would be ambiguous.
    """
    yield from _keys_given_twice(registry)
    yield from _names_given_twice(_names_of_entities(registry.entities, registry.terms))
    yield from _names_given_twice(_names_of_groups(registry.groups))
    known = {group.key for group in registry.groups}
    for index, entity in enumerate(registry.entities):
        if entity.glossary == "when-named" and (not entity.acronym or entity.is_state):
            what = f"{entity.key} has no acronym for the glossary to list"
            yield Inconsistency(("entities", index, "glossary"), what, "give `acronym`, or remove `glossary`")
        for number, key in enumerate(entity.groups):
            if key not in known:
                hint = "groups are: " + ", ".join(sorted(known)) if known else "groups belong in registry/groups.yaml"
                yield Inconsistency(("entities", index, "groups", number), f"there is no group “{key}”", hint)


def _keys_given_twice(registry: Registry) -> Iterator[Inconsistency]:
    seen: dict[str, str] = {}
    keys: list[tuple[Path, str]] = [(("entities", n, "key"), entity.key) for n, entity in enumerate(registry.entities)]
    keys += [(("terms", n, "key"), term.key) for n, term in enumerate(registry.terms)]
    for path, key in keys:
        if (folded := key.casefold()) in seen:
            yield _given_twice(path, key, seen[folded])
        seen.setdefault(folded, key)
    groups: set[str] = set()
    for index, group in enumerate(registry.groups):
        folded = group.key.casefold()
        if folded in groups or seen.get(folded, group.key) != group.key:
            yield _given_twice(("groups", index, "key"), group.key, seen.get(folded, group.key))
        groups.add(folded)


def _given_twice(path: Path, key: str, other: str) -> Inconsistency:
    what = f"the key “{key}” is given twice in the registry" + (f" (also as “{other}”)" if other != key else "")
    return Inconsistency(path, what, "keys must differ by more than upper and lower case: change or remove one")


def _names_given_twice(names: Iterable[tuple[_Name, str]]) -> Iterator[Inconsistency]:
    seen: dict[str, str] = {}
    for (path, name), key in names:
        owner = seen.setdefault(comparable_name(name), key)
        if owner != key:
            what = f"“{name}” is also a name of {owner}, so it is not clear which is meant"
            yield Inconsistency(path, what, "keep it for one of them, or give each a different name")


def _names_of_entities(entities: Iterable[Entity], terms: Iterable[Term]) -> Iterator[tuple[_Name, str]]:
    # Adjectives may be shared: those of Dominica and the Dominican Republic are.
    for index, entity in enumerate(entities):
        for field in ("short", "formal", "acronym"):
            if name := getattr(entity, field):
                yield (("entities", index, field), name), entity.key
        for number, name in enumerate(entity.aliases):
            yield (("entities", index, "aliases", number), name), entity.key
    for index, term in enumerate(terms):
        yield (("terms", index, "acronym"), term.acronym), term.key
        yield (("terms", index, "expansion"), term.expansion), term.key
        for number, name in enumerate(term.aliases):
            yield (("terms", index, "aliases", number), name), term.key


def _names_of_groups(groups: Iterable[Group]) -> Iterator[tuple[_Name, str]]:
    for index, group in enumerate(groups):
        yield (("groups", index, "name"), group.name), group.key
        for number, name in enumerate(group.aliases):
            yield (("groups", index, "aliases", number), name), group.key
