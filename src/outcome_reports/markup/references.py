"""`[[KEY]]` and `[[KEY|form]]`: references of content to an entity or a term in the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast, get_args

from outcome_reports.platform.records import record
from outcome_reports.tree import Mention, MentionForm

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

FORMS: tuple[str, ...] = tuple(form for form in get_args(MentionForm) if form != "auto")
_MARK = re.compile(r"\[\[([^\[\]|\n]*?)(?:\\?\|([^\[\]\n]*))?\]\]")
_OPENING = re.compile(r"\\.|" + _MARK.pattern + r"|\[\[(?!\[)")
SPEAKER_KEY = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
"""The form of a registry key in the attribution of a quotation; anything else is words."""
_SPEAKER = re.compile(rf"""\bby=["']?({SPEAKER_KEY})["']?(?=[\s}}])""")


@record(frozen=True, slots=True)
class ReferenceMark:
    """A `[[…]]` as written: its zero-based `line` and `column` in the source, the `key` and the `form` asked for.

    `key` is None for a `[[` that is not closed.
    """

    line: int
    column: int
    key: str | None
    form: str


def reference_marks(source: str) -> Iterator[ReferenceMark]:
    """Yield every `[[…]]` of `source`, in order, well-formed or not, closed or not; one after a backslash is text."""
    for number, line in enumerate(source.split("\n")):
        if line.startswith(":::") and (speaker := _SPEAKER.search(line)):
            yield ReferenceMark(number, speaker.start(1), speaker[1], "auto")
        for match in _OPENING.finditer(line):
            if match[1] is not None:
                yield ReferenceMark(number, match.start(), match[1].strip(), (match[2] or "auto").strip())
            elif match[0] == "[[":
                yield ReferenceMark(number, match.start(), None, "auto")


def mention_rule(state: StateInline, silent: bool) -> bool:
    """Return the markdown-it inline rule for `[[…]]`; True if it consumed the characters at `state.pos`."""
    match = _MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.content = match[1].strip()
        token.info = (match[2] or "auto").strip()
    state.pos = match.end()
    return True


def link_label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Return the end of the words of the link that begins at `start`, -1 if there is none (markdown-it's
    parseLinkLabel).

    A mention in them does not count as a link within a link.
    """
    before, end, level = state.pos, -1, 1
    state.pos = start + 1
    while state.pos < state.posMax:
        character = state.src[state.pos]
        level -= character == "]"
        if not level:
            end = state.pos
            break
        if mark := _MARK.match(state.src, state.pos):
            state.pos = mark.end()
            continue
        here = state.pos
        state.md.inline.skipToken(state)
        if character == "[" and state.pos == here + 1:
            level += 1
        elif character == "[" and disable_nested:
            break
    state.pos = before
    return end


def install(parser: MarkdownIt) -> None:
    """Add the `[[…]]` rule to `parser`, before links and inside their words."""
    from markdown_it import helpers

    parser.inline.ruler.before("link", "mention", mention_rule)
    own = SimpleNamespace(
        parseLinkLabel=link_label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    parser.helpers = own  # type: ignore[assignment]


def mention(key: str, form: str) -> Mention:
    """Return the node of a well-formed mark."""
    return Mention(key, cast(MentionForm, form))
