"""A paragraph taken apart: words, sentences, quoted words, names of things."""

from __future__ import annotations

import re
from typing import NamedTuple

from outcome_reports.checking.text.intervals import Interval
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.markup import PLACEHOLDER

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Bounded, so that a mark that never closes costs no more than a long sentence.
_QUOTED = re.compile(
    r"“[^”]{0,1500}”|(?<![\w’])‘[^‘]{0,1500}?’(?!\w)|(?<!\w)\"[^\"]{0,1500}\"|(?<![\w'])'[^'\n]{3,600}'(?!\w)"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:org|com|net|int|gov|info)\b\S*")
_PROPER = re.compile(
    r"[A-Z][\w’'.-]*(?:[ ]+(?:(?:of|on|and|the|for|against|in|to|from|with|[&])[ ]+){0,3}[A-Z][\w’'-]*)+"
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bDr\.)[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])"
)


class Word(NamedTuple):
    """A word in its place in a paragraph; `plain` is it in small letters with straight apostrophes."""

    text: str
    start: int
    end: int
    plain: str


def in_small_letters(text: str) -> str:
    """The text in small letters with straight apostrophes, character for character."""
    small = text.lower()
    # A few letters change their number when they change their case; places must not shift.
    return (small if len(small) == len(text) else text).replace("’", "'")


def find_words(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words; the parts of a hyphenated compound are words of their own."""
    small = in_small_letters(paragraph.text)
    return tuple(Word(m[0], *m.span(), small[m.start() : m.end()]) for m in _WORD.finditer(paragraph.text))


def find_quoted(paragraph: Paragraph) -> list[Interval]:
    """What stands in quotation marks, or all of a quotation."""
    if paragraph.kind == "quotation":
        return [(0, len(paragraph.text))]
    return [match.span() for match in _QUOTED.finditer(paragraph.text)]


def find_sentences(paragraph: Paragraph) -> list[Interval]:
    """The sentences, with the spaces after them."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph.text)]
    return list(zip([0, *ends], [*ends, len(paragraph.text)], strict=True))


def find_proper_names(paragraph: Paragraph) -> list[Interval]:
    """Phrases of capitalised words."""
    return [match.span() for match in _PROPER.finditer(paragraph.text)]


def find_signs(paragraph: Paragraph) -> list[Interval]:
    """What is no language: addresses and placeholders."""
    return [match.span() for pattern in (_ADDRESS, PLACEHOLDER) for match in pattern.finditer(paragraph.text)]


def starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """True if the word at `start` is the first of its sentence."""
    while start and paragraph.text[start - 1] in "“‘\"'([ ":
        start -= 1
    return not start or paragraph.text[start - 1] in ".!?…:"
