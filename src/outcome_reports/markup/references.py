"""`[[KEY]]` and `[[KEY|form]]`: how content names an entity or a term of the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from outcome_reports.tree import Mention, MentionForm

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

FORMS: tuple[str, ...] = tuple(form for form in get_args(MentionForm) if form != "auto")
_MARK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_OPENING = re.compile(r"\\.|" + _MARK.pattern + r"|\[\[(?!\[)")


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A `[[…]]` as written: its zero-based `line` and `column` in the source, the `key` and the `form` asked for.

    `key` is None for a `[[` that is not closed.
    """

    line: int
    column: int
    key: str | None
    form: str


def reference_marks(source: str) -> Iterator[ReferenceMark]:
    """Every `[[…]]` of `source`, in order, well-formed or not, closed or not; one behind a backslash is text."""
    for number, line in enumerate(source.split("\n")):
        for match in _OPENING.finditer(line):
            if match[1] is not None:
                yield ReferenceMark(number, match.start(), match[1].strip(), (match[2] or "auto").strip())
            elif match[0] == "[[":
                yield ReferenceMark(number, match.start(), None, "auto")


def mention_rule(state: StateInline, silent: bool) -> bool:
    """The markdown-it inline rule for `[[…]]`; True when it took the characters at `state.pos`."""
    match = _MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.content = match[1].strip()
        token.info = (match[2] or "auto").strip()
    state.pos = match.end()
    return True


def install(parser: MarkdownIt) -> None:
    """Teach `parser` the `[[…]]` rule, ahead of links."""
    parser.inline.ruler.before("link", "mention", mention_rule)


def mention(key: str, form: str) -> Mention:
    """The node of a well-formed mark."""
    return Mention(key, cast(MentionForm, form))
