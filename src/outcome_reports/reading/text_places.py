"""Where characters and words stand in the files of an edition, for whoever found that they cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.errors import ContentError
from outcome_reports.reading.edition_reader import read_edition_with_places
from outcome_reports.reading.places import Position

MOST = 5
"""Places that are named of one text."""
_SHORTEST = 4
"""Characters of a word that is looked for where all the words are not in one place."""


def places_of_text(folder: Path, text: str) -> tuple[str, ...]:
    """Return the places of a character or of words in the texts of the edition in `folder` and its registry.

    "file:line:column" each, at most five, in order of the files; none if the files have gone wrong since the edition
    was read. Where the words are not together, because a mark or a name is between them, the longest one is found.
    """
    try:
        _, _, places = read_edition_with_places(folder)
    except ContentError:
        return ()
    words = text.split() or [text]
    longest = max(words, key=len)
    found = _first(places.of_words(words))
    if not found and len(words) > 1 and len(longest) >= _SHORTEST:
        found = _first(places.of_words([longest]))
    return tuple(f"{file}:{line}:{column}" for file, line, column in found)


def _first(places: Iterator[Position]) -> list[Position]:
    return sorted(set(places))[:MOST]
