"""Keys of the registry as fields of the model, checked where the registry is known.

Validation takes the registry's keys through pydantic's context, `{"keys": KnownKeys}`; without it any well-formed key
is accepted, and composing raises UnknownNameError for those that do not exist.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from outcome_reports.errors import near_names
from outcome_reports.model.base import Distinct

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", max_length=40)]
"""The key of an entity, group or term in the registry: "IDN", "WG-TIP", "members"."""


_FILES = "registry/entities.yaml, groups.yaml and terms.yaml"


@dataclass(frozen=True)
class KnownKeys:
    """The keys of a registry, and `names`: every name, alias and acronym with its key."""

    entities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def hint(self, wrong: str) -> str:
        """Return a hint that names the entities and groups nearest to `wrong`, by key or by name."""
        return self.nearest(wrong, self.entities | self.groups)

    def nearest(self, wrong: str, among: frozenset[str]) -> str:
        """Return a hint that names the keys of `among` nearest to `wrong`, by key or by name."""
        # Names are kept without their article.
        if (key := self.names.get(wrong.removeprefix("the ").removeprefix("The "))) in among:
            return f"write {key}, the key of “{wrong}”"
        by_name = self._candidates
        if (key := by_name.get(wrong.casefold())) in among:
            return f"write {key}: upper and lower case matter"
        for those, what in ((self.groups, "a group"), (self.terms, "a term")):
            if wrong in those:
                return f"{wrong} is {what}: name a State or organisation here" + (
                    ", or a group" if self.groups <= among else ""
                )
        candidates = near_names(wrong, by_name, most=6)
        found = [key for key in dict.fromkeys(by_name[candidate] for candidate in candidates) if key in among][:3]
        odd = strange_letter(wrong)
        if found:
            near = " or ".join(found)
            return f"{odd}did you mean {near}? Keys are in {_FILES}: add what is missing there"
        return f"{odd}add it to registry/entities.yaml, groups.yaml or terms.yaml, or use an existing key"

    @functools.cached_property
    def _candidates(self) -> dict[str, str]:
        keys = {key.casefold(): key for key in sorted(self.entities | self.groups | self.terms)}
        return {name.casefold(): key for name, key in sorted(self.names.items())} | keys


def strange_letter(key: str) -> str:
    """Return a remark on the first letter of `key` that only looks like a Latin one, "" if there is none."""
    for character in key:
        name = unicodedata.name(character, "strange letter")
        if character.isalpha() and not name.startswith("LATIN "):
            return f"“{character}” in it is a {name.lower()}; "
    return ""


def known_keys(info: ValidationInfo) -> KnownKeys | None:
    """Return the keys that validation was given, None if it was given none."""
    return info.context.get("keys") if info.context else None


def _check(what: str, among: Callable[[KnownKeys], frozenset[str]]) -> AfterValidator:
    def validate(key: str, info: ValidationInfo) -> str:
        keys = known_keys(info)
        if keys is not None and key not in (allowed := among(keys)):
            raise PydanticCustomError(
                "unknown_key",
                "“{key}” is not the key of {what} in the registry",
                {"key": key, "what": what, "hint": keys.nearest(key, allowed)},
            )
        return key

    return AfterValidator(validate)


KEY_KIND = "x-key"
"""Marks keys of the registry in the JSON Schema of a model: "entity" or "actor"."""

EntityKey = Annotated[
    Key, _check("an entity", lambda keys: keys.entities), Field(json_schema_extra={KEY_KIND: "entity"})
]
"""The key of an entity: a State, an organisation, a working group."""

ActorKey = Annotated[
    Key,
    _check("an entity or group", lambda keys: keys.entities | keys.groups),
    Field(json_schema_extra={KEY_KIND: "actor"}),
]
"""The key of an entity or of a group of them."""


def listed(value: Any) -> Any:
    """Return a single key as a list of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


EntityKeys = Annotated[tuple[EntityKey, ...], Distinct]
"""A list of entities, which may be empty."""

_Actors = Annotated[tuple[ActorKey, ...], Distinct]
_OneOrMore = Annotated[tuple[ActorKey, ...], Field(min_length=1), Distinct]
ActorKeys = Annotated[_OneOrMore, BeforeValidator(listed, json_schema_input_type=ActorKey | _OneOrMore)]
"""One key, or a list of at least one."""

OptionalActorKeys = Annotated[_Actors, BeforeValidator(listed, json_schema_input_type=ActorKey | _Actors)]
"""One key, or a list that may be empty."""
