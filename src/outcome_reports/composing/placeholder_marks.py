"""Placeholders in drafts, marked so that they are not mistaken for text."""

from __future__ import annotations

from outcome_reports.markup import PLACEHOLDER, readable
from outcome_reports.tree import Inline, Role, Span, Text


def with_marks(text: Text) -> tuple[Inline, ...]:
    """Return `text` with each `⟦…⟧` in it as a Span of the role PLACEHOLDER, in plain square brackets."""
    found: list[Inline] = []
    end = 0
    for match in PLACEHOLDER.finditer(text.value):
        if match.start() > end:
            found.append(Text(text.value[end : match.start()]))
        found.append(Span((Text(readable(match[0])),), role=Role.PLACEHOLDER))
        end = match.end()
    if not found:
        return (text,)
    return (*found, Text(text.value[end:])) if end < len(text.value) else tuple(found)
