"""Blocks between lines of colons, as pandoc has them: `::: box {title="…"}` … `:::`, and `::: {lang=ar}` … `:::`.

A fence with a name or attributes opens a block, one without closes the innermost open block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

OPENING = re.compile(r":{3,}\s*(?:(?P<name>[A-Za-z][\w-]*)\s*(?P<marks>\{[^{}\n]*\})?|(?P<alone>\{[^{}\n]*\}))\s*$")
CLOSING = re.compile(r":{3,}\s*$")
_FENCE = re.compile(r":{3,}(?!:)")


def attributes_of(opening: re.Match[str]) -> str:
    """Return the text between the braces of an opening fence, "" for none."""
    return (opening["marks"] or opening["alone"] or "{}")[1:-1]


def fence_rule(state: StateBlock, start: int, last: int, silent: bool) -> bool:
    """Return the markdown-it block rule for fences at the margin, including nested ones; an unclosed one stays text."""
    opening = OPENING.match(_line(state, start))
    if opening is None or state.level != state.env.get("fences", 0) or state.is_code_block(start):
        return False
    end = _end(state, start, last)
    if end is None:
        return False
    if silent:
        return True
    line_max, parent = state.lineMax, state.parentType
    token = state.push("div_open", "", 1)
    token.map, token.info, token.meta = [start, end + 1], attributes_of(opening), {"name": opening["name"] or ""}
    state.lineMax = end
    state.env["fences"] = state.env.get("fences", 0) + 1
    state.md.block.tokenize(state, start + 1, end)
    state.env["fences"] -= 1
    state.lineMax, state.parentType = line_max, parent
    state.push("div_close", "", -1)
    state.line = end + 1
    return True


def _end(state: StateBlock, start: int, last: int) -> int | None:
    depth = 0
    for number in range(start, last):
        line = _line(state, number)
        depth += OPENING.match(line) is not None
        depth -= CLOSING.match(line) is not None
        if not depth:
            return number
    return None


def fence_faults(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line of `source` that stays text although it looks like a fence: its number, the problem, a hint."""
    margin = "begin it at the margin, outside of lists and quotations"
    open_at: list[int] = []
    for number, line in enumerate(source.split("\n")):
        words = line.strip()
        if not _FENCE.match(words):
            continue
        if OPENING.match(words):
            if line[:1].isspace():
                yield number, "“:::” that is not at the margin", margin
            open_at.append(number)
        elif not CLOSING.match(words):
            hint = 'write ::: box {title="Two words"}: a name, then attributes between braces'
            yield number, f"“{words[:60]}” does not open a block", hint
        elif open_at:
            open_at.pop()
        else:
            yield number, "“:::” that does not end a block", "delete it"
    for number in open_at:
        yield number, "“:::” that begins a block and is not ended", "end it with a line “:::”"


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def install(parser: MarkdownIt) -> None:
    """Add the rule to `parser`."""
    parser.block.ruler.before("blockquote", "fence_div", fence_rule, {"alt": ["paragraph", "blockquote", "list"]})
