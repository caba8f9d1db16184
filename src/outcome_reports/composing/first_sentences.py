"""The first sentence of a text, as readers who skim need it."""

from __future__ import annotations

import re
from dataclasses import replace

from outcome_reports.tree import Block, Inline, Paragraph, Role, Span, Text, inline_text

_SENTENCE = re.compile(
    r".+?(?<![A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)[.!?…][”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9]|$)", re.DOTALL
)
_LEADS_TO_LIST = ":"
_LONGEST_KEY = 320
"""Characters of a first sentence that can be set apart: a longer one would be a paragraph in bold."""


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`; all of it if no sentence ends in it."""
    match = _SENTENCE.match(text)
    return match[0] if match else text


def with_key_sentence(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the first sentence of the first paragraph in a Span `key-sentence`.

    A text that opens with something else, or with a very long sentence, is unchanged.
    """
    if not blocks or not isinstance(first := blocks[0], Paragraph):
        return blocks
    words = inline_text(first.children)
    match = _SENTENCE.match(words)
    end = match.end() if match else len(words) if words.rstrip().endswith(_LEADS_TO_LIST) else 0
    if not 0 < end <= _LONGEST_KEY:
        return blocks
    inside, after = _parted(first.children, end)
    return (replace(first, children=(Span(inside, role=Role.KEY_SENTENCE), *after)), *blocks[1:])


def _parted(inlines: tuple[Inline, ...], end: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return `inlines` up to the character `end`, and the rest; only plain text is cut, links and names stay whole."""
    before: list[Inline] = []
    for place, inline in enumerate(inlines):
        if end <= 0:
            return tuple(before), inlines[place:]
        if isinstance(inline, Text) and len(inline.value) > end:
            rest = (Text(inline.value[end:]), *inlines[place + 1 :])
            return (*before, Text(inline.value[:end])), rest
        before.append(inline)
        end -= len(inline_text((inline,)))
    return tuple(before), ()
