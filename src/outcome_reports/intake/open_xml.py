"""Names in Office Open XML (ECMA-376), for readers and writers."""

from __future__ import annotations

import functools

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
"""Namespaces by the prefixes that Word uses."""
A, MC, R, W, W14 = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("a", "mc", "r", "w", "w14"))
"""The beginnings of element and attribute names in lxml and ElementTree."""
Element = etree._Element


@functools.cache
def qname(name: str) -> str:
    """Return a name in the form of lxml and ElementTree: "w:p" is "{http://…}p"; one without a prefix stays."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def child_value(parent: Element, path: str) -> str:
    """Return the w:val of the first element at a path of names ("w:pPr/w:numPr/w:numId"), "" if there is none."""
    found = parent.find(path, NAMESPACES)
    return "" if found is None else found.get(qname("w:val"), "")


def remove(element: Element) -> None:
    """Remove an element with its contents."""
    if (parent := element.getparent()) is not None:
        parent.remove(element)
