"""The text of a cell as Markdown: line breaks (Alt+Enter) and links are kept."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

_TO_ENCODE = re.compile(r"[\x00-\x20\"()<>\\^`{|}\x7f]")
"""What could end an address in Markdown, or is no character of one. Others than ASCII stay: a host is not encoded."""
_BLOCK = re.compile(r"\s*(?:[-+*]\s|\d{1,9}[.)]\s|>|\[\^[^\]\s]+\]:|:{3})")
_FENCE = re.compile(r"\s*:{3}")


def with_lines(text: str) -> str:
    """Return `text` with a Markdown line break between its lines, except before list items."""
    lines = text.split("\n")
    kept: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        breaks = line.strip() and following.strip() and not _BLOCK.match(following) and not _FENCE.match(line)
        kept.append(f"{line.rstrip()}\\" if breaks and not line.endswith("\\") else line)
    return "\n".join(kept)


def link_target(address: str) -> str:
    """Return an address of a cell as Markdown writes it."""
    return _TO_ENCODE.sub(lambda found: quote(found[0]), address)


def cell_address(cell: Any) -> str:
    """Return the address that a cell of openpyxl is linked to; "" for none and for a place in the workbook."""
    link = cell.hyperlink
    if link is None or not link.target or link.target.startswith("#"):
        return ""
    return f"{link.target}#{link.location}" if link.location else str(link.target)


def linked(text: str, address: str) -> str | None:
    """Return `text` as a link to `address`; None if it cannot be one, such as several lines."""
    target = link_target(address)
    if f"]({address})" in text or f"]({target})" in text:
        return text
    if "\n" in text or "](" in text:
        return None
    return f"[{text}]({target})"
