"""Search for a passage on the pages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.platform.records import record

_WORD = re.compile(r"\w+")
_ENOUGH = 0.4
"""The minimum share of a passage’s word pairs on a page: lines break words, and names are written out there."""


@record(frozen=True, slots=True)
class Search:
    """An order for the place of `words` on the `pages` of `pdf`, which are counted from 0."""

    pdf: bytes
    pages: Sequence[int]
    words: str


@record(frozen=True, slots=True)
class Spot:
    """One of `pages`, by its place among them, and how far down it is the middle of the passage, from 0 to 1."""

    place: int
    down: float


def find_spot(order: Search) -> Spot | None:
    """Return the place of most of the words of `order`; None if no page has enough of them."""
    import pypdfium2

    length = min(2, len(_WORD.findall(order.words)))
    if not length:
        return None
    wanted = {run for run, _ in _runs(order.words, length)}
    best, most = None, _ENOUGH * len(wanted)
    document = pypdfium2.PdfDocument(order.pdf)
    try:
        for place, number in enumerate(order.pages):
            page = document[number]
            text = page.get_textpage()
            found = [(run, at) for run, at in _runs(text.get_text_range(), length) if run in wanted]
            if (shared := len({run for run, _ in found})) > most:
                most = shared
                bottom = text.get_charbox(found[len(found) // 2][1])[1]
                best = Spot(place, 1 - bottom / page.get_height())
    finally:
        document.close()
    return best


def _runs(text: str, length: int) -> list[tuple[tuple[str, ...], int]]:
    """Return each run of so many words, with where it begins."""
    words = [(match[0].casefold(), match.start()) for match in _WORD.finditer(text)]
    places = range(len(words) - length + 1)
    return [(tuple(word for word, _ in words[at : at + length]), words[at][1]) for at in places]
