"""What rules look at: the edition with its texts taken apart, each part worked out once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from outcome_reports.checking.naming import Name, form_of
from outcome_reports.checking.passages import DocumentName, Passage, Stretch, passages_of
from outcome_reports.checking.profile import Profile
from outcome_reports.checking.readable import Paragraph
from outcome_reports.model import Edition, Entity, Group, Registry, Term

Interval = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”|(?<![\w’])‘[^‘]*?’(?!\w)|(?<!\w)\"[^\"]*\"|(?<![\w'])'[^'\n]{3,}?'(?!\w)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:org|com|net|int|gov|info)\b\S*")
_PROPER = re.compile(
    r"[A-Z][\w’'.-]*(?:[ ]+(?:(?:of|on|and|the|for|against|in|to|from|with|[&])[ ]+){0,3}[A-Z][\w’'-]*)+"
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bDr\.)[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place in a paragraph; `plain` is it in small letters with straight apostrophes."""

    text: str
    start: int
    end: int
    plain: str


class Material:
    """An edition, the profile it is held against, and the edition before it, if that is known."""

    def __init__(self, edition: Edition, profile: Profile, previous: Edition | None = None) -> None:
        self.edition = edition
        self.profile = profile
        self.previous = previous
        self.registry: Registry = edition.registry
        self.passages = passages_of(edition)
        self._names: dict[int, tuple[Name, ...]] = {}
        self._exempt: dict[int, list[Interval]] = {}
        self._words: dict[int, tuple[Word, ...]] = {}
        self._quoted: dict[int, list[Interval]] = {}

    @property
    def english(self) -> Iterator[Passage]:
        """The passages in English."""
        for passage in self.passages:
            if (passage.lang or self.edition.language).startswith("en"):
                yield passage

    def paragraphs(self, *kinds: Literal["prose", "title", "label"]) -> Iterator[tuple[Passage, Paragraph]]:
        """Every paragraph of the English passages of those kinds (of all, if none is given)."""
        for passage in self.english:
            if not kinds or passage.kind in kinds:
                for paragraph in passage.paragraphs:
                    yield passage, paragraph

    def printed_in(self, document: DocumentName) -> Iterator[Passage]:
        """The English passages of one document, in reading order."""
        return (passage for passage in self.english if document in passage.documents)

    def search(
        self, pattern: re.Pattern[str], *kinds: Literal["prose", "title", "label"], exempt: bool = True
    ) -> Iterator[tuple[Stretch, re.Match[str]]]:
        """Every match of `pattern` in the readable texts, those in exempt words only if `exempt` is False."""
        for passage, paragraph in self.paragraphs(*kinds):
            for match in pattern.finditer(paragraph.text):
                if not exempt or self.is_free(paragraph, *match.span()):
                    yield Stretch(passage, paragraph, *match.span()), match

    def entry(self, key: str) -> Entity | Group | Term | None:
        """The entity, term or group of a key."""
        return self.registry.entity(key) or self.registry.term(key) or self.registry.group(key)

    def names(self, paragraph: Paragraph) -> tuple[Name, ...]:
        """Every registered name of a paragraph, marked or not, in order."""
        if id(paragraph) not in self._names:
            self._names[id(paragraph)] = tuple(sorted(self._names_in(paragraph), key=lambda name: name.start))
        return self._names[id(paragraph)]

    def _names_in(self, paragraph: Paragraph) -> Iterator[Name]:
        for mark in paragraph.marks:
            if (entry := self.entry(mark.key)) is not None:
                shown = paragraph.text[mark.start : mark.end]
                yield Name(mark.key, mark.start, mark.end, form_of(entry, shown), marked=True)
        for found in self.registry.name_index.names_in(paragraph.text):
            if not any(mark.start < found.end and found.start < mark.end for mark in paragraph.marks):
                entry = self.entry(found.key)
                assert entry is not None
                yield Name(found.key, found.start, found.end, form_of(entry, found.name), marked=False)

    def exempt(self, paragraph: Paragraph) -> list[Interval]:
        """What house style leaves alone: mentions, registered names, quoted words, quotations, addresses."""
        if id(paragraph) not in self._exempt:
            intervals = [(name.start, name.end) for name in self.names(paragraph)]
            intervals += quoted(paragraph)
            intervals += [match.span() for match in _ADDRESS.finditer(paragraph.text)]
            self._exempt[id(paragraph)] = _joined(intervals)
        return self._exempt[id(paragraph)]

    def is_free(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """True if no part of those characters is exempt."""
        return not touches(self.exempt(paragraph), start, end)

    def is_quoted(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """True if any of those characters are somebody else's words."""
        if id(paragraph) not in self._quoted:
            self._quoted[id(paragraph)] = quoted(paragraph)
        return touches(self._quoted[id(paragraph)], start, end)

    def words(self, paragraph: Paragraph) -> tuple[Word, ...]:
        """The words of a paragraph; the parts of a hyphenated compound are words of their own."""
        if id(paragraph) not in self._words:
            small = in_small_letters(paragraph.text)
            found = _WORD.finditer(paragraph.text)
            self._words[id(paragraph)] = tuple(Word(m[0], *m.span(), small[m.start() : m.end()]) for m in found)
        return self._words[id(paragraph)]

    def states(self, paragraph: Paragraph) -> tuple[Name, ...]:
        """Those names of a paragraph that name a State, adjectives left out."""
        return tuple(
            name
            for name in self.names(paragraph)
            if name.form != "adjective" and (entity := self.registry.entity(name.key)) and entity.is_state
        )

    @functools.cached_property
    def taking_part(self) -> frozenset[str]:
        """The keys of all who took part: participants, those named at a part of the overview, and the organiser."""
        parts = self.edition.overview.parts if self.edition.overview else ()
        named = {key for part in parts for key in part.participants}
        return frozenset({*self.edition.participants(), *named, self.edition.organiser})


def in_small_letters(text: str) -> str:
    """The text in small letters with straight apostrophes, character for character."""
    small = text.lower()
    # A few letters change their number when they change their case; places must not shift.
    return (small if len(small) == len(text) else text).replace("’", "'")


def quoted(paragraph: Paragraph) -> list[Interval]:
    """The words of a paragraph that are somebody else's: in quotation marks, or all of a quotation."""
    if paragraph.kind == "quotation":
        return [(0, len(paragraph.text))]
    return [match.span() for match in _QUOTED.finditer(paragraph.text)]


def proper_names(paragraph: Paragraph) -> list[Interval]:
    """Phrases of capitalised words, which are names of something whether the registry has them or not."""
    return [match.span() for match in _PROPER.finditer(paragraph.text)]


def sentences(paragraph: Paragraph) -> list[Interval]:
    """The sentences of a paragraph."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph.text)]
    return list(zip([0, *ends], [*ends, len(paragraph.text)], strict=True))


def starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """True if the word at `start` is the first of its sentence."""
    before = paragraph.text[:start].rstrip("“‘\"'([ ")
    return not before or before[-1] in ".!?…:"


def touches(intervals: Iterable[Interval], start: int, end: int) -> bool:
    """True if characters `start` to `end` share any with the intervals, which are in order and apart."""
    intervals = list(intervals) if not isinstance(intervals, list) else intervals
    at = bisect_right(intervals, (start, 1 << 30))
    return (at > 0 and intervals[at - 1][1] > start) or (at < len(intervals) and intervals[at][0] < end)


def _joined(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    for start, end in sorted(intervals):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
