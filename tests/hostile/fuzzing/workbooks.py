"""Excel workbooks beside a chapter."""

from __future__ import annotations

import datetime as dt
import functools
import io
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.hostile.fuzzing.kinds_of_input import Kind
from tests.hostile.fuzzing.package_changes import changed_package
from tests.support.folders import CHAPTER, EditionFolder

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("No.", "From", "Addressed to", "Context", "Actionable recommendation", "Language")


@functools.cache
def samples() -> list[bytes]:
    plain, rich = openpyxl.Workbook(), openpyxl.Workbook()
    for book in (plain, rich):
        sheet = book.worksheets[0]
        sheet.title = "Recommendations"
        sheet.append(HEADS)
        sheet.append(("R1.1", "IDN", "KOR; PHL", "Words of a context.", "Words of a **recommendation**.", None))
        sheet.append(("R1.2", "", "Indonesia", "More words.\nAnd a line.", "[[IDN]] and others.", "en"))
    sheet = rich.worksheets[0]
    raised = TextBlock(InlineFont(vertAlign="superscript"), "6")
    sheet["D3"] = CellRichText("10", raised, " and ", TextBlock(InlineFont(b=True), "bold"))
    sheet["E3"] = '=HYPERLINK("https://example.org/a","words")'
    sheet["E2"].hyperlink = "https://example.org/b"
    sheet["D2"].font = Font(strike=True)
    sheet.append((1.5, True, dt.date(2026, 1, 2), "#N/A", 12345678901234567890, "=1+1"))
    sheet.merge_cells("A5:C5")
    sheet.column_dimensions["B"].hidden = True
    other = rich.create_sheet("Notes")
    other["B9"] = "x"
    rich.defined_names["Area"] = openpyxl.workbook.defined_name.DefinedName("Area", attr_text="Notes!$A$1")
    found = []
    for book in (plain, rich):
        out = io.BytesIO()
        book.save(out)
        found.append(out.getvalue())
    return found


def take(data: bytes, place: Path) -> object:
    folder = EditionFolder(place)
    folder.write("chapters/1-a.yaml", CHAPTER)
    folder.write("chapters/1-a.recommendations.xlsx", data)
    return folder.load().statement().to_html()


KIND = Kind(samples, changed_package, take, runs=70)
