"""Markdown as a reader sees it, each character with its place in the source.

The parser of `markup` decides what a text means; it keeps no places. This reading of the same part of CommonMark keeps
them, and a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from outcome_reports.markup import FENCE_CLOSING, FENCE_OPENING, FOREIGN_ATTRIBUTES, PULLED

Kind = Literal["paragraph", "item", "quotation", "note", "title"]
NameOf = Callable[[str, str, str], str]
"""The words of a mention, from its key, its form and the text before it."""

_START = re.compile(
    r"(?P<quotes>[ ]{0,3}(?:>[ ]?)*)(?P<indent>[ ]*)(?P<items>(?:(?:[-+*]|\d{1,9}[.)])[ ]+)*)"
    r"(?P<note>\[\^[^\]\s]+\]:[ ]*)?"
)
_MENTION = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[\[[^\[\]]*\]\])*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+\"[^\"]*\")?\)"
)
_FOREIGN = re.compile(r"\[((?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]" + FOREIGN_ATTRIBUTES.pattern)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_PLAIN = re.compile(r"[^\\\[<*_=\n]+")
_RUN = re.compile(r"\*+|_+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(frozen=True, slots=True)
class Mark:
    """A `[[KEY|form]]`: where its words stand in the readable text."""

    key: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A link: the place of its words in the readable text, its `address`, and where that begins in the source."""

    address: str
    start: int
    end: int
    offset: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it reads: character n of `text` stands at `offsets[n]` of the source.

    `depth` is the column of a list item; `first` is False for the later paragraphs of one item.
    """

    kind: Kind
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    links: list[Target] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)
    """Stretches that are marked as being in another language than English, or in no matter which."""
    depth: int = 0
    first: bool = True


def title_paragraph(text: str) -> Paragraph:
    """A line without markup."""
    return Paragraph("title", text, list(range(len(text))))


def readable(source: str, name_of: NameOf) -> list[Paragraph]:
    """The paragraphs of a Markdown text that has passed the parser, in the order of the source."""
    found: list[Paragraph] = []
    lines: list[tuple[str, int]] = []
    at = 0
    foreign = False
    for line in source.split("\n"):
        if (opening := FENCE_OPENING.match(line)) or FENCE_CLOSING.match(line):
            _close(found, lines, name_of, foreign=foreign)
            foreign = opening is not None and _is_foreign(opening[1])
            at += len(line) + 1
            continue
        match = _START.match(line)
        assert match is not None
        start = match.end()
        if not line[start:].strip():
            _close(found, lines, name_of, foreign=foreign)
        elif lines and not _interrupts(match, found[-1]):
            start = len(match["quotes"]) + len(match["indent"])
            lines.append((line[start:], at + start))
        else:
            _close(found, lines, name_of, foreign=foreign)
            found.append(_opened(match, found))
            lines.append((line[start:], at + start))
        at += len(line) + 1
    _close(found, lines, name_of, foreign=foreign)
    return [paragraph for paragraph in found if paragraph.text]


def _interrupts(match: re.Match[str], current: Paragraph) -> bool:
    """True if a line begins a block of its own though no blank line stands before it (CommonMark 0.31, 5.2)."""
    items = match["items"]
    if items and items[0].isdigit() and not items.startswith(("1.", "1)")) and current.kind != "item":
        return False
    return bool(items or match["note"]) or (">" in match["quotes"] and current.kind != "quotation")


def _opened(match: re.Match[str], found: list[Paragraph]) -> Paragraph:
    quoted = ">" in match["quotes"]
    depth = len(match["quotes"]) + len(match["indent"])
    if match["items"]:
        return Paragraph("quotation" if quoted else "item", depth=depth)
    if match["note"]:
        return Paragraph("note")
    if quoted:
        return Paragraph("quotation")
    if depth >= 2 and found and found[-1].kind in {"item", "note"}:
        return Paragraph(found[-1].kind, depth=found[-1].depth, first=False)
    return Paragraph("paragraph")


def _is_foreign(attributes: str) -> bool:
    return not re.search(r"lang=[\"']?en\b", attributes)


def _close(found: list[Paragraph], lines: list[tuple[str, int]], name_of: NameOf, *, foreign: bool) -> None:
    if lines:
        raw = "\n".join(line for line, _ in lines)
        places: list[int] = []
        for line, at in lines:
            places.extend(range(at, at + len(line) + 1))
        _Inlines(raw, places, found[-1], name_of).read(0, len(raw))
        paragraph = found[-1]
        stripped = len(paragraph.text.rstrip())
        paragraph.text, paragraph.offsets = paragraph.text[:stripped], paragraph.offsets[:stripped]
        if foreign:
            paragraph.foreign = [(0, stripped)]
        lines.clear()


class _Inlines:
    """Reads the inline markup of one paragraph."""

    def __init__(self, raw: str, places: list[int], paragraph: Paragraph, name_of: NameOf) -> None:
        self._raw = raw
        self._places = places
        self._paragraph = paragraph
        self._name_of = name_of

    def read(self, at: int, end: int) -> None:
        raw = self._raw
        while at < end:
            if plain := _PLAIN.match(raw, at, end):
                self._add(raw[at : plain.end()], self._places[at : plain.end()])
                at = plain.end()
            elif raw[at] == "\n":
                if not self._paragraph.text.endswith(" "):
                    self._add(" ", [self._places[at]])
                at += 1
            elif raw[at] == "\\":
                escaped = at + 1 < end and raw[at + 1] in _PUNCTUATION
                if escaped or raw[at + 1 : at + 2] != "\n":
                    place = at + escaped
                    self._add(raw[place], [self._places[place]])
                at += 1 + escaped
            elif raw[at] in "*_":
                at = self._emphasis(at, end)
            elif raw[at] == "=":
                at = self._pulled(at, end)
            else:
                at = self._bracket(at, end)

    def _pulled(self, at: int, end: int) -> int:
        if pulled := PULLED.match(self._raw, at, end):
            self.read(pulled.start(1), pulled.end(1))
            return pulled.end()
        self._add(self._raw[at], self._places[at : at + 1])
        return at + 1

    def _emphasis(self, at: int, end: int) -> int:
        run = _RUN.match(self._raw, at, end)
        assert run is not None
        before, after = self._raw[at - 1 : at] or " ", self._raw[run.end() : run.end() + 1] or " "
        inside_word = run[0][0] == "_" and before.isalnum() and after.isalnum()
        if inside_word or (before.isspace() and after.isspace()):
            self._add(run[0], self._places[at : run.end()])
        return run.end()

    def _bracket(self, at: int, end: int) -> int:
        raw, paragraph = self._raw, self._paragraph
        if mention := _MENTION.match(raw, at, end):
            start = len(paragraph.text)
            key, form = mention[1].strip(), (mention[2] or "auto").strip()
            words = self._name_of(key, form, paragraph.text)
            self._add(words, [self._places[at]] * len(words))
            paragraph.marks.append(Mark(key, form, start, len(paragraph.text)))
            return mention.end()
        if note := _NOTE_MARK.match(raw, at, end):
            return note.end()
        if link := _LINK.match(raw, at, end):
            start = len(paragraph.text)
            self.read(link.start(1), link.end(1))
            paragraph.links.append(Target(link[2], start, len(paragraph.text), self._places[link.start(2)]))
            return link.end()
        if marked := _FOREIGN.match(raw, at, end):
            start = len(paragraph.text)
            self.read(marked.start(1), marked.end(1))
            if _is_foreign(marked[2]):
                paragraph.foreign.append((start, len(paragraph.text)))
            return marked.end()
        if link := _AUTOLINK.match(raw, at, end):
            start = len(paragraph.text)
            self._add(link[1], self._places[link.start(1) : link.end(1)])
            paragraph.links.append(Target(link[1], start, len(paragraph.text), self._places[link.start(1)]))
            return link.end()
        self._add(raw[at], [self._places[at]])
        return at + 1

    def _add(self, text: str, places: list[int]) -> None:
        self._paragraph.text += text
        self._paragraph.offsets += places
