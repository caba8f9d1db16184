"""The page for paper as an element tree, read by the parser of XML where that gives the same as that of HTML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import cast

import tinyhtml5

_VOID = re.compile(r"<((?:br|col|hr|img|meta|wbr)(?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'="[^"<>]*[\n\t][^"<>]*"(?=[^<>]*>)')
_OTHER_NAMES = ("<svg", "<math", "<pre", "<textarea")
"""Elements whose names or first line the two parsers read differently."""


def parse_page(html: str, *, ours: bool = True) -> ET.Element:
    """Return the tree of an HTML page, of our templates or of a user's, who may rely on what HTML adds and moves.

    The parser of XML is written in C, that of HTML (HTML Living Standard, 13.2) in Python. What is not well-formed goes
    to the latter.
    """
    if ours and not any(name in html for name in _OTHER_NAMES):
        try:
            # White space in attributes would become spaces (XML 1.0, 3.3.3).
            with_ends = _ATTRIBUTE.sub(lambda found: found[0].replace("\n", "&#10;").replace("\t", "&#9;"), html)
            return ET.fromstring(_VOID.sub(r"<\1/>", with_ends))  # noqa: S314 - our own page: its words are escaped
        except ET.ParseError:
            pass
    return cast("ET.Element", tinyhtml5.parse(html, namespace_html_elements=False))
