"""The named styles of a document, written in the colours of a brand."""

from __future__ import annotations

import functools
from typing import Literal

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.tree import direction_of
from outcome_reports.writers.docx.oxml.measures import EDGE, PAGE_WIDTH, SIDE, half_points, point_twips, twips
from outcome_reports.writers.docx.oxml.wordml import add, add_language, put, serialised
from outcome_reports.writers.docx.styles.fills import add_colour, add_fill, add_rules
from outcome_reports.writers.docx.styles.numbering import NUMBERS
from outcome_reports.writers.docx.styles.style_sheet import Rule, Style, style_sheet
from outcome_reports.writers.docx.styles.table_styles import add_table_styles

_LAST_PRIORITY = 99
"""The greatest that Word takes."""


@functools.lru_cache(maxsize=64)
def styles_part(template: bytes, brand: Brand, language: str) -> bytes:
    """Return the styles part (CT_Styles) for a document in `language`; `template` is the part without any style."""
    styles = etree.fromstring(template)
    letters = styles.find(f"{qname('w:docDefaults')}/{qname('w:rPrDefault')}/{qname('w:rPr')}")
    if letters is None:
        raise ValueError("the template of the styles has no defaults")
    add_font(letters, "serif")
    add(letters, "w:sz", half_points(brand.text_size))
    add(letters, "w:szCs", half_points(brand.text_size))
    add_language(letters, language)
    sheet = style_sheet()
    for priority, (identifier, style) in enumerate(sheet.paragraph.items(), 1):
        right_to_left = direction_of(language) == "rtl"
        add_paragraph_style(styles, identifier, style, brand, priority, right_to_left=right_to_left)
    for priority, (identifier, style) in enumerate(sheet.character.items(), 1):
        add_character_style(styles, identifier, style, brand, priority)
    add_table_styles(styles, brand)
    return serialised(styles)


def add_paragraph_style(
    styles: Element, identifier: str, style: Style, brand: Brand, priority: int, *, right_to_left: bool
) -> None:
    """Add a style of paragraphs (CT_Style) at the end of `styles`."""
    element = _add_style(styles, "paragraph", identifier, style, priority)
    _add_paragraph_properties(element, style, brand, right_to_left=right_to_left)
    _add_run_properties(element, style, brand)


def add_character_style(styles: Element, identifier: str, style: Style, brand: Brand, priority: int) -> None:
    """Add a style of characters (CT_Style) at the end of `styles`."""
    _add_run_properties(_add_style(styles, "character", identifier, style, priority), style, brand)


def _add_style(styles: Element, kind: str, identifier: str, style: Style, priority: int) -> Element:
    element = put(add(styles, "w:style"), type=kind, styleId=identifier)
    if style.base is None:
        put(element, default=1)
    if not style.builtin:
        put(element, customStyle=1)
    add(element, "w:name", style.name)
    if style.base:
        add(element, "w:basedOn", style.base)
    if style.next:
        add(element, "w:next", style.next)
    add(element, "w:uiPriority", min(priority, _LAST_PRIORITY))
    if style.listed:
        add(element, "w:qFormat")
    return element


def _add_paragraph_properties(element: Element, style: Style, brand: Brand, *, right_to_left: bool) -> None:
    properties = add(element, "w:pPr")
    flags = (("keepNext", style.keep_next), ("keepLines", style.keep_lines), ("pageBreakBefore", style.page_break))
    for name, flag in flags:
        if flag is not None:
            add(properties, f"w:{name}", int(flag))
    if style.beside:
        add_frame(properties, right_to_left=right_to_left)
    if style.list:
        numbering = add(properties, "w:numPr")
        add(numbering, "w:ilvl", style.level)
        add(numbering, "w:numId", NUMBERS[style.list])
    if style.rules:
        add_borders(properties, style.rules, brand)
    if style.fill:
        add_fill(properties, style.fill, brand)
    if style.tabs:
        tabs = add(properties, "w:tabs")
        for tab in style.tabs:
            stop = add(tabs, "w:tab", tab.align)
            if tab.dots:
                put(stop, leader="dot")
            put(stop, pos=twips(tab.position))
    _add_spacing(properties, style, brand)
    if style.align:
        add(properties, "w:jc", style.align)
    if style.outline is not None:
        add(properties, "w:outlineLvl", style.outline)


def add_borders(properties: Element, rules: tuple[Rule, ...], brand: Brand) -> None:
    """Add the rules at the edges of a paragraph (CT_PBdr), in the schema's order; a width of 0 removes one."""
    borders = add(properties, "w:pBdr")
    for rule in rules:
        if rule.width:
            add_rules(borders, (rule.edge,), rule.colour, brand, width=rule.width, distance=rule.distance)
        else:
            add(borders, f"w:{rule.edge}", "nil")


def add_frame(properties: Element, *, right_to_left: bool) -> None:
    """Frame a side-head (CT_FramePr). Neighbours with equal frames share one, which moves with their text."""
    put(
        add(properties, "w:framePr"),
        w=twips(SIDE),
        wrap="around",
        vAnchor="text",
        hAnchor="page",
        x=twips(PAGE_WIDTH - EDGE - SIDE if right_to_left else EDGE),
        y=1,
    )


def _add_spacing(properties: Element, style: Style, brand: Brand) -> None:
    spacing = {"before": style.before, "after": style.after}
    given = {name: point_twips(value) for name, value in spacing.items() if value is not None}
    if given or style.line is not None or style.exact is not None:
        element = put(add(properties, "w:spacing"), **given)
        if style.line is not None:
            put(element, line=round(style.line * 240), lineRule="auto")
        elif style.exact is not None:
            put(element, line=point_twips(brand.size(style.exact)), lineRule="exact")
    indents = {"left": style.left, "right": style.right, "hanging": style.hanging}
    given = {name: twips(value) for name, value in indents.items() if value is not None}
    if given:
        put(add(properties, "w:ind"), **given)


def _add_run_properties(element: Element, style: Style, brand: Brand) -> None:
    properties = add(element, "w:rPr")
    if style.font:
        add_font(properties, style.font)
    for name, flag in (("b", style.bold), ("i", style.italic)):
        if flag is not None:
            add(properties, f"w:{name}", int(flag))
            add(properties, f"w:{name}Cs", int(flag))
    if style.caps is not None:
        add(properties, "w:caps", int(style.caps))
    if style.colour:
        add_colour(properties, style.colour, brand)
    if style.spacing is not None:
        add(properties, "w:spacing", point_twips(style.spacing))
    if style.size is not None:
        size = half_points(brand.size(style.size))
        add(properties, "w:sz", size)
        add(properties, "w:szCs", size)
    if style.underline is not None:
        add(properties, "w:u", "single" if style.underline else "none")
    if style.mark:
        add_fill(properties, style.mark, brand)
    if style.raised:
        add(properties, "w:vertAlign", "superscript")


def add_font(properties: Element, font: Literal["sans", "serif"]) -> None:
    """Add the font of headings or of text, by its name in the theme (CT_Fonts)."""
    kind = "major" if font == "sans" else "minor"
    put(
        add(properties, "w:rFonts"),
        asciiTheme=f"{kind}HAnsi",
        hAnsiTheme=f"{kind}HAnsi",
        eastAsiaTheme=f"{kind}EastAsia",
        cstheme=f"{kind}Bidi",
    )
