"""Placeholders in drafts, marked so that they are not mistaken for text."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.markup import PLACEHOLDER, readable
from outcome_reports.tree import Block, Inline, Role, Span, Text, with_inlines


def mark_placeholders(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return `blocks` with each `⟦…⟧` of a text as a Span of the role PLACEHOLDER, in plain square brackets."""
    return with_inlines(blocks, _marked)


def _marked(inline: Inline) -> tuple[Inline, ...]:
    if not isinstance(inline, Text):
        return (inline,)
    found: list[Inline] = []
    end = 0
    for match in PLACEHOLDER.finditer(inline.value):
        if match.start() > end:
            found.append(Text(inline.value[end : match.start()]))
        found.append(Span((Text(readable(match[0])),), role=Role.PLACEHOLDER))
        end = match.end()
    if not found:
        return (inline,)
    return (*found, Text(inline.value[end:])) if end < len(inline.value) else tuple(found)
