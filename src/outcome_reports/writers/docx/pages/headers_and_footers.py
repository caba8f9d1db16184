"""Headers and footers: the running head, the draft mark, the brand's line and the page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.script_runs import Words
from outcome_reports.writers.docx.oxml.package import add_part
from outcome_reports.writers.docx.oxml.wordml import (
    PLAIN,
    Element,
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

if TYPE_CHECKING:
    from docx.document import Document

_RUNNING_HEADS = {"chapters": 'STYLEREF "Chapter Heading"', "matter": "STYLEREF 1"}
"""The heading on the page. "1" is Word's own style of level 1, whose name differs by Word's language (17.16.5.59)."""


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """The header and footer of each kind of page."""

    cover: Furniture
    contents: Furniture
    chapters: Furniture
    matter: Furniture
    """Pages before and after the chapters."""
    last: Furniture


def add_furniture(package: Document, document: tree.Document, words: Words) -> PageFurniture:
    """Add the header and footer parts. The contents, which come before the chapters, have a fixed running head."""
    foot = _add(package, "footer1", "footer", _footer(document, words))
    fixed = _add(package, "header1", "header", _header(document, words, None))
    chapters = _add(package, "header2", "header", _header(document, words, _RUNNING_HEADS["chapters"]))
    matter = _add(package, "header3", "header", _header(document, words, _RUNNING_HEADS["matter"]))
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
    )


def _add(package: Document, name: str, kind: Literal["header", "footer"], blob: bytes) -> str:
    return add_part(package, f"word/{name}.xml", kind, blob).relationship


def _header(document: tree.Document, words: Words, field: str | None) -> bytes:
    """Return the draft mark, if any, and the running head: a `field` that first shows the running title, or that
    title.
    """
    part = root("w:hdr", "r")
    add_mark(part, document, words)
    paragraph = _paragraph(part, "Header", document)
    title = document.metadata.running_title
    if field:
        begin_field(paragraph, field)
    words.add(paragraph, PLAIN, title, "Header", document.dir)
    if field:
        end_field(paragraph)
    return serialised(part)


def _cover_header(document: tree.Document, words: Words) -> bytes:
    """Return only the draft mark, and what to do with the tracked changes, if there are any."""
    part = root("w:hdr", "r")
    add_mark(part, document, words, "CoverMark")
    if advice := document.labels.get("tracked"):
        words.add(_paragraph(part, "CoverMark", document), PLAIN, advice, "CoverMark", document.dir)
    return serialised(part)


def empty_part(document: tree.Document, kind: Literal["header", "footer"]) -> Element:
    """Return an empty header or footer: without one, a section would inherit that of the section before."""
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
