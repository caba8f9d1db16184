"""Words of plain text: single spaces, and the numbers of notes in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from outcome_reports import tree
from outcome_reports.errors import ArgumentTypeError


def plain_words(inlines: Iterable[tree.Inline]) -> str:
    """Return the words of inlines; a line break is the end of a line."""
    return "".join(map(_inline, inlines))


def _inline(inline: tree.Inline) -> str:
    match inline:
        case tree.Text(value) | tree.Abbreviation(value):
            return re.sub(r"[ \t\n\r\f\v]+", " ", value)
        case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
            return plain_words(inline.children)
        case tree.LineBreak():
            return "\n"
        case tree.NoteReference(number=number):
            return f"[{number}]"
        case tree.Mention(key):
            raise ArgumentTypeError(f"the mention [[{key}]] was not resolved before writing")
        case _:
            assert_never(inline)
