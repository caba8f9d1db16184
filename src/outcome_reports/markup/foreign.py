"""Words and blocks in another language, as pandoc marks them: `[mot juste]{lang=fr}`, and `::: {lang=ar}` … `:::`.

`dir=rtl` or `dir=ltr`, in addition or alone, gives the direction if it differs from that of the language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outcome_reports.language.tags import Direction, language_problem
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

ATTRIBUTES = re.compile(r"\{([^{}\n]*=[^{}\n]*)\}")
"""The attributes after the words in brackets; braces without an equals sign remain text."""
_PAIR = re.compile(r"""\s*([A-Za-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)""")
_HINT = "write {lang=fr}, {lang=ar dir=rtl} or {dir=rtl}"


@record(frozen=True, slots=True)
class Foreign:
    """The content of a mark: the language and the direction of words, None for either if missing."""

    lang: str | None = None
    dir: Direction | None = None


def read_attributes(text: str) -> tuple[Foreign, tuple[str, str] | None]:
    """Return the attributes between the braces of a mark, and the problem (message and hint) or None."""
    found: dict[str, str] = {}
    at = 0
    while pair := _PAIR.match(text, at):
        name, value = pair[1], next(group for group in pair.groups()[1:] if group is not None)
        if name not in {"lang", "dir"}:
            return Foreign(), (f"“{name}” is not an attribute of words", _HINT)
        if name in found:
            return Foreign(), (f"“{name}” is given twice", _HINT)
        found[name] = value
        at = pair.end()
    if text[at:].strip() or not found:
        return Foreign(), (f"“{{{text.strip()}}}” is not a language attribute", _HINT)
    lang, dir = found.get("lang"), found.get("dir")
    if lang is not None and (problem := language_problem(lang)):
        return Foreign(), problem
    match dir:
        case "ltr" | "rtl" | None:
            return Foreign(lang, dir), None
        case _:
            return Foreign(), (f"“{dir}” is not a direction", "write dir=rtl (from right to left) or dir=ltr")


def words_rule(state: StateInline, silent: bool) -> bool:
    """Return the markdown-it inline rule for `[words]{lang=fr}`; True if it consumed the characters at `state.pos`."""
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


def install(parser: MarkdownIt) -> None:
    """Add the rule for words to `parser`; call it after anything that changes how the words of links are found."""
    parser.inline.ruler.before("link", "foreign", words_rule)
