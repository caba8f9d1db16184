"""The structure types of our HTML elements in a PDF: the standard types of ISO 32000-1, 14.8.4."""

from __future__ import annotations

from typing import Any

from outcome_reports.writers.pdf.tags.elements import Element

_TYPES = {
    "article": "Art", "aside": "Sect", "blockquote": "BlockQuote", "caption": "Caption",
    "figcaption": "Caption", "h1": "H1", "h2": "H2",
    "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6", "img": "Figure", "p": "P", "section": "Sect", "sup": "Reference",
    "table": "Table", "tbody": "TBody", "td": "TD", "tfoot": "TFoot", "th": "TH", "thead": "THead", "tr": "TR",
}  # fmt: skip
_LISTS = frozenset({"dd", "dl", "dt", "li", "ol", "ul"})


def new_element(box: Any, parent: Element) -> Element:
    """Return the element that holds the content of a box of WeasyPrint's, put under `parent`.

    It is `parent` itself for boxes without meaning, such as emphasis and boxes that only serve the layout. For a list
    item it is the body, which follows a label that may stay empty.
    """
    html = box.element
    classes = html.get("class", "").split()
    outer, inner = _elements(box.element_tag, html, classes, parent)
    if outer is not parent:
        outer.id = html.get("id", "")
        outer.lang = html.get("lang", "")
    if box.element_tag in {"td", "th"}:
        inner.spans = (box.colspan, box.rowspan)
    return inner


def _elements(tag: str, html: Any, classes: list[str], parent: Element) -> tuple[Element, Element]:
    """Return the outer element, which has the names of the HTML element, and the inner one, which has its content."""
    if parent.tag in {"TOC", "TOCI"}:
        return _elements_of_contents(tag, parent)
    if tag in _LISTS or (tag == "div" and parent.tag == "L"):
        return _elements_of_lists(tag, parent)
    match tag:
        case "nav":
            new = parent.child("TOC")
        case "a" if "note-number" in classes:
            return parent, parent.child("Lbl").child("Link")
        case "span" if "note-number" in classes:
            new = parent.child("Lbl")
        case "a" if html.get("href"):
            new = parent.child("Link")
        case "abbr" if html.get("title"):
            new = parent.child("Span")
            new.expansion = html.get("title")
        case "span" if html.get("lang"):
            new = parent.child("Span")
        case "th":
            new = parent.child("TH")
            new.scope = "Row" if html.get("scope") == "row" else "Column"
        case "figure" if "illustration" in classes:
            new = parent.child("Div")
        case "div" if "note" in classes:
            new = parent.child("Note")
        case "div" if html.get("id") or html.get("lang"):
            new = parent.child("Div")
        case _:
            new = parent.child(_TYPES[tag]) if tag in _TYPES else parent
    return new, new


def _elements_of_lists(tag: str, parent: Element) -> tuple[Element, Element]:
    """Return the elements of lists; terms are the labels of their definitions (ISO 32000-1, 14.8.4.3.3)."""
    match tag:
        case "li":
            item = parent.child("LI")
            label, body = item.child("Lbl"), item.child("LBody")
            body.label = label
            return item, body
        case "dt":
            # The words of the document, unlike numbers and bullets, are in a separate element.
            label = parent.child("Lbl")
            return label, label.child("Span")
        case "div" | "dd":
            new = parent.child("LI" if tag == "div" else "LBody")
        case _:
            new = parent.child("L")
            new.numbering = {"ol": "Decimal", "ul": "Disc"}.get(tag, "")  # type: ignore[assignment]
    return new, new


def _elements_of_contents(tag: str, parent: Element) -> tuple[Element, Element]:
    match tag:
        case "ol" if parent.tag == "TOCI":
            new = parent.child("TOC")
        case "li":
            new = parent.child("TOCI")
        case "a":
            # Number, words and page are separate links only for the sake of the layout.
            return parent, parent.last("Reference").last("Link")
        case _:
            new = parent
    return new, new
