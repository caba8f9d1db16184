"""Lines of plain text: wrapped, underlined and hung after marks, so that words and marks can be distinguished.

Indentation is by an even number of columns. A line of text that begins like a mark is one column further in, as RFC
3676 (4.4) has it for quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MARK = re.compile(r">|[-|](?=\s|$)|\[(?: |\d+)\]|\d+\.(?=\s|$)|([-=~.])\1*$")
"""Beginnings of lines other than words: a bullet, a number, a quotation mark, a rule, …"""


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines that end between two words, and do not begin with one that looks like a mark.

    A word is never divided, however long it is: addresses stay whole, and so do texts without spaces.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in filter(None, part.split(" ")):
            longer = f"{line} {word}" if line else word
            if line and columns(longer) > width and not MARK.match(word):
                lines.append(line)
                longer = word
            line = longer
        lines += [line] if line else []
    return [f" {line}" if MARK.match(line) else line for line in lines]


def hung(mark: str, lines: Sequence[str], indent: int = 0) -> list[str]:
    """Return `lines` after `mark`, all but the first indented by its width, or by `indent`."""
    mark += " " * (columns(mark) % 2)
    below = " " * (indent or columns(mark))
    first, *others = lines or [""]
    return [(mark + first).rstrip(), *(below + line if line else "" for line in others)]


def underlined(lines: list[str], line: str) -> list[str]:
    """Return `lines` with a rule of `line` below them, as wide as they are."""
    return [*lines, line * widest(lines)]


def widest(lines: Sequence[str]) -> int:
    """Return the columns of the widest line."""
    return max(map(columns, lines), default=0)


def columns(text: str) -> int:
    """Return how many columns `text` takes in a fixed-width font (Unicode UAX 11)."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.category(letter) in {"Mn", "Me", "Cf"} for letter in text)
