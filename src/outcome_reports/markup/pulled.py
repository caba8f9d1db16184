"""`==A sentence.==`: the mark of a pull quote, words shown again in large type about a page away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

PULLED = re.compile(r"==(?=[^\s=])((?:(?!==).)+?)(?<=\S)==(?!=)", re.DOTALL)
"""A marked sentence with its words in group 1. Marks with a space inside remain text."""


def pulled_rule(state: StateInline, silent: bool) -> bool:
    """Return the markdown-it inline rule for `==…==`; True if it consumed the characters at `state.pos`."""
    match = PULLED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        end = state.posMax
        state.push("pulled_open", "", 1)
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.push("pulled_close", "", -1)
        state.posMax = end
    state.pos = match.end()
    return True


def install(parser: MarkdownIt) -> None:
    """Add the `==…==` rule to `parser`."""
    parser.inline.ruler.before("link", "pulled", pulled_rule)
