"""A PDF's list of its pages, made once: pydyf 0.13 makes it anew for each box, which takes the square of the pages."""

from __future__ import annotations

from typing import Any

import pydyf

_plain: Any = pydyf.PDF.page_references


def _page_references(pdf: Any) -> Any:
    pages = len(pdf.pages["Kids"])
    known = pdf.__dict__.get("_references_known")
    if known is None or known[0] != pages:
        known = pdf.__dict__["_references_known"] = (pages, _plain.fget(pdf))
    return known[1]


def remember_pages() -> None:
    """Makes pydyf remember the list, with the same result, in the whole process."""
    pydyf.PDF.page_references = property(_page_references)
