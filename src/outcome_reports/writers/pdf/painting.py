"""What WeasyPrint painted under which mark: it forgets that as soon as it has its own tag tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """One page: its number from 0, its height in CSS pixels, its box, and the number of each mark, by what it marks."""

    number: int
    height: float
    box: Any
    marks: Mapping[Any, int]
    book: object
    """WeasyPrint's own register of the marks, by which the streams of this page are known."""


def watch(layout: Any) -> list[PaintedPage]:
    """A list that fills with the pages of a layout as they are painted."""
    painted: list[PaintedPage] = []
    for number, page in enumerate(layout.pages):
        _watch(page, number, painted)
    return painted


def _watch(page: Any, number: int, painted: list[PaintedPage]) -> None:
    paint = page.paint

    def painting(stream: Any, *arguments: Any) -> None:
        paint(stream, *arguments)
        # There is no public way to it; the version is pinned.
        book = stream._tags
        marks = {box: entry["mcid"] for box, entry in book.items()}
        painted.append(PaintedPage(number, page.height, page._page_box, marks, book))

    page.paint = painting
