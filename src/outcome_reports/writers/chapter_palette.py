"""The colour of each chapter, where the brand has some, and the tab at the edge of its pages.

The number is always printed too, so nothing depends on colour alone (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from outcome_reports import tree
from outcome_reports.branding.brand import Brand

TAB_HEIGHT, TAB_WIDTH = 15, 4
"""Size in millimetres of the tab at the edge of a chapter's pages."""
_TAB_TOP, _TAB_STEP = 6, 18
_TABS = 12
"""Maximum number of tabs on a page."""


def chapter_ids(document: tree.Document) -> tuple[str, ...]:
    """Return the ids of the chapters of `document`, in their order."""
    return tuple(block.id for block in tree.blocks_of(document.blocks) if block.role == tree.Role.CHAPTER and block.id)


def colours_by_chapter(ids: Iterable[str], brand: Brand) -> Mapping[str, str]:
    """Return the colours of the chapters `ids`, in order, as "#rrggbb" by id; none if the brand has none."""
    colours = brand.chapters
    return {id: colours[place % len(colours)] for place, id in enumerate(ids)} if colours else {}


def tab_top(place: int) -> int:
    """Return how many millimetres the tab of a chapter is down its edge, by its place from 0: in Word from the top of
    the sheet, in a PDF from the top of the text.
    """
    return _TAB_TOP + _TAB_STEP * (place % _TABS)
