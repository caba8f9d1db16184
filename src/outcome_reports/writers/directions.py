"""Directions of the pieces of a text: the part of the Unicode Bidirectional Algorithm (UAX 9) that formats need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from outcome_reports.tree import Direction

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_NUMBERS = frozenset({"EN", "AN"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_AMOUNT = re.compile(r"[$€£¥₪+−±-]?\d+(?:[.,:/]\d+)*(?:[ \u00a0\u202f]?[%‰°])?", re.ASCII)
"""A number with its signs, which engines may not part from it."""
_INSIDE = r"[^()\[\]«»“”‘’\"\u0590-\u08ff]"
_KEPT = re.compile(
    rf"""
    (?:https?://|www\.|(?<![\w.+-])[\w.+-]{{1,64}}@) [^\s\u0590-\u08ff<>«»“”]+ (?<![.,;:!?)\]])
    # Signs before and after Latin words: @name, LGBTQI+, U.S.
    | (?<![\w@\#+]) (?: [@\#][A-Za-z]\w* | [A-Za-z]\w*\+\+? | (?:[A-Za-z]\.){{2,}} ) (?![\w+])
    # Latin words in brackets or quotation marks that begin with a number.
    | (?<=[(\[«“‘"]) \d {_INSIDE}{{0,60}}? [A-Za-z\u00c0-\u024f] {_INSIDE}{{0,60}} (?=[)\]»”’"])
    | (?<![\w.,/–-]) (?:
        \d+ (?:[.,]\d+)* [A-Za-z\u00c0-\u024f] [A-Za-z\u00c0-\u024f\d’'-]*
        (?: [–-] \d+ [A-Za-z\u00c0-\u024f] [A-Za-z\u00c0-\u024f\d’'-]* )*
        # Dates with a month in words.
        | \d{{1,2}} (?:[–-]\d{{1,2}})? [\ \u00a0] [A-Za-z\u00c0-\u024f]{{3,9}} [\ \u00a0] \d{{4}}
        | \d+ (?: [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] | \+ | (?:[.,]\d+)* [\ \u00a0\u202f]? °[CF] )
        # Telephone numbers: from abroad, or with the digit that is dialled before a region.
        | (?:\+|\b00) [\ \u00a0]? \d [\d()\ \u00a0\u202f./-]* \d %?
        | (?:\(0\d*\)|0\d*) (?:[\ \u00a0\u202f./-]\d{{2,}})+
        # Thousands parted by spaces.
        | \d{{1,3}} (?:[\ \u00a0\u202f\u2009]\d{{3}})+
    ) (?![\w])
    # Numbers with a sign.
    | (?<![\w.,/–%°)\u0590-\u08ff-]) [+−±-] \d+ (?: [.,]\d+ | [\ \u00a0\u202f\u2009]\d{{3}}\b )*
        (?: [\ \u00a0\u202f]? (?:%|°[CF]?) )? (?![\w+−-])
    """,
    re.ASCII | re.VERBOSE,
)


def runs_right_to_left(text: str) -> bool:
    """Return whether `text` has any letter that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in set(text))


def kept_together(text: str) -> Iterator[re.Match[str]]:
    """Yield stretches that run from left to right in every text: addresses, telephone and long numbers, and words like
    “27th”.

    The algorithm would give their signs and digits the direction of the letters before them.
    """
    return _KEPT.finditer(text)


def sole_direction(text: str) -> Direction | None:
    """Return the direction of all letters of `text`, None if there are none, or both directions."""
    found = {_STRONG.get(unicodedata.bidirectional(character)) for character in set(text)} - {None}
    return found.pop() if len(found) == 1 else None


def directed(text: str, base: Direction) -> Iterator[tuple[str, Direction]]:
    """Yield the pieces of `text`, a paragraph's or one of its inlines', with the direction of each.

    Letters have their own (rules P2, W1 to W7), numbers that of the letters before them, brackets that of their
    contents (N0), and all other characters that of the letters on both sides if these agree (N1), otherwise that of the
    paragraph, `base` (N2).
    """
    if base == "ltr" and not runs_right_to_left(text):
        yield text, "ltr"
        return
    known = _known(text, base)
    _join_brackets(text, known, base)
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


def _known(text: str, base: Direction) -> list[Direction | None]:
    """Return the direction of each letter and number, None for neutral characters."""
    kept = list(kept_together(text))
    # Numbers after a stretch that is marked as running like its paragraph do so, too.
    turns: dict[int, Direction] = {found.end(): "ltr" for found in kept} if base == "ltr" else {}
    known: list[Direction | None] = []
    last: Direction | None = None
    for place, character in enumerate(text):
        last = turns.get(place, last)
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG:
            last = _STRONG[kind]
            known.append(last)
        elif kind == "NSM":
            known.append(last)
        else:
            known.append(last if kind in _NUMBERS else None)
    for found in _AMOUNT.finditer(text):
        digit = next(place for place in range(*found.span()) if text[place].isdigit())
        known[found.start() : found.end()] = [known[digit]] * len(found[0])
    for found in kept:
        known[found.start() : found.end()] = ["ltr"] * len(found[0])
    return known


def _join_brackets(text: str, known: list[Direction | None], base: Direction) -> None:
    """Give brackets the direction of the paragraph if anything between them has it, else that of their contents if it
    continues from before them (N0). Outer pairs come first: an inner one may continue from them.
    """
    for start, end in _pairs(text, known):
        inside = set(known[start + 1 : end]) - {None}
        before = next((direction for direction in reversed(known[:start]) if direction), base)
        if base in inside:
            known[start] = known[end] = base
        elif inside:
            known[start] = known[end] = before


def _pairs(text: str, known: list[Direction | None]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, by the first (BD16): one closes all that is open in it."""
    opened: list[int] = []
    pairs = []
    for place, character in enumerate(text):
        if known[place]:
            continue
        if character in _BRACKETS:
            opened.append(place)
            continue
        for depth in range(len(opened) - 1, -1, -1):
            if character == _BRACKETS[text[opened[depth]]]:
                pairs.append((opened[depth], place))
                del opened[depth:]
                break
    return sorted(pairs)
