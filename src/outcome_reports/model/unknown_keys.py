"""Keys in an edition that are not in its registry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from pydantic.fields import FieldInfo

from outcome_reports.model.consistency import Inconsistency
from outcome_reports.model.keys import KEY_KIND
from outcome_reports.model.leaves import leaves_of
from outcome_reports.model.prose import Prose

if TYPE_CHECKING:
    from outcome_reports.model.edition import Edition

_KINDS: dict[int, str | None] = {}


def unknown_keys(edition: Edition) -> Iterator[Inconsistency]:
    """Find every key, in fields and in texts, that is not in the registry of `edition`.

    Reading a folder finds them file by file, with their places; this is for editions made in Python or read from JSON.
    """
    keys = edition.registry.known_keys
    for leaf in leaves_of(edition):
        if isinstance(leaf.value, Prose):
            for problem in leaf.value.unknown_references(keys):
                yield Inconsistency(leaf.path, problem.message, problem.hint)
        elif isinstance(leaf.value, str) and leaf.field and (kind := _kind(leaf.field)):
            among, what = (
                (keys.entities, "an entity") if kind == "entity" else (keys.entities | keys.groups, "an actor")
            )
            if leaf.value not in among:
                message = f"“{leaf.value}” is not the key of {what} in the registry"
                yield Inconsistency(leaf.path, message, keys.nearest(leaf.value, among))


def _kind(field: FieldInfo) -> str | None:
    """Return what kind of keys a field holds ("entity" or "actor"), None for a field that does not hold keys."""
    if id(field) not in _KINDS:
        _KINDS[id(field)] = next(_marks(field), None)
    return _KINDS[id(field)]


def _marks(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, FieldInfo):
        extra = annotation.json_schema_extra
        if isinstance(extra, dict) and KEY_KIND in extra:
            yield str(extra[KEY_KIND])
        yield from _marks(annotation.annotation)
        for mark in annotation.metadata:
            yield from _marks(mark)
    for argument in get_args(annotation):
        yield from _marks(argument)
