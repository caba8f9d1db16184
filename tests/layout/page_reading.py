"""The pages of a PDF as a reader's program finds them."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import Any

from pypdfium2 import PdfDocument, raw

from tests.layout.pages import Block, Box, Page, Picture, Run
from tests.support.pdf_objects import Matrix, matrix_of, objects_of, text_of, times

_BLOCKS = {"P", "H1", "H2", "H3", "H4", "LBody", "LI", "TD", "TH", "Caption", "BlockQuote", "Note", "Div", "TOCI"}


def pages_of(data: bytes) -> list[Page]:
    """The pages of a PDF."""
    with PdfDocument(data) as document:
        return [_page(document[index], index + 1) for index in range(len(document))]


def _page(page: Any, number: int) -> Page:
    text_page = raw.FPDFText_LoadPage(page.raw)
    runs: list[Run] = []
    pictures: list[Picture] = []
    for item, place in objects_of(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            runs.append(_run(item, place, text_page))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            width, height = ctypes.c_uint(), ctypes.c_uint()
            raw.FPDFImageObj_GetImagePixelSize(item, width, height)
            pictures.append(Picture((width.value, height.value), _box(item, place)))
    collector = _Collector(runs)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    for child in range(raw.FPDF_StructTree_CountChildren(tree)):
        collector.take(raw.FPDF_StructTree_GetChildAtIndex(tree, child), Block("Document"))
    raw.FPDF_StructTree_Close(tree)
    raw.FPDFText_ClosePage(text_page)
    width, height = page.get_size()
    return Page(number, width, height, collector.blocks, collector.rest, pictures)


def _run(item: Any, place: Matrix, text_page: Any) -> Run:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *channels)
    red, green, blue, _ = (channel.value for channel in channels)
    matrix = times(matrix_of(item), place)
    return Run(
        text_of(item, text_page),
        _box(item, place),
        matrix[5],
        size.value * abs(matrix[3]),
        (red, green, blue),
        raw.FPDFPageObj_GetMarkedContentID(item),
    )


def _box(item: Any, place: Matrix) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = place
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*corners, strict=True)
    return Box(min(across), min(up), max(across), max(up))


class _Collector:
    """Goes through the tags of a page."""

    def __init__(self, runs: list[Run]) -> None:
        self._by_mark: dict[int, list[Run]] = {}
        for run in runs:
            if run.text.strip():
                self._by_mark.setdefault(run.mark, []).append(run)
        self._blocks: list[Block] = []
        self._row = self._cell = -1

    @property
    def blocks(self) -> list[Block]:
        return [block for block in self._blocks if block.runs]

    @property
    def rest(self) -> list[Run]:
        """What no tag has claimed."""
        return [run for runs in self._by_mark.values() for run in runs]

    def take(self, element: Any, around: Block) -> None:
        """The text of a tag and of those inside it; `around` is the block that it is in."""
        if not element:
            return
        kind = _type(element)
        block = replace(around, kind=kind, runs=[]) if kind in _BLOCKS or kind in {"TR", "THead"} else around
        if kind == "TR":
            self._row += 1
            block.row = self._row
        elif kind == "THead":
            block.in_head = True
        elif kind in {"TD", "TH"}:
            self._cell += 1
            block.cell, block.cell_kind = self._cell, kind
        if block is not around:
            self._blocks.append(block)
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, number):
                self.take(child, block)
            else:
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
                block.runs += self._by_mark.pop(mark, ()) if mark >= 0 else ()


def _type(element: Any) -> str:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
