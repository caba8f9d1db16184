"""Sections of pages: paper, margins, columns, and which header and footer they have (w:sectPr)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.measures import (
    BOTTOM,
    COVER_BOTTOM,
    EDGE,
    FOOTER,
    HANG,
    HEADER,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    TOP,
    twips,
)
from outcome_reports.writers.docx.oxml.wordml import Element, add, properties_of, put, qname


@dataclass(frozen=True, slots=True)
class Furniture:
    """Headers and footers of a run of pages, as relationships of the main part; "" for none."""

    header: str = ""
    footer: str = ""
    first_header: str = ""
    first_footer: str = ""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the pages of a section are laid out. Without `furniture` they have that of the section before."""

    continuous: bool = False
    columns: int = 1
    used: int = 1
    is_cover: bool = False
    furniture: Furniture | None = None


class Pages:
    """The sections of a document, closed one after the other at the end of its body so far."""

    def __init__(self, body: Element, direction: tree.Direction) -> None:
        self._body = body
        self._direction = direction
        self._layout = _Layout()
        self._closed = 0

    def start(self, furniture: Furniture, *, is_cover: bool = False) -> None:
        """Put what follows on new pages with `furniture`; a cover has a first header and smaller margins."""
        self._close()
        self._layout = _Layout(furniture=furniture, is_cover=is_cover)

    @contextlib.contextmanager
    def columns(self, count: int, *, used: int | None = None) -> Iterator[None]:
        """Set whatever is added to the body inside the block in `count` columns, without a new page.

        If only the first `used` have content, the last of these takes the room of the others.
        """
        opens_page = not self._close() and not self._layout.continuous
        self._layout = _Layout(
            continuous=not opens_page,
            columns=count,
            used=count if used is None else used,
            furniture=self._layout.furniture if opens_page else None,
        )
        yield
        self._close()
        self._layout = _Layout(continuous=True)

    def finish(self) -> None:
        """Close the last section, which Word keeps at the end of the body."""
        if len(self._body) > self._closed or not self._closed:
            self._body.append(self._properties())
            return
        section = properties_of(self._body[-1]).find(qname("w:sectPr"))
        if section is not None:
            self._body.append(section)

    def _close(self) -> bool:
        """End the section with the last paragraph of the body. Returns False if there is nothing in it."""
        if len(self._body) == self._closed:
            return False
        last = self._body[-1]
        if last.tag != qname("w:p") or _ends_field(last):
            # A section ends in a paragraph: one is needed after a table, and after the field of the contents, or
            # LibreOffice takes the fields of the footer for parts of the contents.
            last = add(self._body, "w:p")
            add(add(last, "w:pPr"), "w:pStyle", "SectionEnd")
        properties_of(last).append(self._properties())
        self._closed = len(self._body)
        return True

    def _properties(self) -> Element:
        layout = self._layout
        section = etree.Element(qname("w:sectPr"))
        if layout.furniture:
            for name, kind, identifier in (
                ("headerReference", "default", layout.furniture.header),
                ("headerReference", "first", layout.furniture.first_header),
                ("footerReference", "default", layout.furniture.footer),
                ("footerReference", "first", layout.furniture.first_footer),
            ):
                if identifier:
                    put(add(section, f"w:{name}"), type=kind).set(qname("r:id"), identifier)
        add(section, "w:type", "continuous" if layout.continuous else "nextPage")
        put(add(section, "w:pgSz"), w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT))
        leading, trailing = twips(EDGE if layout.is_cover else EDGE + HANG), twips(EDGE)
        left, right = (leading, trailing) if self._direction == "ltr" else (trailing, leading)
        put(
            add(section, "w:pgMar"),
            top=twips(TOP),
            right=right,
            bottom=twips(COVER_BOTTOM if layout.is_cover else BOTTOM),
            left=left,
            header=twips(HEADER),
            footer=twips(FOOTER),
            gutter=0,
        )
        _add_columns(section, layout)
        if layout.is_cover or (layout.furniture and layout.furniture.first_header):
            add(section, "w:titlePg")
        if self._direction == "rtl":
            add(section, "w:bidi")
        return section


def _add_columns(section: Element, layout: _Layout) -> None:
    columns = add(section, "w:cols")
    if layout.columns > 1:
        put(columns, num=layout.used)
    put(columns, space=twips(GAP))
    if layout.used < layout.columns:
        put(columns, equalWidth=0)
        width = twips(column_width(layout.columns))
        for _ in range(layout.used - 1):
            put(add(columns, "w:col"), w=width, space=twips(GAP))
        put(add(columns, "w:col"), w=twips(TEXT_WIDTH) - (layout.used - 1) * (width + twips(GAP)))


GAP = 6.0
"""Space between columns, in millimetres."""


def column_width(count: int) -> float:
    """Return the width of one of `count` columns, in millimetres."""
    return (TEXT_WIDTH - GAP * (count - 1)) / count


def _ends_field(paragraph: Element) -> bool:
    """Return whether the last thing in `paragraph` is the end of a field."""
    marks = paragraph[-1].findall(qname("w:fldChar")) if len(paragraph) else []
    return any(mark.get(qname("w:fldCharType")) == "end" for mark in marks)
