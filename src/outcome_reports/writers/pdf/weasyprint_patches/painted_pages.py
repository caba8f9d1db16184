"""What WeasyPrint knows of a page: its boxes, and the marks around what it painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from weasyprint import formatting_structure

from outcome_reports.platform.records import record

boxes: Any = formatting_structure.boxes
"""The classes of boxes."""


@record(frozen=True, slots=True)
class PaintedPage:
    """One page: its number from 0, its height in CSS pixels, and its box."""

    number: int
    height: float
    box: Any
    register: Mapping[Any, Mapping[str, Any]]
    """What WeasyPrint recorded about each box whose content it marked."""

    def mark(self, box: Any) -> int:
        """Return the number (MCID) of the mark around the content of `box`."""
        number: int = self.register[box]["mcid"]
        return number


def page_box(page: Any) -> Any:
    """Return the root of the boxes of a page that is laid out."""
    return page._page_box


def real_box(box: Any) -> Any:
    """Return the box itself where a placeholder replaces it because it is positioned absolutely."""
    return getattr(box, "_box", box)


def boxes_of(page: Any) -> Iterator[Any]:
    """Yield all boxes of a page that is laid out, each before those inside it."""
    waiting = [page_box(page)]
    while waiting:
        box = real_box(waiting.pop())
        yield box
        waiting += reversed(getattr(box, "children", ()))


def blocks_on_pages(pages: Iterable[Any], html: Any) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Yield the numbers of the elements directly in `main` that each page has, and whether the first of them begins the
    page whatever is before it.
    """
    numbers = {id(element): number for number, element in enumerate(html.find(".//main"))}
    name = None
    for page in pages:
        found = {numbers[id(box.element)]: box for box in boxes_of(page) if id(box.element) in numbers}
        order = tuple(sorted(found))
        styles = [found[number].style for number in order]
        yield order, bool(styles) and (styles[0]["break_before"] == "page" or styles[0]["page"] != name)
        name = styles[-1]["page"] if styles else None
