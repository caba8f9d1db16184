"""A colour for each chapter, where the brand has some: opener, headings, numbers, contents, matrix, edge of the page.

The number is always there too, so nothing rests on colour alone (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.branding.brand import Brand

CHANGED = ("cover", "cover-veil", "primary", "secondary", "accent")
"""Properties of the brand that differ from chapter to chapter."""
_VEIL = "de"
_TAB_TOP, _TAB_HEIGHT, _TAB_STEP, _TAB_WIDTH = 6, 15, 18, 4
"""Millimetres: the tab at the edge of the pages of a chapter, further down for each."""
_SIDE = 22
"""Millimetres: the margin at the side of pages."""
_TABS = 12
"""Tabs that a page has room for."""


def chapter_colours(document: tree.Document, brand: Brand, medium: str) -> str:
    """Return the rules that give each chapter of `document` its colour; none where the brand has no such colours."""
    if not brand.chapters:
        return ""
    chapters = [block for block in tree.blocks_of(document.blocks) if isinstance(block, tree.Section)]
    ids = [block.id for block in chapters if block.role == tree.Role.CHAPTER and block.id]
    rules = [_rules(id, place, brand.chapters[place % len(brand.chapters)], medium) for place, id in enumerate(ids)]
    return "\n".join(rules)


def _rules(id: str, place: int, colour: str, medium: str) -> str:
    opener = f"#{id}{{--cover:{colour};--cover-veil:{colour}{_VEIL}}}"
    inside = f"#{id}{{--primary:{colour};--secondary:{colour};--accent:{colour}}}"
    link = f'a[href="#{id}"]'
    numbers = f".contents {link} .number,.contents {link}.number{{color:{colour}}}"
    heads = f".matrix thead th:has({link}){{background:{colour}}}"
    if medium != "print":
        # Dark screens have colours of their own, which can be read there.
        return f"{opener}\n@media not (prefers-color-scheme:dark){{{inside}{numbers}{heads}}}"
    # Not the id: “auto” is one that a page cannot have for its name.
    name = f"chapter-{place + 1}"
    top = _TAB_TOP + _TAB_STEP * (place % _TABS)
    tab = (
        f'@right-top{{content:"";background:{colour};width:{_TAB_WIDTH}mm;height:{_TAB_HEIGHT}mm;'
        f"margin-top:{top}mm;margin-left:{_SIDE - _TAB_WIDTH}mm}}"
    )
    page = f"@page {name}{{{tab}@top-right{{color:{colour}}}}}"
    return f"{opener}{inside}{numbers}{heads}\n#{id}{{page:{name}}}\n{page}"
