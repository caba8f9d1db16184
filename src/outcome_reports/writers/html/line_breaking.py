"""Where lines of paper may end: help for a layout engine that knows nothing of what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from outcome_reports import tree

_SHORTEST_LINE = 9
"""Characters that the last line of a large heading should have at least."""


def joined_at_end(title: str) -> str:
    """`title` with no-break spaces before its last words, so that they do not fill a line of their own with too little."""
    words = title.split(" ")
    joined = words.pop()
    while len(words) > 2 and len(joined) < _SHORTEST_LINE:
        joined = f"{words.pop()}\N{NO-BREAK SPACE}{joined}"
    return " ".join([*words, joined])


def spaces_moved_inside(inlines: Iterable[tree.Inline]) -> Iterator[tree.Inline]:
    """The same words, with a space at the end of a text moved to the start of the inline after it.

    WeasyPrint 70 breaks a text that ends in a space after its first word, if all but that space fits the line. It also
    leaves a text of a space alone out of the page's content, and readers of tagged PDF run two words together. Links keep
    their bounds, since they are underlined.
    """
    held: tree.Text | None = None
    for inline in inlines:
        if held is not None:
            match inline:
                case tree.Span() | tree.Emphasis() | tree.Strong():
                    inline = replace(inline, children=(tree.Text(" "), *inline.children))
                    held = tree.Text(held.value[:-1])
                case tree.Abbreviation(value):
                    inline = replace(inline, value=f" {value}")
                    held = tree.Text(held.value[:-1])
            yield held
            held = None
        if isinstance(inline, tree.Text) and inline.value.endswith(" "):
            held = inline
        else:
            yield inline
    if held is not None:
        yield held
