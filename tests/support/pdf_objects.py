"""What is drawn on a page of a PDF, object by object, as PDFium finds it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

Matrix = tuple[float, float, float, float, float, float]
_STAYS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def objects_of(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The objects on a page, those inside groups too, each with what brings it to its place on the page."""
    for number in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _inside(raw.FPDFPage_GetObject(page.raw, number), _STAYS)


def _inside(item: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
        inner = times(matrix_of(item), matrix)
        for number in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _inside(raw.FPDFFormObj_GetObject(item, number), inner)
    else:
        yield item, matrix


def matrix_of(item: Any) -> Matrix:
    """What brings an object to its place in the group that it is in."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(first: Matrix, second: Matrix) -> Matrix:
    """What does the work of `first` and then of `second`."""
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


def text_of(item: Any, text_page: Any) -> str:
    """The text of a text object."""
    length = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length * 2)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    # PDFium gives U+0002 for a hyphen at the end of a line.
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace("\x02", "-")
