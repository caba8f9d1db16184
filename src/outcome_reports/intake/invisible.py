"""Characters that are invisible or unprintable, or that reverse the words around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters (XML 1.0, 2.2 Char; C1 are cp1252 read wrongly)
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u2060-\u2064\ufeff"  # invisible
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional overrides and isolates (Unicode TR 36)
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"  # noncharacters
    "\U000e0000-\U000e0fff"  # tags
    "]"
    # Thai, Lao, Burmese and Khmer have no spaces between words, and use this one to allow a line break.
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
)


def invisible_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and a description of each invisible or unprintable character of `text`."""
    for match in _FORBIDDEN.finditer(text):
        name = unicodedata.name(match[0], "control character").lower()
        yield match.start(), f"an invisible character, U+{ord(match[0]):04X} {name}"


def without_invisible(text: str) -> str:
    """Return `text` without invisible characters."""
    return _FORBIDDEN.sub("", text)
