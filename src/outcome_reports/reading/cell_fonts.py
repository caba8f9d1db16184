"""The fonts of the text of a cell, which may have several."""

from __future__ import annotations

import re
from typing import Any

_SYMBOLS = re.compile(
    r"symbol(?:[ ]?(?:mt|std|ps))?$|(?:wing|web)dings|mt extra$|(?:itc[ ])?zapf[ ]?dingbats|monotype sorts|marlett$",
    re.IGNORECASE,
)


def pieces_of(cell: Any, value: Any) -> list[tuple[str, Any]]:
    """Return the text of a cell in pieces, each with its font."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(cell.value, CellRichText):
        return [(str(value), cell.font)]
    return [(part.text, part.font) if isinstance(part, TextBlock) else (part, cell.font) for part in cell.value]


def symbol_font(pieces: list[tuple[str, Any]]) -> str | None:
    """Return the font of a piece whose letters look like other characters; None if there is none."""
    for text, font in pieces:
        name = str(getattr(font, "rFont", None) or getattr(font, "name", None) or "")
        if text.strip() and _SYMBOLS.match(name):
            return name
    return None
