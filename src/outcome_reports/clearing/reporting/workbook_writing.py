"""A sheet of texts for Excel, in which nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from outcome_reports.errors import RenderError

_LONGEST = 32_767
"""Characters that a cell of Excel holds, counted as UTF-16 does."""
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as an escaped character (ECMA-376 part 1, 22.4.2.4)."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(title: str, names: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook with one sheet: a row of `names`, and `rows` of texts and numbers below it.

    Raises RenderError if a text is too long for a cell, with the names of its row and column.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if too_long := list(_too_long(names, rows)):
        raise RenderError(too_long)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate([names, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, int):
                cell.value = value
            else:
                # Always a string, whatever it begins with.
                cell.value = _LIKE_ESCAPE.sub("_x005F_", _UNWRITABLE.sub("", value))
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column in range(1, len(names) + 1):
        longest = max((len(str(row[column - 1])) for row in [names, *rows]), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, 10), 60)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _too_long(names: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Iterator[str]:
    """Yield a sentence for each text that a cell would cut."""
    for number, row in enumerate(rows, start=2):
        for name, value in zip(names, row, strict=True):
            length = len(str(value).encode("utf-16-le", "surrogatepass")) // 2
            if length > _LONGEST:
                place = f"row {number} ({str(row[0])[:40]}), column “{name}”"
                told = f"the text has {length:,} characters, and a cell of Excel holds {_LONGEST:,}"
                yield f"{place}: {told}; choose another format"
