"""The first sentence of a text, as readers who skim need it."""

from __future__ import annotations

import re
from dataclasses import replace

from outcome_reports.language.english.sentence_starts import OPENING, starts_sentence
from outcome_reports.tree import Block, Inline, Paragraph, Role, Span, Text, inline_text

_END = re.compile(r"[.!?…]+[”’\"'»)\]]*(?=\s|$)")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
"""A letter that is short for a name ("J. Smith"), in any script."""
_LEADS_TO_LIST = ":"
_LONGEST_KEY = 320
"""Characters of a first sentence that can be set apart: a longer one would be a paragraph in bold."""


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`; all of it if no sentence ends in it."""
    return text[: _end_of_first(text)] or text


def with_key_sentence(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the first sentence of the first paragraph in a Span `key-sentence`.

    A text that opens with something else, or with a very long sentence, is unchanged.
    """
    if not blocks or not isinstance(first := blocks[0], Paragraph):
        return blocks
    words = inline_text(first.children)
    end = _end_of_first(words) or (len(words) if words.rstrip().endswith(_LEADS_TO_LIST) else 0)
    if not 0 < end <= _LONGEST_KEY:
        return blocks
    inside, after = _parted(first.children, end)
    return (replace(first, children=(Span(inside, role=Role.KEY_SENTENCE), *after)), *blocks[1:])


def _end_of_first(text: str) -> int:
    """Return where the first sentence of `text` ends, 0 if none does."""
    for match in _END.finditer(text):
        before, after = text[: match.end()], text[match.end() :].lstrip()
        if not after:
            return match.end()
        # Many scripts have no capitals, so what counts is that no small letter follows.
        is_small = after.lstrip(OPENING)[:1].islower()
        if not is_small and not _INITIAL.search(before) and starts_sentence(f"{before} "):
            return match.end()
    return 0


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
