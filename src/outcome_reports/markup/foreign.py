"""Words and blocks in another language, as pandoc marks them: `[mot juste]{lang=fr}`, and `::: {lang=ar}` … `:::`.

`dir=rtl` or `dir=ltr` besides, or alone, says in which direction they run where the language does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outcome_reports.language.tags import Direction, language_problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

ATTRIBUTES = re.compile(r"\{([^{}\n]*=[^{}\n]*)\}")
"""What stands behind the words in brackets; braces without a sign of equality stay text."""
OPENING = re.compile(r":{3,}\s*(\{[^{}\n]*\})\s*$")
CLOSING = re.compile(r":{3,}\s*$")
_PAIR = re.compile(r"""\s*([A-Za-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)""")
_HINT = "write {lang=fr}, {lang=ar dir=rtl} or {dir=rtl}"


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a mark says: the language and the direction of words, None for what it does not say."""

    lang: str | None = None
    dir: Direction | None = None


def read_attributes(text: str) -> tuple[Foreign, tuple[str, str] | None]:
    """Return what stands between the braces of a mark, and what is wrong with it (message and hint), None for
    nothing.
    """
    found: dict[str, str] = {}
    at = 0
    while pair := _PAIR.match(text, at):
        name, value = pair[1], next(group for group in pair.groups()[1:] if group is not None)
        if name not in {"lang", "dir"}:
            return Foreign(), (f"“{name}” is no mark of words", _HINT)
        if name in found:
            return Foreign(), (f"“{name}” stands twice in a mark", _HINT)
        found[name] = value
        at = pair.end()
    if text[at:].strip() or not found:
        return Foreign(), (f"“{{{text.strip()}}}” is no mark of a language", _HINT)
    lang, dir = found.get("lang"), found.get("dir")
    if lang is not None and (problem := language_problem(lang)):
        return Foreign(), problem
    match dir:
        case "ltr" | "rtl" | None:
            return Foreign(lang, dir), None
        case _:
            return Foreign(), (f"“{dir}” is no direction", "write dir=rtl (from right to left) or dir=ltr")


def words_rule(state: StateInline, silent: bool) -> bool:
    """Return the markdown-it inline rule for `[words]{lang=fr}`; True when it took the characters at `state.pos`."""
    if state.src[state.pos] != "[":
        return False
    start = state.pos
    end = state.md.helpers.parseLinkLabel(state, start)
    mark = ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if mark is None:
        return False
    if not silent:
        last = state.posMax
        state.push("foreign_open", "", 1).info = mark[1]
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("foreign_close", "", -1)
        state.posMax = last
    state.pos = mark.end()
    return True


def block_rule(state: StateBlock, start: int, last: int, silent: bool) -> bool:
    """Return the markdown-it block rule for `::: {lang=ar}` … `:::` at the margin; one that is not ended stays text."""
    opening = OPENING.match(_line(state, start))
    if opening is None or state.level or state.is_code_block(start):
        return False
    end = next((number for number in range(start + 1, last) if CLOSING.match(_line(state, number))), None)
    if end is None:
        return False
    if silent:
        return True
    line_max, parent = state.lineMax, state.parentType
    token = state.push("foreign_block_open", "", 1)
    token.map, token.info = [start, end + 1], opening[1][1:-1]
    state.lineMax = end
    state.md.block.tokenize(state, start + 1, end)
    state.lineMax, state.parentType = line_max, parent
    state.push("foreign_block_close", "", -1)
    state.line = end + 1
    return True


def fence_lines(source: str) -> Iterator[tuple[int, bool]]:
    """Yield each line of `source` that stays text although it looks like a fence: its number, and whether it opens
    one.
    """
    open_at: int | None = None
    for number, line in enumerate(source.split("\n")):
        if OPENING.match(line.strip()):
            if open_at is not None or line[:1].isspace():
                yield number, True
            else:
                open_at = number
        elif CLOSING.match(line.strip()):
            if open_at is None:
                yield number, False
            open_at = None
    if open_at is not None:
        yield open_at, True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def install(parser: MarkdownIt) -> None:
    """Teach `parser` both rules; call it after what changes how the words of links are found."""
    parser.inline.ruler.before("link", "foreign", words_rule)
    parser.block.ruler.before("blockquote", "foreign_block", block_rule, {"alt": ["paragraph", "blockquote", "list"]})
