"""What stands where on the pages of a PDF, as a reader's program finds it: blocks of text, their lines, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdfium2 import PdfDocument, raw

_BLOCKS = {"P", "H1", "H2", "H3", "H4", "LBody", "LI", "TD", "TH", "Caption", "BlockQuote", "Note", "Div", "TOCI"}
Matrix = tuple[float, float, float, float, float, float]
_STAYS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SAME_LINE = 6.5
"""Points between baselines of one line at most: a raised number is on the line it belongs to."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def meet(self, other: Box) -> Box:
        """What both cover; its area is 0 where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one go."""

    text: str
    box: Box
    baseline: float
    size: float
    colour: tuple[int, int, int]
    mark: int


@dataclass(slots=True)
class Block:
    """The part of a paragraph, heading, list item or cell that stands on one page."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    row: int = -1
    """Which row of the page's tables it is in, -1 for none."""
    cell: int = -1
    """Which cell of the page's tables it is in."""
    cell_kind: str = ""
    """TH or TD, "" outside of tables."""
    in_head: bool = False
    """Whether the row is a header row, which says what the columns are."""

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def box(self) -> Box:
        boxes = [run.box for run in self.runs]
        return Box(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )

    @property
    def rows_of_text(self) -> list[str]:
        """The words of each line, from top to bottom."""
        rows: list[list[Run]] = []
        for run in sorted(self.runs, key=lambda run: -run.baseline):
            if not run.text.strip():
                continue
            if rows and rows[-1][-1].baseline - run.baseline <= _SAME_LINE:
                rows[-1].append(run)
            else:
                rows.append([run])
        return ["".join(run.text for run in sorted(row, key=lambda run: run.box.left)) for row in rows]

    @property
    def lines(self) -> int:
        return len(self.rows_of_text)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of pixels."""

    pixels: tuple[int, int]
    box: Box

    @property
    def density(self) -> float:
        """Pixels for each inch, in the direction that has fewer."""
        width, height = self.box.right - self.box.left, self.box.top - self.box.bottom
        return 72 * min(self.pixels[0] / width, self.pixels[1] / height)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `blocks` in the order of the tags, `furniture` (running heads, page numbers), the text outside them."""

    number: int
    width: float
    height: float
    blocks: list[Block]
    furniture: list[Run]
    pictures: list[Picture]

    @property
    def runs(self) -> list[Run]:
        """All text."""
        return [*self.furniture, *(run for block in self.blocks for run in block.runs)]


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


def objects_of(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The objects on a page, those inside groups too, each with what brings it to its place on the page."""
    for number in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _inside(raw.FPDFPage_GetObject(page.raw, number), _STAYS)


def _inside(item: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
        inner = _times(_matrix(item), matrix)
        for number in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _inside(raw.FPDFFormObj_GetObject(item, number), inner)
    else:
        yield item, matrix


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    aa, bb, cc, dd, ee, ff = second
    return (
        a * aa + b * cc,
        a * bb + b * dd,
        c * aa + d * cc,
        c * bb + d * dd,
        e * aa + f * cc + ee,
        e * bb + f * dd + ff,
    )


def _run(item: Any, place: Matrix, text_page: Any) -> Run:
    length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length * 2)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *channels)
    red, green, blue, _ = (channel.value for channel in channels)
    # PDFium gives U+0002 for a hyphen at the end of a line.
    text = buffer.raw.decode("utf-16-le").rstrip("\0").replace("\x02", "-")
    matrix = _times(_matrix(item), place)
    return Run(
        text,
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
