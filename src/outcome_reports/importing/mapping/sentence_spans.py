"""The sentences of a paragraph, and its emphasised characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.importing.word.word_content import Paragraph

_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÞΑ-ΩА-Я0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|vs|cf|e\.g|i\.e|etc|Prof|Gen|Sen|Art)|\b[A-Z])\.\s+$")
_OPENING = re.compile(r"[\s\"“‘«'(\[–—•·*▪►-]*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+)?[\"“‘«'(\[]*", re.IGNORECASE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of `text`; a number typed in front belongs to the first."""
    start = 0
    for match in _END.finditer(text, after_opening(text)):
        if not _ABBREVIATED.search(text[: match.end()]):
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def after_opening(text: str, start: int = 0) -> int:
    """Return the start of a sentence's words, after typed quotation marks, numbers and bullets."""
    match = _OPENING.match(text, start)
    return match.end() if match else start


def set_apart(paragraph: Paragraph) -> list[bool]:
    """Return for each character of the paragraph's text whether it is emphasised.

    If the whole paragraph is, none is.
    """
    apart: list[bool] = []
    pending: bool | None = None
    for run in paragraph.runs:
        looks = run.bold or run.italic or run.apart
        for character in run.text:
            if character.isspace():
                pending = looks if pending is None and apart else pending
                continue
            if pending is not None:
                apart.append(pending and looks)
                pending = None
            apart.append(looks)
    return [False] * len(apart) if all(apart) else apart
