"""Pairing of the paragraphs of two versions of a document.

Equal paragraphs are paired first. Between them the best pairs are found by shared words; a surviving bookmark counts in
favour of a pair.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

_GAP = -0.35
_LEAST = 0.3
"""Share of common words below which paragraphs are not paired without a bookmark."""
_BONUS = 1.2
_MOST_CELLS = 1_000_000


class Words:
    """The words of texts as bit sets, for fast comparison."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: dict[str, int] = {}

    def bits(self, text: str) -> int:
        """Return the set of the words of `text`."""
        if text not in self._known:
            found = 0
            for word in text.casefold().split():
                found |= 1 << self._numbers.setdefault(word, len(self._numbers))
            self._known[text] = found
        return self._known[text]

    def alike(self, one: str, other: str) -> float:
        """Return the share of words that two texts have in common, from 0 to 1 (Dice's coefficient)."""
        if one == other:
            return 1.0
        a, b = self.bits(one), self.bits(other)
        total = a.bit_count() + b.bit_count()
        return 2 * (a & b).bit_count() / total if total else 0.0


def aligned(old: Sequence[str], new: Sequence[str], anchors: Mapping[int, int], words: Words) -> dict[int, int]:
    """Return the pairs of paragraphs of `old` and `new`, by number; `anchors` are pairs known from bookmarks."""
    pairs: dict[int, int] = {}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_CELLS)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs |= dict(zip(range(a, b), range(c, d), strict=True))
        elif (b - a) * (d - c) > _MOST_CELLS:
            pairs |= {i: j for i, j in anchors.items() if a <= i < b and c <= j < d}
        elif kind == "replace":
            inside = {i - a: j - c for i, j in anchors.items() if a <= i < b and c <= j < d}
            found = _best(old[a:b], new[c:d], inside, words)
            pairs |= {i + a: j + c for i, j in found}
    return _corrected(pairs, old, new, anchors, words)


def _best(old: Sequence[str], new: Sequence[str], anchors: Mapping[int, int], words: Words) -> list[tuple[int, int]]:
    """Return the ordered pairs with the highest total score (Needleman and Wunsch)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(1, len(old) + 1):
        best[i][0] = i * _GAP
    for j in range(1, len(new) + 1):
        best[0][j] = j * _GAP
    worth = [
        [_worth(one, other, anchors.get(i) == j, words) for j, other in enumerate(new)] for i, one in enumerate(old)
    ]
    for i in range(1, len(old) + 1):
        row, above = best[i], best[i - 1]
        for j in range(1, len(new) + 1):
            row[j] = max(above[j - 1] + worth[i - 1][j - 1], above[j] + _GAP, row[j - 1] + _GAP)
    pairs: list[tuple[int, int]] = []
    i, j = len(old), len(new)
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + worth[i - 1][j - 1]:
            i, j = i - 1, j - 1
            if worth[i][j] > 2 * _GAP:
                pairs.append((i, j))
        elif best[i][j] == best[i - 1][j] + _GAP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _worth(one: str, other: str, anchored: bool, words: Words) -> float:
    alike = words.alike(one, other)
    return (2 * alike - 0.6 if alike >= _LEAST else -1.0) + (_BONUS if anchored else 0.0)


def _corrected(
    pairs: dict[int, int], old: Sequence[str], new: Sequence[str], anchors: Mapping[int, int], words: Words
) -> dict[int, int]:
    """Return `pairs`, corrected by bookmarks where the words do not contradict them."""
    taken = {j: i for i, j in pairs.items()}
    for i, j in anchors.items():
        if pairs.get(i) == j:
            continue
        other = taken.get(j)
        own = words.alike(old[i], new[j])
        current = words.alike(old[i], new[pairs[i]]) if i in pairs else 0.0
        rival = words.alike(old[other], new[j]) if other is not None else 0.0
        if own >= max(rival, current) and (own >= 0.1 or (other is None and i not in pairs)):
            if i in pairs:
                taken.pop(pairs[i], None)
            if other is not None:
                pairs.pop(other, None)
            pairs[i], taken[j] = j, i
    return pairs
