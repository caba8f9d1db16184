"""The styles part of a document in a template: the template's styles, and ours for missing ones."""

from __future__ import annotations

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, child_value, qname, remove
from outcome_reports.tree import direction_of
from outcome_reports.writers.docx.house.claimed_styles import HIDING
from outcome_reports.writers.docx.house.house_template import House
from outcome_reports.writers.docx.house.plain_styles import plain_sheet
from outcome_reports.writers.docx.oxml.measures import half_points
from outcome_reports.writers.docx.oxml.schema_order import RUN, place
from outcome_reports.writers.docx.oxml.wordml import add_language, put, serialised
from outcome_reports.writers.docx.styles.brand_styles import add_character_style, add_font, add_paragraph_style
from outcome_reports.writers.docx.styles.style_sheet import Style, Tab, style_sheet
from outcome_reports.writers.docx.styles.table_styles import (
    add_default_styles,
    add_house_tables,
    add_role_styles,
    free_name,
)

_STYLE, _ID = qname("w:style"), qname("w:styleId")
_SPACES = frozenset(map(qname, ("w:spacing", "w:ind")))
_DEFAULTS = ("w:docDefaults", "w:rPrDefault", "w:rPr")


def house_styles(house: House, language: str) -> bytes:
    """Return the part for a document in `language`; what is ours has the colours and the size of the house."""
    root: Element = etree.fromstring(house.styles)
    matches, table, brand = house.matches, house.table, house.brand
    _add_defaults(root, brand, language)
    names = {child_value(one, "w:name").casefold() for one in root.iter(qname("w:style"))}
    right_to_left = direction_of(language) == "rtl"
    sheet = plain_sheet(own_tables=not table)
    fitted: dict[str, dict[str, object]] = {"Footer": {"tabs": (Tab(position=house.paper.text_width, align="right"),)}}
    if not _has_spacing(root):
        fitted["BodyText"] = {"after": style_sheet().paragraph["Normal"].after}
    for priority, (identifier, style) in enumerate(sheet.paragraph.items(), 1):
        if identifier not in matches.ours:
            named = _under_free_name(style.model_copy(update=fitted.get(identifier)), names)
            add_paragraph_style(root, identifier, named, brand, priority, right_to_left=right_to_left)
    for priority, (identifier, style) in enumerate(sheet.character.items(), 1):
        if identifier not in matches.ours:
            add_character_style(root, identifier, _under_free_name(style, names), brand, priority)
    add_default_styles(root)
    house_table = next((one for one in root.iter(_STYLE) if table and one.get(_ID) == table), None)
    if house_table is not None:
        add_house_tables(root, house_table, names)
    else:
        add_role_styles(root, brand, names)
    return serialised(root)


def _has_spacing(root: Element) -> bool:
    """Return whether paragraphs of running text are distinguished by space or a first-line indent."""
    normal = (one for one in root.iter(_STYLE) if one.get(_ID) in {"Normal", "BodyText"})
    marks = [mark for holder in (*root.iter(qname("w:docDefaults")), *normal) for mark in holder.iter()]
    attributes = {str(name) for mark in marks if mark.tag in _SPACES for name in mark.attrib}
    return not attributes.isdisjoint(map(qname, ("w:after", "w:before", "w:firstLine")))


def _add_defaults(root: Element, brand: Brand, language: str) -> None:
    """Give the defaults the language of the document, and a font and size if the template has none."""
    found = root
    for name in _DEFAULTS:
        child = found.find(qname(name))
        if child is None:
            child = etree.Element(qname(name))
            found.insert(0, child)
        found = child
    for element in list(found.iter(*HIDING)):
        remove(element)
    normal = next((one for one in root.iter(_STYLE) if one.get(_ID) == "Normal"), root[:0])
    given = {element.tag for letters in (found, normal) for part in letters for element in part.iter()}
    if qname("w:rFonts") not in given:
        add_font(found, "serif")
        place(found, found[-1], RUN)
    for name in ("w:sz", "w:szCs") if qname("w:sz") not in given else ():
        place(found, put(etree.Element(qname(name)), val=half_points(brand.text_size)), RUN)
    add_language(found, language)
    place(found, found[-1], RUN)


def _under_free_name(style: Style, names: set[str]) -> Style:
    """Return one of our styles under a unique name."""
    name = free_name(style.name, names)
    return style if name == style.name else style.model_copy(update={"name": name, "builtin": False})
