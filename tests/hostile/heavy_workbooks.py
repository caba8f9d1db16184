"""Excel workbooks that say more than is in them."""

from __future__ import annotations

import io
import zipfile

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def book() -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.append(["id", "to", "context", "recommendation"])  # type: ignore[union-attr]
    made.active.append(["R1.1", "IDN", "c", "r"])  # type: ignore[union-attr]
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, old: bytes, new: bytes, renamed: str = "") -> bytes:
    """A workbook with one part changed, or called by another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.namelist():
            part = before.read(entry)
            if renamed and entry.endswith(".rels"):
                part = part.replace(name.encode(), renamed.encode())
            if entry == name:
                assert old in part
                part = part.replace(old, new, 1)
            after.writestr(renamed if renamed and entry == name else entry, part)
    return out.getvalue()


def workbooks() -> dict[str, tuple[bytes, str]]:
    plain, end = book(), b"</sheetData>"
    whole = b"A1:XFD1048576"
    merged = end + b'<mergeCells><mergeCell ref="' + whole + b'"/></mergeCells>'
    medium = end + b'<mergeCells><mergeCell ref="A1:Z20000"/></mergeCells>'
    linked = end + b'<hyperlinks><hyperlink ref="' + whole + b'" display="x"/></hyperlinks>'
    cells = b'<row r="3">' + b'<c r="A3"><v>1</v></c>' * 2_000_000 + b"</row>" + end
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + end
    comment = b"<!--" + b"x" * 50_000_000 + b"-->" + end
    return {
        "merged everywhere": (with_part(plain, SHEET, end, merged), "more than 100,000 cells"),
        "merged in a large part": (with_part(plain, SHEET, end, medium), "more than 100,000 cells"),
        "linked everywhere": (with_part(plain, SHEET, end, linked), "more than 100,000 cells"),
        "millions of cells": (with_part(plain, SHEET, end, cells), "elements of XML"),
        "a cell at the far end": (with_part(plain, SHEET, end, far), "1,048,576 rows"),
        "a sheet named .bin": (
            with_part(plain, SHEET, end, comment, "xl/worksheets/sheet1.bin"),
            "a part of the workbook has an unexpected name",
        ),
    }
