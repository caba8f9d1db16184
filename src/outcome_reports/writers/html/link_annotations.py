"""Links for tagged PDF, where only the link itself may carry an annotation (ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from outcome_reports import tree


def with_link_inside(inlines: Iterable[tree.Inline], target: str) -> Iterator[tree.Inline]:
    """Yield the same words, each text a link to `target`: WeasyPrint annotates every element within a link too."""
    for inline in inlines:
        match inline:
            case tree.Text():
                yield tree.Link(target, (inline,))
            case tree.Emphasis() | tree.Strong() | tree.Span():
                yield replace(inline, children=tuple(with_link_inside(inline.children, target)))
            case tree.Abbreviation(value):
                yield tree.Link(target, (tree.Text(value),))
            case tree.Link() | tree.LineBreak() | tree.NoteReference() | tree.Mention():
                yield inline
            case _:
                assert_never(inline)
