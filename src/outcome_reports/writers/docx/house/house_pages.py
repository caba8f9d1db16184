"""Headers, footers and settings of a template in our documents."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.intake.word_furniture import PICTURE_NAMES
from outcome_reports.writers.docx.blocks.script_runs import Words
from outcome_reports.writers.docx.house.house_fields import show_properties
from outcome_reports.writers.docx.house.house_template import House
from outcome_reports.writers.docx.oxml.package import add_part, add_picture_part
from outcome_reports.writers.docx.oxml.schema_order import SETTINGS, place
from outcome_reports.writers.docx.oxml.wordml import put, serialised
from outcome_reports.writers.docx.pages.headers_and_footers import PageFurniture, add_furniture, add_mark, empty_part
from outcome_reports.writers.docx.pages.page_sections import Furniture

if TYPE_CHECKING:
    from docx.document import Document

_KINDS = ("default", "first", "even")


def house_settings(settings: bytes, house: House) -> bytes:
    """Return our settings with those of the template that affect its look."""
    root: Element = etree.fromstring(settings)
    theirs = house.own_part("settings.xml")
    for child in theirs if theirs is not None else ():
        if child.tag == qname("w:defaultTableStyle"):
            name = child.get(qname("w:val"), "")
            if (renamed := house.renames.get(name)) is None:
                continue
            put(child, val=renamed)
        if child.tag in SETTINGS and (child.tag != qname("w:clrSchemeMapping") or "theme.xml" in house.parts):
            place(root, copy.deepcopy(child), SETTINGS)
    return serialised(root)


def add_house_furniture(package: Document, house: House, document: tree.Document, words: Words) -> PageFurniture:
    """Add the headers and footers of the house, with the draft mark; ours if it has none at all."""
    if not any(name.startswith(("header-", "footer-")) for name in house.parts):
        ours = add_furniture(package, document, words)
        return _everywhere(ours.matter, ours.cover)
    found: dict[tuple[str, str], str] = {}
    for kind in _KINDS:
        if kind != "default" and not any(f"{part}-{kind}.xml" in house.parts for part in ("header", "footer")):
            continue
        found["header", kind] = _add(package, house, document, words, "header", kind)
        found["footer", kind] = _add(package, house, document, words, "footer", kind)
    usual = Furniture(
        header=found["header", "default"],
        footer=found["footer", "default"],
        even_header=found.get(("header", "even"), ""),
        even_footer=found.get(("footer", "even"), ""),
    )
    first = {"first_header": found.get(("header", "first"), ""), "first_footer": found.get(("footer", "first"), "")}
    return _everywhere(usual, replace(usual, **first))


def _everywhere(usual: Furniture, first: Furniture) -> PageFurniture:
    # Each kind of page is a separate section, so each is a separate object.
    return PageFurniture(first, replace(usual), replace(usual), replace(usual), replace(usual))


def _add(
    package: Document, house: House, document: tree.Document, words: Words, part: Literal["header", "footer"], kind: str
) -> str:
    root = house.own_part(f"{part}-{kind}.xml")
    if root is None:
        root = empty_part(document, part)
    show_properties(root, document.metadata)
    if part == "header" and document.metadata.mark:
        add_mark(root, document, words)
        root.insert(0, root[-1])
    pictures = [
        (element, name)
        for element in root.iter(*PICTURE_NAMES)
        if (name := PICTURE_NAMES[str(element.tag)]) in element.attrib
    ]
    names = {element.get(name, ""): "" for element, name in pictures}
    added = add_part(package, f"word/{part}-{kind}.xml", part, b"")
    for picture in names:
        names[picture] = add_picture_part(package, picture, house.parts[f"media/{picture}"], added.part)
    for element, name in pictures:
        element.set(name, names[element.get(name, "")])
    added.part._blob = serialised(root)
    return added.relationship
