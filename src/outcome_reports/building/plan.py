"""Which documents a build makes, and what each file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from outcome_reports.errors import ArgumentError, NothingToExcerptError, UnknownNameError
from outcome_reports.model import without_article

if TYPE_CHECKING:
    from outcome_reports.api.publication import LoadedEdition
    from outcome_reports.building.jobs import DocumentSpec

ALL = "all"
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_LONGEST = 80


def subjects(edition: LoadedEdition, excerpts: str | Iterable[str] | None, group: str | None) -> Iterator[str]:
    """The keys to make excerpts for: all, those named, and the members of a group, each once.

    Raises UnknownNameError for a key or group the registry does not have, NothingToExcerptError for a group of which
    nobody is concerned.
    """
    registry = edition.content.registry
    wanted: dict[str, None] = {}
    if excerpts == ALL:
        wanted |= dict.fromkeys(edition.excerptible())
    elif excerpts is not None:
        wanted |= dict.fromkeys((excerpts,) if isinstance(excerpts, str) else excerpts)
    if group is not None:
        if registry.group(group) is None:
            known = ", ".join(sorted(entry.key for entry in registry.groups))
            raise UnknownNameError(f"“{group}” is no group of the registry: groups are {known}")
        about = set(edition.excerptible())
        concerned = [entity.key for entity in registry.members(group) if entity.key in about]
        if not concerned:
            raise NothingToExcerptError(f"{edition.content.name} has nothing about any member of the group “{group}”")
        wanted |= dict.fromkeys(concerned)
    for key in wanted:
        if registry.entity(key) is None and registry.group(key) is None:
            raise UnknownNameError(f"“{key}” is no entity or group: {registry.known_keys.hint(key)}")
        yield key


def excerpt_specs(edition: LoadedEdition, keys: Iterable[str]) -> Iterator[DocumentSpec]:
    """The excerpts for `keys`. Raises ArgumentError if two of them would get files of the same name."""
    from outcome_reports.building.jobs import DocumentSpec

    seen: dict[str, str] = {}
    for key in keys:
        stem = excerpt_stem(edition, key)
        if stem in seen:
            raise ArgumentError(
                f"the excerpts for {seen[stem]} and {key} would both be “{stem}”: change one of the keys"
            )
        seen[stem] = key
        yield DocumentSpec("excerpt", stem, (key,))


def excerpt_stem(edition: LoadedEdition, key: str) -> str:
    """Return the path, without suffix, of the excerpt for `key` by the registry as it is; "" for an unknown key."""
    entity, group = edition.content.registry.entity(key), edition.content.registry.group(key)
    name = entity.short if entity else group.name if group else ""
    return f"excerpts/{file_name(key, without_article(name))}" if name else ""


def file_name(key: str, name: str) -> str:
    """A file name, without suffix, that every system takes: "idn-indonesia", "tur-turkiye"."""
    slug = re.sub(r"[^a-z0-9]+", "-", _ascii(f"{key}-{name}").lower()).strip("-")
    slug = slug[:_LONGEST].rstrip("-")
    return f"{slug}-" if slug in _RESERVED else slug


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).encode("ascii", "ignore").decode()
