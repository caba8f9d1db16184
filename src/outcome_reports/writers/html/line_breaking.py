"""Line breaks on paper: help for a layout engine that does not look ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from outcome_reports import tree

_SHORTEST_LINE = 9
"""Minimum length of the last line of a large heading."""


def joined_at_end(title: str, longest: int = 24) -> str:
    """Return `title` with no-break spaces before its last words, so that their line is not too short.

    The joined words have at most `longest` characters, which must fit a line.
    """
    words = title.split(" ")
    joined = words.pop()
    while len(words) > 2 and len(joined) < _SHORTEST_LINE and len(joined) + len(words[-1]) < longest:
        joined = f"{words.pop()}\N{NO-BREAK SPACE}{joined}"
    return " ".join([*words, joined])


def spaces_moved_inside(inlines: Iterable[tree.Inline]) -> Iterator[tree.Inline]:
    """Yield the same words, with a space at the end of a text moved to the start of the inline after it.

    WeasyPrint 70 breaks a text that ends in a space after its first word, if all but that space fits the line. It
    also leaves a text of a space alone out of the page's content, and readers of tagged PDF run two words together.
    Links keep their bounds, since they are underlined.
    """
    given = tuple(inlines)
    taking: tree.Inline | None = None
    for inline, after in zip_longest(given, given[1:]):
        opened = taking
        taking = _opened(after) if isinstance(inline, tree.Text) and inline.value.endswith(" ") and after else None
        yield tree.Text(inline.value[:-1]) if taking and isinstance(inline, tree.Text) else opened or inline


def _opened(inline: tree.Inline) -> tree.Inline | None:
    """Return `inline` with a space before its words, None if it cannot have one."""
    match inline:
        case tree.Span() if inline.dir:
            # What runs the other way begins at its other end.
            return None
        case tree.Span() | tree.Emphasis() | tree.Strong():
            return replace(inline, children=(tree.Text(" "), *inline.children))
        case tree.Abbreviation(value):
            return replace(inline, value=f" {value}")
        case tree.Text() | tree.Link() | tree.LineBreak() | tree.NoteReference() | tree.Mention():
            return None
        case _:
            assert_never(inline)
