"""The subjects of sentences: the names at their beginning, with doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.said_verbs import ACTED, FOR_ITSELF, LABELLED, MENTIONED, REPORTED, SPEAKER
from outcome_reports.importing.mapping.sentence_spans import after_opening, sentences, set_apart
from outcome_reports.importing.word.word_content import Paragraph
from outcome_reports.model.name_index import NamedInText
from outcome_reports.platform.records import record

Verb = Literal["reported", "acted", "label", ""]

_JOINED = re.compile(r"(?P<sure>,?\s+and\s+|\s*[/&]\s*|,?\s+as well as\s+|\s+jointly with\s+)|(?P<comma>,\s+)")
_ARTICLE = re.compile(r"both\s+(?:the\s+)?|the\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]{1,80}\)")
_BEHIND_COMMA = re.compile(r",\s+(?:the\s+)?\Z")
_POSSESSIVE = re.compile(r"['’]s?\s+")
_MIDDLE = "the name is in the middle of the sentence"
_CLAUSE = re.compile(r"\s*,\s+([^,.;:]{3,160}),")


@record(frozen=True, slots=True)
class Subject:
    """The names at the beginning of a sentence. `verb` is what follows them; `doubt` says why they may not be the
    speakers, "" for none. `is_apart` if they are emphasised or in capitals, `is_first` if nothing precedes them.
    """

    keys: tuple[str, ...]
    verb: Verb
    is_apart: bool
    is_first: bool
    doubt: str = ""


class SubjectFinder:
    """Finds the subjects of sentences in one paragraph of text; `apart` marks emphasised characters."""

    def __init__(self, names: Names, text: str, apart: Sequence[bool]) -> None:
        self._names = names
        self._text = text
        self._apart = apart
        self.actors = [found for found in names.actors_in(text) if not names.is_adjective(found)]
        letters = [c for c in text if c.isalpha()]
        self._is_capitals = bool(letters) and all(c.isupper() for c in letters)

    def subject(self, start: int, end: int) -> Subject | None:
        """Return the subject of the sentence from `start` to `end`; None if it names no one."""
        inside = [found for found in self.actors if start <= found.start < end]
        if not inside:
            return None
        at = self._head(start)
        first = inside[0]
        if first.start == at:
            return self._at_head(inside)
        looked = [found for found in inside if self.is_apart(found)]
        if not looked and (subject := self._behind_comma(inside)):
            return subject
        lead = looked[0] if looked else first
        keys = tuple(dict.fromkeys(found.key for found in looked or [first]))
        verb = self._verb(lead.end)
        return Subject(keys, verb, is_apart=bool(looked), is_first=False, doubt=_MIDDLE)

    def _behind_comma(self, inside: list[NamedInText]) -> Subject | None:
        """Return the subject of a sentence that begins with another: “Together with IOM, Indonesia reported”."""
        for number, found in enumerate(inside):
            if _BEHIND_COMMA.search(self._text, 0, found.start):
                subject = self._at_head(inside[number:])
                return replace(subject, is_first=False, doubt=_MIDDLE) if subject.verb else None
        return None

    def is_apart(self, found: NamedInText) -> bool:
        """Return whether a name is emphasised, by its look or by capitals that are not its own."""
        if any(self._apart[found.start : found.end]):
            return True
        is_shouted = found.name.isupper() and sum(c.isalpha() for c in found.name) > 3
        return is_shouted and not self._is_capitals and not self._names.is_written_so(found)

    def _head(self, start: int) -> int:
        at = after_opening(self._text, start)
        if speaker := SPEAKER.match(self._text, at):
            at = speaker.end()
        if article := _ARTICLE.match(self._text, at):
            at = article.end()
        return at

    def _at_head(self, inside: list[NamedInText]) -> Subject:
        first = inside[0]
        found, doubt, at = [first], "", self._after_name(first)
        by_start = {other.start: other for other in inside}
        comma = False
        while joint := _JOINED.match(self._text, at):
            article = _ARTICLE.match(self._text, joint.end())
            other = by_start.get(article.end() if article else joint.end())
            if other is None:
                break
            found.append(other)
            comma = joint["comma"] is not None
            at = self._after_name(other)
        if comma:
            doubt = "several names are next to each other"
        if possessive := _POSSESSIVE.match(self._text, at):
            noun = FOR_ITSELF.match(self._text, possessive.end())
            doubt = doubt or ("" if noun else "the name is a possessive")
            at = noun.end() if noun else possessive.end()
        if clause := _CLAUSE.match(self._text, at):
            others = any(clause.start() < o.start < clause.end() and o.key != first.key for o in inside)
            if others and not MENTIONED.match(clause[1]):
                doubt = doubt or "others are named with it"
            at = clause.end()
        verb = self._verb(at)
        others_later = any(self.is_apart(o) and o not in found and o.key not in {f.key for f in found} for o in inside)
        if others_later:
            found += [o for o in inside if self.is_apart(o) and o not in found]
            doubt = doubt or "other names are emphasised in the same sentence"
        if not verb:
            doubt = doubt or "the name may be part of a longer one"
        keys = tuple(dict.fromkeys(name.key for name in found))
        return Subject(keys, verb, is_apart=self.is_apart(first), is_first=True, doubt=doubt)

    def _after_name(self, found: NamedInText) -> int:
        brackets = _BRACKETS.match(self._text, found.end)
        return brackets.end() if brackets else found.end

    def _verb(self, at: int) -> Verb:
        if REPORTED.match(self._text, at):
            return "reported"
        if LABELLED.match(self._text, at):
            return "label"
        return "acted" if ACTED.match(self._text, at) else ""


def subjects_of(paragraph: Paragraph, names: Names) -> Iterator[Subject | None]:
    """Yield the subject of each sentence of a paragraph."""
    finder = SubjectFinder(names, paragraph.text, set_apart(paragraph))
    for start, end in sentences(paragraph.text):
        yield finder.subject(start, end)
