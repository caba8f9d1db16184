"""The text of a PDF by marks: as PDFium reads it, and as its streams spell it for readers that guess nothing."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
from pypdf.generic import ContentStream
from pypdfium2 import raw

from tests.support.pdf_objects import objects_of, text_of

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def read_by_mark(data: bytes) -> list[dict[int, str]]:
    """For each page the text under each mark, with spaces where PDFium sees a gap."""
    with pypdfium2.PdfDocument(data) as document:
        return [_read_page(document[index]) for index in range(len(document))]


def _read_page(page: Any) -> dict[int, str]:
    text_page = raw.FPDFText_LoadPage(page.raw)
    by_mark: dict[int, list[str]] = {}
    for item, _ in objects_of(page):
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        if mark >= 0 and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            by_mark.setdefault(mark, []).append(text_of(item, text_page))
    raw.FPDFText_ClosePage(text_page)
    return {mark: "".join(texts) for mark, texts in by_mark.items()}


def spelled_by_mark(data: bytes) -> list[dict[int, str]]:
    """For each page the text under each mark."""
    reader = pypdf.PdfReader(BytesIO(data))
    return [_spell_page(page, reader) for page in reader.pages]


def _spell_page(page: Any, reader: pypdf.PdfReader) -> dict[int, str]:
    found: dict[int, str] = {}
    letters: dict[int, str] = {}
    mark, said = -1, False
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            mark = operands[1].get("/MCID", -1)
            found[mark] = str(operands[1].get("/ActualText", ""))
            said = bool(found[mark])
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator == b"TJ" and mark >= 0 and not said:
            codes = b"".join(getattr(piece, "original_bytes", b"") for piece in operands[0])
            found[mark] += "".join(letters[number] for (number,) in struct.iter_unpack(">H", codes))
        elif operator == b"EMC":
            mark = -1
    return found


def _letters(font: Any) -> dict[int, str]:
    """The text of each glyph, from the font's ToUnicode."""
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    return {
        int(glyph, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for glyph, text in _PAIR.findall(block)
    }
