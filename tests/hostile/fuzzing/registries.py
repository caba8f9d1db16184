"""Registries of names, with an edition that uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.fuzzing import json_sources
from tests.hostile.fuzzing.brand_files import as_yaml, from_yaml
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.value_changes import changed
from tests.hostile.mutating import Change
from tests.support.folders import ENTITIES, GROUPS, TERMS, EditionFolder

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path


def samples() -> list[bytes]:
    return [ENTITIES.encode(), ENTITIES.encode(), GROUPS.encode(), TERMS.encode()]


def spoil(data: bytes, others: Sequence[bytes], source: random.Random) -> bytes:
    match source.randrange(5):
        case 0:
            return damaged(data, others, source)
        case 1:
            return Change.drawn(source).apply(data)
        case _:
            return as_yaml(changed(from_yaml(data), source))


def take(data: bytes, place: Path) -> object:
    json_sources.edition(place)
    name = next((name for name in ("groups", "terms") if data.lstrip().startswith(name.encode())), "entities")
    folder = EditionFolder(place)
    folder.write(f"../registry/{name}.yaml", data)
    edition = folder.load()
    edition.check()
    subjects = edition.excerptible()
    pages = [edition.excerpt(subjects[len(data) % len(subjects)], pages={}).to_html()] if subjects else []
    return [edition.statement().to_html(), *pages]


KIND = Kind(samples, spoil, take, runs=45)
