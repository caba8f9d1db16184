"""A sheet of texts for Excel, in which nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

_LONGEST = 32_000
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as an escaped character (ECMA-376 part 1, 22.4.2.4)."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(title: str, names: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook with one sheet: a row of `names`, and `rows` of texts and numbers below it."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

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
                cell.value = _LIKE_ESCAPE.sub("_x005F_", _UNWRITABLE.sub("", value)[:_LONGEST])
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
