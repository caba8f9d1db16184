"""The first sentence of a text, for readers who skim."""

from __future__ import annotations

import re
from dataclasses import replace

from outcome_reports.language.english.sentence_starts import OPENING, starts_sentence
from outcome_reports.tree import (
    Block,
    Inline,
    NoteReference,
    Paragraph,
    Role,
    Span,
    Text,
    inline_text,
    own_inlines,
    with_inlines,
)

_MARK = "\ufffc"
"""Stands for each figure of a footnote mark, which is no part of a sentence."""
_END = re.compile(rf"[.!?…]+[”’\"'»)\]{_MARK}]*(?=\s|$)")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
"""The initial of a name ("J. Smith"), in any script."""
_LEADS_TO_LIST = ":"
_LONGEST_KEY = 320
"""Maximum length of a first sentence to emphasise: a longer one would be a paragraph in bold."""


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`; all of it if no sentence ends in it."""
    return text[: _end_of_first(text)] or text


def with_key_sentence(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the first sentence of the first paragraph in a Span `key-sentence`.

    A text that opens with something else, or with a very long sentence, is unchanged.
    """
    if not blocks or not isinstance(first := blocks[0], Paragraph):
        return blocks
    (read,) = with_inlines((first,), _read)
    words = inline_text(own_inlines(read))
    end = _end_of_first(words) or (len(words) if words.rstrip().endswith(_LEADS_TO_LIST) else 0)
    if not 0 < end <= _LONGEST_KEY:
        return blocks
    inside, after = _parted(first.children, end)
    return (replace(first, children=(Span(inside, role=Role.KEY_SENTENCE), *after)), *blocks[1:])


def _read(inline: Inline) -> tuple[Inline, ...]:
    return (Text(_MARK * len(str(inline.number))),) if isinstance(inline, NoteReference) else (inline,)


def _end_of_first(text: str) -> int:
    """Return the end of the first sentence of `text`, 0 if none ends."""
    for match in _END.finditer(text):
        before, after = text[: match.end()].replace(_MARK, ""), text[match.end() :].lstrip()
        if not after:
            return match.end()
        # Many scripts have no capitals, so the test is that no lower-case letter follows.
        is_small = after.lstrip(OPENING)[:1].islower()
        if not is_small and not _INITIAL.search(before) and starts_sentence(f"{before} "):
            return match.end()
    return 0


def _parted(inlines: tuple[Inline, ...], end: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return `inlines` up to the character `end`, and the rest; only plain text is split, not links and names."""
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
