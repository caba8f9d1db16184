"""The block of a PDF to which a structure element belongs: the one whose `id` it or an enclosing element has.

Without any, as in PDFs from elsewhere, it is the named destination at or above its marked content: WeasyPrint makes one
for the `id` of every element (ISO 32000-1, 12.3.2.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

# A line of text may begin a little above the box that its destination marks.
_TOLERANCE = 2.0
_PAGE = re.compile(r"pages\[(\d+)\]")
_OBJECT = re.compile(r"\((\d+) \d+ obj ([^)]*)\)")


def page_of(context: str) -> int | None:
    """Return the number, from 0, of the page that veraPDF's `context` points into, None if unknown."""
    found = _PAGE.search(context)
    return int(found[1]) if found else None


def problems_of_reading() -> tuple[type[Exception], ...]:
    """Return the errors that pdfplumber and pdfminer raise on a faulty file, deliberately or not."""
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    return (PdfminerException, PDFException, AttributeError, LookupError, TypeError, ValueError)


class _Place(NamedTuple):
    page: int
    height: float


class PdfBlocks:
    """The blocks of one PDF, read when first needed. Without pdfplumber no block can be named."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[int, str | None] = {}

    def block_of(self, context: str) -> str | None:
        """Return the `id` of the block that veraPDF's `context` points into, None if unknown."""
        found = [(int(number), kind) for number, kind in _OBJECT.findall(context)]
        known = [number for number, kind in found if kind.startswith("SE") or kind.endswith("Annot")]
        if not known:
            return None
        if known[-1] not in self._known:
            self._known[known[-1]] = self._look_up(known[-1], page_of(context))
        return self._known[known[-1]]

    def _look_up(self, number: int, page: int | None) -> str | None:
        try:
            import pdfplumber
        except ImportError:
            return None
        try:
            with pdfplumber.open(self._file) as pdf:
                reader = _Reader(pdf)
                if block := reader.id_around(number):
                    return block
                place = reader.place_of(number, page)
                return reader.destination_above(place) if place else None
        except problems_of_reading():
            # The file may be too faulty to read: then the verdict names no block.
            return None


class _Reader:
    """What pdfminer knows about an open file; it is untyped throughout."""

    def __init__(self, pdf: Any) -> None:
        from pdfminer.pdftypes import resolve1
        from pdfminer.utils import decode_text

        self._resolve = resolve1
        self._decode = decode_text
        self._pages = pdf.pages
        self._document = pdf.doc
        self._numbers = {page.page_obj.pageid: index for index, page in enumerate(pdf.pages)}

    def id_around(self, number: int) -> str | None:
        """Return the identifier of a structure element, or of the nearest enclosing one (ISO 32000-1, 14.7.2)."""
        element = self._document.getobj(number)
        while isinstance(element, dict) and element.get("P") is not None:
            if name := self._resolve(element.get("ID")):
                return str(self._decode(name))
            element = self._resolve(element["P"])
        return None

    def place_of(self, number: int, on_page: int | None) -> _Place | None:
        """Return the place of an annotation, or the start of an element's marked content; None if that is not drawn."""
        element = self._document.getobj(number)
        if on_page is not None and "Rect" in element:
            return _Place(on_page, float(self._resolve(element["Rect"])[3]))
        for page_reference, marked in self._marked_content(element, None):
            page = self._numbers[page_reference.objid]
            drawn = (*self._pages[page].chars, *self._pages[page].images, *self._pages[page].rects)
            heights = [item["y1"] for item in drawn if item.get("mcid") == marked]
            if heights:
                return _Place(page, max(heights))
        return None

    def _marked_content(self, element: Any, page: Any) -> Iterator[tuple[Any, int]]:
        element = self._resolve(element)
        if isinstance(element, int):
            yield page, element
        elif isinstance(element, list):
            for child in element:
                yield from self._marked_content(child, page)
        elif isinstance(element, dict):
            page = element.get("Pg", page)
            if "MCID" in element:
                yield page, element["MCID"]
            yield from self._marked_content(element.get("K", []), page)

    def destination_above(self, place: _Place) -> str | None:
        """Return the name of the last destination at or before this place."""
        before = [
            (-page, height, name)
            for name, page, height in self._destinations()
            if page < place.page or (page == place.page and height >= place.height - _TOLERANCE)
        ]
        return min(before)[2] if before else None

    def _destinations(self) -> Iterator[tuple[str, int, float]]:
        catalogue = self._resolve(self._document.catalog)
        names = self._resolve(self._resolve(catalogue.get("Names", {})).get("Dests", {}))
        for name, target in self._pairs(names):
            explicit = self._resolve(target)
            if isinstance(explicit, dict):
                explicit = self._resolve(explicit["D"])
            # ISO 32000-1, table 151: [page /XYZ left top zoom]
            yield name.decode("utf-8", "replace"), self._numbers[explicit[0].objid], float(explicit[3])

    def _pairs(self, node: Any) -> Iterator[tuple[bytes, Any]]:
        flat = self._resolve(node.get("Names", []))
        yield from zip(flat[::2], flat[1::2], strict=True)
        for child in self._resolve(node.get("Kids", [])):
            yield from self._pairs(self._resolve(child))
