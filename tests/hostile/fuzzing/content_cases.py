"""The content folders of `corpus.py`, by their names: taken in, composed and checked as `check` and `build` do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.corpus import CASES, lay_out
from tests.hostile.fuzzing.byte_changes import damaged
from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.support.folders import EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

BY_NAME = {case.name: case for case in CASES}


def samples() -> list[bytes]:
    return [name.encode() for name in BY_NAME]


def take(data: bytes, place: Path) -> object:
    folder = EditionFolder(place)
    lay_out(folder, BY_NAME[data.decode()])
    edition = folder.load()
    edition.check()
    return [edition.statement(), edition.summary()]


KIND = Kind(samples, damaged, take)
