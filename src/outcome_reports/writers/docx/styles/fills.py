"""Colours of letters, backgrounds and lines, tied to the theme so that they change with it."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.oxml.wordml import add, put
from outcome_reports.writers.docx.styles.theme import ColourName, theme_colour


def add_colour(properties: Element, name: ColourName, brand: Brand) -> None:
    """Set the colour of letters (CT_Color) under a w:rPr."""
    value, theme = theme_colour(brand, name)
    colour = add(properties, "w:color", value)
    if theme:
        put(colour, themeColor=theme)


def add_fill(properties: Element, name: ColourName, brand: Brand) -> None:
    """Set the background (CT_Shd) under a w:pPr or w:tcPr."""
    value, theme = theme_colour(brand, name)
    shading = put(add(properties, "w:shd", "clear"), color="auto", fill=value)
    if theme:
        put(shading, themeFill=theme)


def add_rules(
    borders: Element, edges: Iterable[str], name: ColourName, brand: Brand, *, width: float, distance: float = 0
) -> None:
    """Lines (CT_Border) under a w:pBdr, w:tblBorders or w:tcBorders; `width` and `distance` are in points."""
    value, theme = theme_colour(brand, name)
    for edge in edges:
        line = put(add(borders, f"w:{edge}", "single"), sz=round(width * 8), space=round(distance), color=value)
        if theme:
            put(line, themeColor=theme)
