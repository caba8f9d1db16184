"""The colour of each chapter, where the brand has some, and the tab at the edge of its pages.

The number is always there too, so nothing rests on colour alone (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from outcome_reports import tree
from outcome_reports.branding.brand import Brand

TAB_HEIGHT, TAB_WIDTH = 15, 4
"""Millimetres: the tab at the edge of the pages of a chapter."""
_TAB_TOP, _TAB_STEP = 6, 18
_TABS = 12
"""Tabs that a page has room for."""


def chapter_ids(document: tree.Document) -> tuple[str, ...]:
    """Return the ids of the chapters of `document`, in their order."""
    sections = (block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Section))
    return tuple(block.id for block in sections if block.role == tree.Role.CHAPTER and block.id)


def colours_by_chapter(ids: Iterable[str], brand: Brand) -> Mapping[str, str]:
    """Return the colours of the chapters `ids`, in order, as "#rrggbb" by id; none where the brand has none."""
    colours = brand.chapters
    return {id: colours[place % len(colours)] for place, id in enumerate(ids)} if colours else {}


def tab_top(place: int) -> int:
    """Return how far below the edge of the sheet the tab of a chapter is, in millimetres, by its place from 0."""
    return _TAB_TOP + _TAB_STEP * (place % _TABS)
