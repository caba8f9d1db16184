"""The brand as a DrawingML theme: colours and fonts that a person can change for the whole document at once."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import NAMESPACES, qname
from outcome_reports.writers.docx.oxml.measures import hexadecimal
from outcome_reports.writers.docx.oxml.wordml import serialised

ColourName = Literal[
    "paper", "ink", "muted", "primary", "on_primary", "secondary", "accent", "tint", "line", "cover_lead"
]

_SLOTS: tuple[tuple[str, str, ColourName], ...] = (
    ("dk1", "text1", "ink"),
    ("lt1", "background1", "paper"),
    ("dk2", "text2", "primary"),
    ("lt2", "background2", "tint"),
    ("accent1", "accent1", "secondary"),
    ("accent2", "accent2", "accent"),
    ("accent3", "accent3", "muted"),
    ("accent4", "accent4", "line"),
    ("accent5", "accent5", "cover_lead"),
    ("accent6", "accent6", "primary"),
    ("hlink", "hyperlink", "secondary"),
    ("folHlink", "followedHyperlink", "muted"),
)
"""Slot of the colour scheme, its name in WordprocessingML (ST_ThemeColor), and the brand's colour that fills it."""

_THEME_NAMES = {colour: name for _, name, colour in reversed(_SLOTS)}


def theme_colour(brand: Brand, name: ColourName) -> tuple[str, str | None]:
    """Return a colour as "RRGGBB" and its name in the theme; None for colours without one, and for a house's theme."""
    return _hexadecimal(brand, name), None if brand.reference_data else _THEME_NAMES.get(name)


def theme_part(template: bytes, brand: Brand) -> bytes:
    """Return the theme part with the brand's name, colours and fonts; `template` is the part without them."""
    theme = etree.fromstring(template)
    theme.set("name", brand.title)
    colours = _only(theme, "clrScheme")
    colours.set("name", brand.name)
    for slot, _, colour in _SLOTS:
        place = _only(theme, slot)
        etree.SubElement(place, qname("a:srgbClr")).set("val", _hexadecimal(brand, colour))
    fonts = _only(theme, "fontScheme")
    fonts.set("name", brand.name)
    for kind, family in (("majorFont", brand.sans), ("minorFont", brand.serif)):
        latin = _only(theme, kind)[0]
        latin.set("typeface", family.name)
    return serialised(theme)


def _only(theme: etree._Element, name: str) -> etree._Element:
    found = theme.find(f".//a:{name}", NAMESPACES)
    if found is None:
        raise ValueError(f"the template of the theme has no {name}")
    return found


def _hexadecimal(brand: Brand, name: ColourName) -> str:
    value: str = brand.cover_lead if name == "cover_lead" else getattr(brand.light, name)
    return hexadecimal(value)
