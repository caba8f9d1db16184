"""Which way the pieces of a text run: enough of the Unicode Bidirectional Algorithm (UAX 9) for formats that ask."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from outcome_reports.tree import Direction

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_NUMBERS = frozenset({"EN", "AN"})


def runs_right_to_left(text: str) -> bool:
    """Return whether `text` has any letter that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in set(text))


def directed(text: str, base: Direction) -> Iterator[tuple[str, Direction]]:
    """Yield the pieces of `text`, a paragraph's or one of its inlines', with the direction of each.

    Letters have their own (rules P2, W1 to W7), numbers that of the letters before them, and all else that of the
    letters at both sides where these agree (N1), and that of the paragraph, `base`, where they do not (N2).
    """
    if base == "ltr" and not runs_right_to_left(text):
        yield text, "ltr"
        return
    known = _known(text)
    after: Direction | None = None
    following: list[Direction | None] = []
    for direction in reversed(known):
        after = direction or after
        following.append(after)
    directions: list[Direction] = []
    before: Direction | None = None
    for direction, later in zip(known, reversed(following), strict=True):
        before = direction or before
        directions.append(direction or (before if before and before == later else base))
    pairs = zip(text, directions, strict=True)
    for direction, group in groupby(pairs, key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), direction


def _known(text: str) -> list[Direction | None]:
    """Return the direction of each letter and number, None for what has none of its own."""
    known: list[Direction | None] = []
    last: Direction | None = None
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG:
            last = _STRONG[kind]
            known.append(last)
        elif kind == "NSM":
            known.append(last)
        else:
            known.append(last if kind in _NUMBERS else None)
    return known
