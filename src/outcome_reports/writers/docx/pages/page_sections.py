"""Sections of pages: paper, margins, columns, and which header and footer they have (w:sectPr)."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator, Mapping

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.measures import OUR_PAPER, Paper, twips
from outcome_reports.writers.docx.oxml.wordml import add, properties_of, put


@record(frozen=True, slots=True)
class Furniture:
    """Headers and footers of a run of pages, as relationships of the main part; "" for none."""

    header: str = ""
    footer: str = ""
    first_header: str = ""
    first_footer: str = ""
    even_header: str = ""
    even_footer: str = ""


@record(frozen=True, slots=True)
class _Layout:
    """The layout of a section's pages. Without `furniture` they have that of the previous section."""

    continuous: bool = False
    columns: int = 1
    used: int = 1
    is_cover: bool = False
    furniture: Furniture | None = None


class Pages:
    """The sections of a document, closed one after the other at the end of its body so far."""

    def __init__(
        self,
        body: Element,
        direction: tree.Direction,
        paper: Paper = OUR_PAPER,
        own: Mapping[str, Element] | None = None,
    ) -> None:
        """Set the pages of `body` on `paper`; `own` are properties of sections that a house has besides."""
        self._body = body
        self._direction = direction
        self._paper = paper
        self._own = own or {}
        self._layout = _Layout()
        self._closed = 0

    def start(self, furniture: Furniture, *, is_cover: bool = False) -> None:
        """Put what follows on new pages with `furniture`; a cover has a first header and smaller margins."""
        self._close()
        self._layout = _Layout(furniture=furniture, is_cover=is_cover)

    @contextlib.contextmanager
    def columns(self, count: int, *, used: int | None = None) -> Iterator[None]:
        """Set everything added to the body inside the block in `count` columns, without a new page.

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
                ("headerReference", "even", layout.furniture.even_header),
                ("headerReference", "first", layout.furniture.first_header),
                ("footerReference", "default", layout.furniture.footer),
                ("footerReference", "even", layout.furniture.even_footer),
                ("footerReference", "first", layout.furniture.first_footer),
            ):
                if identifier:
                    put(add(section, f"w:{name}"), type=kind).set(qname("r:id"), identifier)
        add(section, "w:type", "continuous" if layout.continuous else "nextPage")
        self._add_page(section)
        self._add_columns(section)
        own = layout.furniture
        if layout.is_cover or (own and (own.first_header or own.first_footer)):
            add(section, "w:titlePg")
        if self._direction == "rtl":
            add(section, "w:bidi")
        self._add_own(section, "docGrid")
        return section

    def _add_page(self, section: Element) -> None:
        paper, is_cover = self._paper, self._layout.is_cover
        size = put(add(section, "w:pgSz"), w=twips(paper.width), h=twips(paper.height))
        if paper.width > paper.height:
            put(size, orient="landscape")
        leading, trailing = twips(paper.left + (0 if is_cover else paper.hang)), twips(paper.right)
        # Margins of a house are where its template has them; ours change sides with the text.
        turned = self._direction == "rtl" and paper.hang
        left, right = (trailing, leading) if turned else (leading, trailing)
        put(
            add(section, "w:pgMar"),
            top=twips(paper.top),
            right=right,
            bottom=twips(paper.cover_bottom if is_cover else paper.bottom),
            left=left,
            header=twips(paper.header),
            footer=twips(paper.footer),
            gutter=twips(paper.gutter),
        )
        self._add_own(section, "pgBorders")
        self._add_own(section, "pgNumType")

    def _add_own(self, section: Element, name: str) -> None:
        if (found := self._own.get(name)) is not None:
            section.append(copy.deepcopy(found))

    def _add_columns(self, section: Element) -> None:
        layout = self._layout
        columns = add(section, "w:cols")
        if layout.columns > 1:
            put(columns, num=layout.used)
        put(columns, space=twips(GAP))
        if layout.used < layout.columns:
            put(columns, equalWidth=0)
            width = twips(self.column_width(layout.columns))
            for _ in range(layout.used - 1):
                put(add(columns, "w:col"), w=width, space=twips(GAP))
            put(add(columns, "w:col"), w=twips(self._paper.text_width) - (layout.used - 1) * (width + twips(GAP)))

    def column_width(self, count: int) -> float:
        """Return the width of one of `count` columns, in millimetres."""
        return (self._paper.text_width - GAP * (count - 1)) / count


GAP = 6.0
"""Space between columns, in millimetres."""


def _ends_field(paragraph: Element) -> bool:
    """Return whether the last thing in `paragraph` is the end of a field."""
    marks = paragraph[-1].findall(qname("w:fldChar")) if len(paragraph) else []
    return any(mark.get(qname("w:fldCharType")) == "end" for mark in marks)
