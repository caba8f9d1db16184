"""Headers and footers: the running head, the draft mark, the brand's line and the page number."""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.brand import Brand
from outcome_reports.writers.docx.oxml import PLAIN, Element, RunFormat, add, add_field, add_run, add_tab, root, serialised

RUNNING_HEAD = "STYLEREF 1"
"""The heading of level 1 on the page: its number names the style in every language of Word (17.16.5.59)."""


def header(document: tree.Document, *, chapters: bool) -> bytes:
    """A header part: the draft mark, if there is one, and the running head.

    With `chapters` the running head follows the chapters, the running title its first result; else it is that title.
    """
    part = root("w:hdr", "r")
    _add_mark(part, document)
    paragraph = _paragraph(part, "Header", document)
    title = document.metadata.running_title
    if chapters:
        add_field(paragraph, RUNNING_HEAD, title)
    else:
        add_run(paragraph, PLAIN, title)
    return serialised(part)


def cover_header(document: tree.Document) -> bytes | None:
    """The header part of the cover: the draft mark, None if there is none."""
    if not document.metadata.mark:
        return None
    part = root("w:hdr", "r")
    _add_mark(part, document)
    return serialised(part)


def footer(document: tree.Document, brand: Brand) -> bytes:
    """A footer part: the brand's line, and the number of the page."""
    part = root("w:ftr", "r")
    paragraph = _paragraph(part, "Footer", document)
    add_run(paragraph, PLAIN, brand.footer)
    add_tab(paragraph)
    add_run(paragraph, PLAIN, f"{document.labels.get('page', 'Page')} ")
    add_field(paragraph, "PAGE", "1", RunFormat(bold=True))
    return serialised(part)


def _add_mark(part: Element, document: tree.Document) -> None:
    if document.metadata.mark:
        add_run(_paragraph(part, "DraftMark", document), PLAIN, document.metadata.mark)


def _paragraph(part: Element, style: str, document: tree.Document) -> Element:
    paragraph = add(part, "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", style)
    if document.dir == "rtl":
        add(properties, "w:bidi")
    return paragraph
