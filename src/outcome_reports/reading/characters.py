"""Where a character stands in the files of an edition, for whoever found that it cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.errors import ContentError
from outcome_reports.reading.edition_reader import read_edition_with_places

MOST = 5
"""Places that are told of one character."""


def places_of_character(folder: Path, character: str) -> tuple[str, ...]:
    """The places of `character` in the texts of the edition in `folder` and its registry, "file:line:column" each.

    At most five, in order of the files; none if the files have gone wrong since the edition was read.
    """
    try:
        _, _, places = read_edition_with_places(folder)
    except ContentError:
        return ()
    return tuple(f"{file}:{line}:{column}" for file, line, column in _first(places.of_character(character)))


def _first(places: Iterator[tuple[Path, int, int]]) -> list[tuple[Path, int, int]]:
    return sorted(set(places))[:MOST]
