"""What WeasyPrint is given, and what it is asked before."""

from __future__ import annotations

from typing import Any

import cssselect2
import weasyprint


def page_of(root: Any, fetcher: Any) -> weasyprint.HTML:
    """Return the page of an element tree: WeasyPrint takes none since version 53, only what it parses itself."""
    page = weasyprint.HTML(string="<html>", url_fetcher=fetcher)
    page.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


def parts_thai() -> bool:
    """Return whether Pango knows the words of Thai: it may be built without libthai."""
    from weasyprint.text.line_break import can_break_text

    return bool(can_break_text("ผู้แทนได้หารือ", "th"))
