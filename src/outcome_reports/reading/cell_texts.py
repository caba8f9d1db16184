"""The text of a cell as Markdown: lines that were begun with Alt+Enter stay lines, links stay links."""

from __future__ import annotations

import re
from urllib.parse import quote

_BLOCK = re.compile(r"\s*(?:[-+*]\s|\d{1,9}[.)]\s|>|\[\^[^\]\s]+\]:|:{3})")
_FENCE = re.compile(r"\s*:{3}")


def with_lines(text: str) -> str:
    """Return `text` with a line break wherever one line follows another, other than before points of a list."""
    lines = text.split("\n")
    kept: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        breaks = line.strip() and following.strip() and not _BLOCK.match(following) and not _FENCE.match(line)
        kept.append(f"{line.rstrip()}\\" if breaks and not line.endswith("\\") else line)
    return "\n".join(kept)


def linked(text: str, address: str) -> str | None:
    """Return `text` as a link to `address`; None where its words cannot be a link, such as several lines."""
    target = quote(address, safe="%/:?#[]@!$&'*+,;=~")
    if f"]({address})" in text or f"]({target})" in text:
        return text
    if "\n" in text or "](" in text:
        return None
    return f"[{text}]({target})"
