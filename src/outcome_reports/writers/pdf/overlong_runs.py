"""Runs of characters without a space that leave their column are given places where a line may end.

WeasyPrint 70 breaks such a run only if nothing precedes it on its line: where bold text, a link or a footnote mark
divides a run, the rest of it goes over the edge (Kozea/WeasyPrint#1614). Only a layout knows how wide a column is, so
runs that have left theirs get zero-width spaces (U+200B), and the document is laid out again. WeasyPrint paints nothing
for these, and `tags/` leaves them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from outcome_reports.writers.html.unspaced_scripts import WORD_END
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import boxes, boxes_of

BREAK = "\N{ZERO WIDTH SPACE}"
BROKEN = "data-broken"
"""The attribute of elements in which there are break points that are not of the document."""
TOLERANCE = 0.5
"""CSS pixels by which a line may be wider than its column."""

_INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "em", "i", "span", "strong", "sub"})
_RUN = re.compile(r"[^ \t\n\r\f\u200b]+")
_SEPARATORS = frozenset("/_.-=&?#@+~\N{EN DASH}")
"""Characters after which addresses and file names are broken before they are broken anywhere."""
_KEPT_BEFORE = frozenset({"Mn", "Mc", "Me", "Pe", "Pf", "Po", "Cf"})
_KEPT_AFTER = frozenset({"Ps", "Pi", "Cf"})
_VOWELS_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao that are written before their consonant (Unicode: Logical_Order_Exception)."""
_VOWELS_AFTER = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3\u0ebd")
_ENDING = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649\u0688\u0691\u0698\u06c1\u06d2\u06d5"
)
"""Arabic letters that do not join the one after them: a break elsewhere changes shapes, and so the width of a line."""
_STACKING = 9
"""The combining class of signs that put the letter after them below the one before (virama, coeng)."""

Overlong = list[tuple[Any, str]]
"""Elements, and the end of the line in each that is too wide."""


class _Piece(NamedTuple):
    """The text of `element` before its first child, or after its child `after`; of None: text that must not change."""

    element: Any | None
    after: Any | None
    text: str


def overlong_runs(pages: Iterable[Any]) -> Overlong:
    """Return the runs that go over the edge of their column, each with the element whose lines they are in."""
    return [
        (block.element, _last_run(line))
        for page in pages
        for block in boxes_of(page)
        if isinstance(block, boxes.BlockContainerBox) and block.element is not None
        for line in block.children
        if isinstance(line, boxes.LineBox) and is_too_wide(line, block)
    ]


def is_too_wide(line: Any, block: Any) -> bool:
    """Return whether a line goes over the edge of the block that it is in."""
    left, right = block.content_box_x(), block.content_box_x() + block.width
    return bool(line.position_x < left - TOLERANCE or line.position_x + line.width > right + TOLERANCE)


def break_runs(overlong: Overlong, *, anywhere: bool) -> bool:
    """Put break points into the runs of an element tree; return whether there were any to put.

    They go after the separators of addresses and file names, or `anywhere` between letters.
    """
    done = False
    for element, end in overlong:
        done = _break(element, end, anywhere=anywhere) or done
    return done


def name_without_breaks(pages: Iterable[Any]) -> None:
    """Take break points out of the bookmarks of a layout."""
    for page in pages:
        page.bookmarks = [
            (level, label.replace(WORD_END, "").replace(BREAK, ""), *rest) for level, label, *rest in page.bookmarks
        ]


def unbroken(box: Any) -> str:
    """Return the text of a box without the break points that are not of the document."""
    text: str = box.text.replace(WORD_END, "")
    return text.replace(BREAK, "") if BREAK in text and box.element.get(BROKEN) is not None else text


def _break(element: Any, end: str, *, anywhere: bool) -> bool:
    pieces = list(_pieces(element))
    text = "".join(piece.text for piece in pieces)
    places = {
        place
        for run in _RUN.finditer(text)
        if end and end in _plain(run[0])
        for place in range(run.start() + 1, run.end())
        if _may_break(text[place - 1], text[place], anywhere=anywhere)
    }
    start = 0
    for piece in pieces:
        stop = start + len(piece.text)
        inside = sorted(place - start for place in places if start <= place < stop)
        if inside and piece.element is not None:
            _put(piece, BREAK.join(piece.text[at:to] for at, to in pairwise([0, *inside, len(piece.text)])))
        start = stop
    return bool(places)


def _put(piece: _Piece, text: str) -> None:
    assert piece.element is not None
    piece.element.set(BROKEN, "")
    # The break point in a ligature would be part of what its glyph stands for.
    piece.element.set("style", "font-variant-ligatures: none")
    if piece.after is None:
        piece.element.text = text
    else:
        piece.after.tail = text


def _may_break(before: str, after: str, *, anywhere: bool) -> bool:
    kept = (
        unicodedata.category(after) in _KEPT_BEFORE
        or unicodedata.category(before) in _KEPT_AFTER
        or unicodedata.combining(before) == _STACKING
        or before in _VOWELS_BEFORE
        or after in _VOWELS_AFTER
        or (unicodedata.bidirectional(before) == "AL" and before not in _ENDING)
        or "\N{NO-BREAK SPACE}" in (before, after)
    )
    return not kept and (anywhere or before in _SEPARATORS)


def _last_run(line: Any) -> str:
    found = _RUN.findall("".join(_texts(line)))
    return _plain(found[-1]) if found else ""


def _texts(box: Any) -> Iterator[str]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif isinstance(child, boxes.InlineBox) and "::" not in child.element_tag:
            yield from _texts(child)


def _plain(text: str) -> str:
    """Return a text in the form in which it is compared: stylesheets may set it in capitals."""
    return text.replace(BREAK, "").casefold()


def _pieces(element: Any) -> Iterator[_Piece]:
    """Yield the text of the lines of `element` in order; where others begin, a space."""
    yield _Piece(element, None, element.text or "")
    for child in element:
        if child.tag == "sup":
            # The mark of a footnote stays with the word before it.
            yield _Piece(None, None, "".join(child.itertext()))
        elif child.tag in _INLINE:
            yield from _pieces(child)
        else:
            yield _Piece(None, None, " ")
        yield _Piece(element, child, child.tail or "")
