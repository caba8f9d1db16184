"""The places of characters and words in the files of an edition, to report those that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.errors import ContentError
from outcome_reports.reading.edition_reader import read_edition_with_places
from outcome_reports.reading.places import Position

MOST = 5
"""Maximum number of places reported for one text."""
_SHORTEST = 4
"""Minimum length of a word that is searched for if the words are not together in one place."""


def places_of_text(folder: Path, text: str) -> tuple[str, ...]:
    """Return the places of a character or of words in the texts of the edition in `folder` and its registry.

    "file:line:column" each, at most five, in order of the files; none if the files can no longer be read. If the words
    are separated by a mark or name, the longest word is searched for.
    """
    try:
        _, _, places = read_edition_with_places(folder)
    except ContentError:
        return ()
    words = text.split() or [text]
    longest = max(words, key=len)
    # A line may end inside a long word, and a character is looked for wherever it is.
    found = _first(places.of_words(words, whole=len(text) > 1)) or _first(places.of_words(words))
    if not found and len(words) > 1 and len(longest) >= _SHORTEST:
        found = _first(places.of_words([longest]))
    return tuple(f"{file}:{line}:{column}" for file, line, column in found)


def _first(places: Iterator[Position]) -> list[Position]:
    return sorted(set(places))[:MOST]
