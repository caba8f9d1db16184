"""Markdown as a reader sees it, each character with its place in the source.

The parser of `markup` decides what a text means; it keeps no places. This reading of the same part of CommonMark keeps
them, and a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "item", "quotation", "note", "title"]
NameOf = Callable[[str, str, str], str]
"""The words of a mention, from its key, its form and the text before it."""

_START = re.compile(
    r"(?P<quotes>[ ]{0,3}(?:>[ ]?)*)(?P<indent>[ ]*)(?P<items>(?:(?:[-+*]|\d{1,9}[.)])[ ]+)*)(?P<note>\[\^[^\]\s]+\]:[ ]*)?"
)
_MENTION = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_LINK = re.compile(r"\[((?:[^\[\]]|\[\[[^\[\]]*\]\])*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_SPECIAL = re.compile(r"[\\\[<*_\n]")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@dataclass(frozen=True, slots=True)
class Mark:
    """A `[[KEY|form]]`: where its words stand in the readable text."""

    key: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A link: where its words stand in the readable text, and its `address`, which stands in the source at `offset`."""

    address: str
    start: int
    end: int
    offset: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it reads. `offsets[n]` is the place in the source of character n of `text`.

    `depth` counts the columns by which a list item is indented; `first` is False for later paragraphs of one item.
    """

    kind: Kind
    text: str
    offsets: list[int]
    marks: list[Mark] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    depth: int = 0
    first: bool = True


def title_paragraph(text: str) -> Paragraph:
    """A line without markup."""
    return Paragraph("title", text, list(range(len(text))))


def readable(source: str, name_of: NameOf) -> list[Paragraph]:
    """The paragraphs of a Markdown text that has passed the parser, in the order of the source."""
    reader = _Reader(source, name_of)
    for number, line in enumerate(source.split("\n")):
        reader.line(line, sum_of_lengths := reader.at)
        reader.at = sum_of_lengths + len(line) + 1
        del number
    reader.close()
    return reader.paragraphs


class _Reader:
    """Gathers lines into paragraphs."""

    def __init__(self, source: str, name_of: NameOf) -> None:
        self._source = source
        self._name_of = name_of
        self._lines: list[tuple[int, int]] = []
        self._kind: Kind = "paragraph"
        self._depth = 0
        self._first = True
        self._in_note = False
        self._item = False
        self._quotes = 0
        self.at = 0
        self.paragraphs: list[Paragraph] = []
