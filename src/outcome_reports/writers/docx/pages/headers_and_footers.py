"""Headers and footers: the running head, the draft mark, the brand's line and the page number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.platform.records import record
from outcome_reports.writers.chapter_palette import TAB_HEIGHT, TAB_WIDTH, tab_top
from outcome_reports.writers.docx.blocks.script_runs import Words
from outcome_reports.writers.docx.oxml.drawingml import Anchor, add_anchored
from outcome_reports.writers.docx.oxml.measures import PAGE_WIDTH
from outcome_reports.writers.docx.oxml.package import add_part
from outcome_reports.writers.docx.oxml.vector_shapes import Group, Paint
from outcome_reports.writers.docx.oxml.wordml import (
    PLAIN,
    RunFormat,
    add,
    add_field,
    add_tab,
    begin_field,
    end_field,
    root,
    serialised,
)
from outcome_reports.writers.docx.pages.page_sections import Furniture
from outcome_reports.writers.pull_quotes import first_line

if TYPE_CHECKING:
    from docx.document import Document

_RUNNING_HEADS = {"chapters": 'STYLEREF "Chapter Heading"', "matter": "STYLEREF 1"}
"""The heading on the page. "1" is Word's own style of level 1, whose name differs by Word's language (17.16.5.59)."""
_RUNNING_WIDTH, _RUNNING_STEPS = 160.0, -1
"""Millimetres of a running head, which may be bolder than it is measured, and its type size on the brand’s scale."""
_COMMON_HEADERS = 5
"""Headers that every document has: those of chapters are numbered after them."""


@record(frozen=True, slots=True)
class PageFurniture:
    """The header and footer of each kind of page."""

    cover: Furniture
    contents: Furniture
    chapters: Furniture
    matter: Furniture
    """Pages before and after the chapters."""
    last: Furniture
    by_chapter: Mapping[str, Furniture] = field(default_factory=dict)
    """Those of the chapters that have a colour, by id."""


def add_furniture(
    package: Document, document: tree.Document, words: Words, colours: Mapping[str, str] = MappingProxyType({})
) -> PageFurniture:
    """Add the parts; contents, before all chapters, have a fixed head. `colours` are those of chapters by id."""
    foot = _add(package, "footer1", "footer", _footer(document, words))
    fixed = _add(package, "header1", "header", serialised(_header(document, words, None)))
    chapters = _add(package, "header2", "header", serialised(_header(document, words, _RUNNING_HEADS["chapters"])))
    matter = _add(package, "header3", "header", serialised(_header(document, words, _RUNNING_HEADS["matter"])))
    first = _add(package, "header4", "header", _cover_header(document, words)) if document.metadata.mark else ""
    opening = first or _add(package, "header5", "header", serialised(empty_part(document, "header")))
    empty = _add(package, "footer2", "footer", serialised(empty_part(document, "footer")))
    return PageFurniture(
        cover=Furniture(header=first, first_header=first),
        contents=Furniture(header=fixed, footer=foot),
        # The page that a chapter opens has no running head over its band, but the draft mark.
        chapters=Furniture(header=chapters, footer=foot, first_header=opening, first_footer=foot),
        matter=Furniture(header=matter, footer=foot),
        last=Furniture(header=opening, footer=empty, first_header=opening, first_footer=empty),
        by_chapter={
            id: _of_chapter(package, document, words, colour, place, foot)
            for place, (id, colour) in enumerate(colours.items())
        },
    )


def _of_chapter(
    package: Document, document: tree.Document, words: Words, colour: str, place: int, foot: str
) -> Furniture:
    """Add the headers of a chapter that has a colour: its running head, and a tab at the edge of the sheet."""
    number = _COMMON_HEADERS + 1 + 2 * place
    usual = _header(document, words, _RUNNING_HEADS["chapters"], colour)
    first = root("w:hdr", "r")
    add_mark(first, document, words, "CoverMark")
    if not len(first):
        _paragraph(first, "Header", document)
    headers = []
    for part, name in ((usual, number), (first, number + 1)):
        _add_tab(part, colour, place, name)
        headers.append(_add(package, f"header{name}", "header", serialised(part)))
    return Furniture(header=headers[0], footer=foot, first_header=headers[1], first_footer=foot)


def _add_tab(part: Element, colour: str, place: int, number: int) -> None:
    group = Group(TAB_WIDTH, TAB_HEIGHT)
    group.rectangle(Paint(colour))
    at = Anchor("page", PAGE_WIDTH - TAB_WIDTH, tab_top(place), TAB_WIDTH, TAB_HEIGHT, behind=True, overlaps=True)
    run = root("w:r", "mc", "wp", "a", "wps", "wpg")
    add_anchored(run, number, "Tab", "wpg", at).append(group.element)
    part[-1].append(run)


def _add(package: Document, name: str, kind: Literal["header", "footer"], blob: bytes) -> str:
    return add_part(package, f"word/{name}.xml", kind, blob).relationship


def _header(document: tree.Document, words: Words, field: str | None, colour: str | None = None) -> Element:
    """Return the draft mark, if any, and the running head: a `field` or the running title, in a `colour` if given."""
    format = RunFormat(bold=True, colour=colour) if colour else PLAIN
    part = root("w:hdr", "r")
    add_mark(part, document, words)
    paragraph = _paragraph(part, "Header", document)
    title = first_line(document.metadata.running_title, _RUNNING_WIDTH, _RUNNING_STEPS, words.brand)
    if field:
        begin_field(paragraph, field, format)
    words.add(paragraph, format, title, "Header", document.dir)
    if field:
        end_field(paragraph)
    return part


def _cover_header(document: tree.Document, words: Words) -> bytes:
    """Return only the draft mark, and the note on tracked changes, if there are any."""
    part = root("w:hdr", "r")
    add_mark(part, document, words, "CoverMark")
    if advice := document.labels.get("tracked"):
        words.add(_paragraph(part, "CoverMark", document), PLAIN, advice, "CoverMark", document.dir)
    return serialised(part)


def empty_part(document: tree.Document, kind: Literal["header", "footer"]) -> Element:
    """Return an empty header or footer: without one, a section would inherit that of the previous section."""
    part = root("w:hdr" if kind == "header" else "w:ftr", "r")
    _paragraph(part, kind.title(), document)
    return part


def _footer(document: tree.Document, words: Words) -> bytes:
    """Return the brand's line, and the number of the page."""
    part = root("w:ftr", "r")
    paragraph = _paragraph(part, "Footer", document)
    words.add(paragraph, PLAIN, words.brand.footer, "Footer", document.dir)
    add_tab(paragraph)
    if page := document.labels.get("page"):
        words.add(paragraph, PLAIN, f"{page} ", "Footer", document.dir)
    add_field(paragraph, "PAGE", "1", RunFormat(bold=True))
    return serialised(part)


def add_mark(part: Element, document: tree.Document, words: Words, style: str = "DraftMark") -> None:
    """Add the draft mark, if the document has one, in a paragraph."""
    if document.metadata.mark:
        words.add(_paragraph(part, style, document), PLAIN, document.metadata.mark, style, document.dir)


def _paragraph(part: Element, style: str, document: tree.Document) -> Element:
    paragraph = add(part, "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", style)
    if document.dir == "rtl":
        add(properties, "w:bidi")
    return paragraph
