"""Table styles of our own: a strong header row, a column of row headers, hairlines (ECMA-376 part 1, 17.7.6)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.tree import Role
from outcome_reports.writers.docx.oxml.measures import point_twips
from outcome_reports.writers.docx.oxml.wordml import add, put
from outcome_reports.writers.docx.styles.fills import add_colour, add_fill, add_rules
from outcome_reports.writers.docx.styles.theme import ColourName

ROLE_STYLES: Mapping[str | None, tuple[str, str]] = {
    Role.RECOMMENDATIONS: ("Recommendations", "Recommendations"),
    Role.MATRIX: ("Matrix", "Matrix"),
    Role.GLOSSARY: ("Glossary", "Glossary"),
    Role.FORM: ("Form", "Form"),
    Role.CHART: ("Chart", "Chart"),
    None: ("ReportTable", "Report Table"),
}
"""Style id and name by the role of a table; None for any other role."""

_LOOKS = frozenset(map(qname, ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")))
_ABOVE_AND_BELOW = {"Matrix": (1.6, 1.4), "Glossary": (3, 0.5)}
"""Space above and below the text of a cell, in points, by the id of a style; the last paragraph adds some more."""


def cell_margin(identifier: str) -> float:
    """Space at the sides of a cell, in points, by the id of the style of its table."""
    return {"Matrix": 3.5, "Chart": 0.0}.get(identifier, 6.0)


def add_table_styles(styles: Element, brand: Brand) -> None:
    """Put the table styles, and the one that Word bases them on, at the end of a w:styles element."""
    add_default_styles(styles)
    add_role_styles(styles, brand)


def add_default_styles(styles: Element) -> None:
    """Add the defaults of Word for tables and lists, unless they are there."""
    there = {style.get(qname("w:type")) for style in styles if style.get(qname("w:default")) in {"1", "true", "on"}}
    if "table" not in there:
        _add_normal_table(styles)
    if "numbering" not in there:
        none = put(add(styles, "w:style"), type="numbering", default=1, styleId="NoList")
        add(none, "w:name", "No List")


def _add_normal_table(styles: Element) -> None:
    normal = put(add(styles, "w:style"), type="table", default=1, styleId="TableNormal")
    add(normal, "w:name", "Normal Table")
    add(normal, "w:uiPriority", 99)
    add(normal, "w:semiHidden")
    add(normal, "w:unhideWhenUsed")
    properties = add(normal, "w:tblPr")
    put(add(properties, "w:tblInd"), w=0, type="dxa")
    _add_margins(properties, 5.4)


def add_role_styles(styles: Element, brand: Brand, taken: Iterable[str] = ()) -> None:
    """Add our table styles, by role; `taken` are names already in use, in lower case."""
    names = set(taken)
    for priority, (identifier, name) in enumerate(ROLE_STYLES.values(), 1):
        style = _add_style(styles, identifier, free_name(name, names), "TableNormal", priority)
        properties = add(style, "w:tblPr")
        if identifier == "Chart":
            _add_margins(properties, cell_margin(identifier), 1, 1)
            continue
        add_rules(add(properties, "w:tblBorders"), ("bottom", "insideH"), "line", brand, width=0.75)
        _add_margins(properties, cell_margin(identifier), *_ABOVE_AND_BELOW.get(identifier, (5, 3)))
        _add_condition(style, "firstRow", "on_primary", brand, "primary")
        _add_condition(style, "firstCol", "secondary", brand)


def add_house_tables(styles: Element, base: Element, taken: Iterable[str]) -> None:
    """Add our tables with the looks of a house's style `base`, charts without lines; `taken` as above."""
    names = set(taken)
    # LibreOffice does not look for the grounds of rows in the style that another is based on.
    looks = [child for child in base if child.tag in _LOOKS]
    for priority, (identifier, name) in enumerate(ROLE_STYLES.values(), 1):
        based_on = "" if identifier == "Chart" else base.get(qname("w:styleId"), "")
        style = _add_style(styles, identifier, free_name(name, names), based_on, priority)
        if identifier == "Chart":
            _add_margins(add(style, "w:tblPr"), cell_margin(identifier), 1, 1)
        else:
            style.extend(map(copy.deepcopy, looks))


def _add_style(styles: Element, identifier: str, name: str, based_on: str, priority: int) -> Element:
    style = put(add(styles, "w:style"), type="table", customStyle=1, styleId=identifier)
    add(style, "w:name", name)
    if based_on:
        add(style, "w:basedOn", based_on)
    add(style, "w:uiPriority", priority)
    add(style, "w:qFormat")
    return style


def free_name(name: str, taken: set[str]) -> str:
    """Return `name`, or one like it that is not among those `taken`, in small letters, and add it to them: Word takes
    no name twice, not even for another kind of style.
    """
    while name.casefold() in taken:
        name = f"{name} 2"
    taken.add(name.casefold())
    return name


def _add_condition(style: Element, kind: str, colour: ColourName, brand: Brand, fill: ColourName | None = None) -> None:
    condition = put(add(style, "w:tblStylePr"), type=kind)
    letters = add(condition, "w:rPr")
    add(letters, "w:b")
    add(letters, "w:bCs")
    add_colour(letters, colour, brand)
    if fill:
        add_fill(add(condition, "w:tcPr"), fill, brand)


def _add_margins(properties: Element, sides: float, top: float = 0, bottom: float = 0) -> None:
    margins = add(properties, "w:tblCellMar")
    for edge, space in (("top", top), ("left", sides), ("bottom", bottom), ("right", sides)):
        put(add(margins, f"w:{edge}"), w=point_twips(space), type="dxa")
