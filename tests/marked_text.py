"""The text of a PDF as its content streams spell it, mark by mark: what readers get that guess no spaces."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import Any

import pypdf
from pypdf.generic import ContentStream

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def spelled_by_mark(data: bytes) -> list[dict[int, str]]:
    """For each page the text under each mark."""
    reader = pypdf.PdfReader(BytesIO(data))
    return [_of_page(page, reader) for page in reader.pages]


def _of_page(page: Any, reader: pypdf.PdfReader) -> dict[int, str]:
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
