"""The plan of a build: its documents, and the names of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from outcome_reports.composing.documents.registry import KINDS, STATEMENT
from outcome_reports.errors import ArgumentError, NothingToExcerptError, UnknownNameError
from outcome_reports.language.ascii_words import without_accents
from outcome_reports.model import without_article
from outcome_reports.platform.files import RESERVED

if TYPE_CHECKING:
    from outcome_reports.api.publication import LoadedEdition
    from outcome_reports.building.jobs import DocumentSpec
    from outcome_reports.model.excerpt import GroupRecommendations

ALL = "all"
_RESERVED = RESERVED | {"index"}
"""Reserved names: those that a file cannot have, and that of the index of excerpts."""
_LONGEST = 80


def head_stem(edition: LoadedEdition, kind: str) -> str:
    """Return the name of a document's files: that of its kind, or the edition's name for it."""
    name = edition.content.document.name
    return document_stem(name) if name and kind == STATEMENT else kind


def subjects(edition: LoadedEdition, excerpts: str | Iterable[str] | None, group: str | None) -> Iterator[str]:
    """Yield the keys to make excerpts for: all, or those named, and the members of a group, each once.

    Raises UnknownNameError for a key or group that is not in the registry, NothingToExcerptError for a group none of
    whose members has an excerpt.
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
            raise UnknownNameError(f"unknown group “{group}”: groups are {known}")
        about = set(edition.excerptible())
        concerned = [entity.key for entity in registry.members(group) if entity.key in about]
        if not concerned:
            raise NothingToExcerptError(f"{edition.content.name} has nothing about any member of the group “{group}”")
        wanted |= dict.fromkeys(concerned)
    for key in wanted:
        if registry.entity(key) is None and registry.group(key) is None:
            raise UnknownNameError(f"“{key}” is not an entity or group: {registry.known_keys.hint(key)}")
        yield key


def excerpt_specs(
    edition: LoadedEdition, keys: Iterable[str], group_recommendations: GroupRecommendations = "annex"
) -> Iterator[DocumentSpec]:
    """Yield the excerpts for `keys`.

    Raises ArgumentError if the excerpt for another key in the registry, requested or not, would have the same file
    name.
    """
    from outcome_reports.building.jobs import DocumentSpec

    registry = edition.content.registry
    owners: dict[str, set[str]] = {}
    for key in {*(entity.key for entity in registry.entities), *(group.key for group in registry.groups)}:
        owners.setdefault(excerpt_stem(edition, key), set()).add(key)
    for key in keys:
        stem = excerpt_stem(edition, key)
        if len(owners[stem]) > 1:
            both = " and ".join(sorted(owners[stem]))
            raise ArgumentError(f"the excerpts for {both} would both be “{stem}”: change one of the keys")
        yield DocumentSpec("excerpt", stem, (key,), group_recommendations)


def excerpt_stem(edition: LoadedEdition, key: str) -> str:
    """Return the path, without suffix, of the excerpt for `key` in the current registry; "" for an unknown key."""
    entity, group = edition.content.registry.entity(key), edition.content.registry.group(key)
    name = entity.short if entity else group.name if group else ""
    return f"excerpts/{file_name(key, without_article(name))}" if name else ""


def file_name(key: str, name: str) -> str:
    """Return a file name, without suffix, that every system accepts: "idn-indonesia", "tur-turkiye"."""
    slug = re.sub(r"[^a-z0-9]+", "-", _ascii(f"{key}-{name}").lower()).strip("-")
    slug = slug[:_LONGEST].rstrip("-")
    return f"{slug}-" if slug in _RESERVED else slug


def document_stem(name: str) -> str:
    """Return the file name for a document called `name`: "outcome-report"; "statement" if none can be made from it, or
    another document has it.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", _ascii(name).lower()).strip("-")[:_LONGEST].rstrip("-")
    return STATEMENT if not slug or slug in {*_RESERVED, *KINDS, "excerpts"} else slug


def _ascii(text: str) -> str:
    return without_accents(text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
