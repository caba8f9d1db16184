"""The openings of paragraphs among reports: a new report, an unknown name, or a continuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcome_reports.importing.mapping.named_entities import Names
from outcome_reports.importing.mapping.said_verbs import ACTED, GOES_ON, HEADS, LABELLED, NOBODY, REPORTED
from outcome_reports.importing.mapping.sentence_spans import after_opening, sentences, set_apart
from outcome_reports.importing.mapping.sentence_subjects import Subject, SubjectFinder
from outcome_reports.importing.word.word_content import Paragraph
from outcome_reports.platform.records import record

_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.&-]*|of|for|and|on|the|in|de|du|des|et|la|le|against)(?:\s+|$)")
_WITHIN = re.compile(r"(?<=[\w,”\"’»] )[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+|for\s+|and\s+|the\s+|on\s+)*[A-ZÀ-Þ][\w’'-]+)*")
_QUOTES = "\"“‘«'"
_FIRST = re.compile(r"[A-ZÀ-Þ][\w-]+")
_LABEL = re.compile(rf"{_FIRST.pattern}(?: (?:(?:of|and|the) )*{_FIRST.pattern})*(?= ?(?::| [–—-] ))")
_THE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_SIDE = re.compile(rf"(?:\s+[a-z]+){{1,2}}{REPORTED.pattern}")
_ARTICLE = re.compile(r"(?:L[ae]s?\s+|L['’]|El\s+|Los\s+)(?=[A-ZÀ-Þ])")
"""The articles of names in French and Spanish: “La Thaïlande a présenté …”."""
_MAX_UNKNOWN_WORDS = 14
_NEAR = 3
"""A name after at most this many words is at the beginning of its sentence."""


@record(frozen=True, slots=True)
class Opening:
    """The opening of a paragraph: a report `by` entities, or by an `unknown`, or a continuation, perhaps doubtful."""

    by: tuple[str, ...] = ()
    doubt: str = ""
    unknown: str = ""
    says: bool = False
    """True if another entity speaks in a paragraph that may continue the previous report."""


class OpeningReader:
    """Reads the openings of the paragraphs of one section; `has_leads` if some begin with an emphasised name."""

    def __init__(self, names: Names, has_leads: bool) -> None:
        self._names = names
        self._has_leads = has_leads

    def opening(self, paragraph: Paragraph, by: tuple[str, ...] | None) -> Opening:
        """Return the opening of `paragraph` after a report by `by`: an unknown reporter for (), no report for None."""
        text = paragraph.text
        apart = set_apart(paragraph)
        finder = SubjectFinder(self._names, text, apart)
        spans = list(sentences(text))
        subject = finder.subject(*spans[0]) if spans else None
        subject = subject or self._behind_quotation(finder, text, spans)
        by, has_current = by or (), by is not None
        if subject is None:
            return self._nameless(text, apart, by)
        if subject.is_apart:
            others = self._other_leads(finder, spans, subject)
            if others:
                return Opening((*subject.keys, *others), "other names are emphasised in the same paragraph")
            if paragraph.listing and by and not subject.is_first:
                return Opening(doubt="" if set(subject.keys) <= set(by) else self._other(by, subject.keys))
            return Opening(subject.keys, subject.doubt)
        if by and set(subject.keys) <= set(by):
            first = {found.key for found in finder.actors if found.start < spans[0][1]}
            alone = subject.is_first or first <= set(by)
            others = tuple(sorted(first - set(by)))
            return Opening() if alone else Opening(doubt=self._other(by, others), says=True)
        if paragraph.listing and has_current and not (subject.is_first and subject.verb in {"reported", "label"}):
            return Opening()
        is_plain = subject.is_first and not paragraph.listing
        if by and self._has_leads and not is_plain and not self._is_new(finder, text, by, subject):
            return Opening(doubt=self._other(by, subject.keys), says=subject.verb == "reported")
        if subject.is_first:
            # Plain names are never certain: a report may continue with what another State did.
            return Opening(subject.keys, subject.doubt or "the name is not emphasised")
        if unknown := self._unknown(text, apart):
            return Opening(unknown=unknown)
        return Opening(subject.keys, subject.doubt)

    def _behind_quotation(self, finder: SubjectFinder, text: str, spans: Sequence[tuple[int, int]]) -> Subject | None:
        """Return the subject of the sentence after a quotation that opens a paragraph."""
        return finder.subject(*spans[1]) if len(spans) > 1 and text[0] in _QUOTES else None

    def _other_leads(self, finder: SubjectFinder, spans: Sequence[tuple[int, int]], first: Subject) -> tuple[str, ...]:
        found = (finder.subject(*span) for span in spans[1:])
        later = (s for s in found if s and s.is_apart and s.is_first)
        return tuple(dict.fromkeys(key for s in later for key in s.keys if key not in first.keys))

    def _is_new(self, finder: SubjectFinder, text: str, by: Sequence[str], subject: Subject) -> bool:
        """Return whether a paragraph more likely belongs to the entity it names first than to the previous report."""
        named = [found.key for found in finder.actors]
        if set(named) & set(by):
            return False
        first = next(found for found in finder.actors if found.key == subject.keys[0])
        return named.count(subject.keys[0]) > 1 or len(text[: first.start].split()) <= _NEAR

    def _other(self, by: Sequence[str], keys: Sequence[str]) -> str:
        return f"the report of {' and '.join(by)} goes on, or this is of {' and '.join(keys)}"

    def _nameless(self, text: str, apart: Sequence[bool], by: Sequence[str]) -> Opening:
        if unknown := self._unknown(text, apart):
            return Opening(unknown=unknown)
        if by and (strange := self._adjective(text, by) or self._strange(text, apart)):
            return Opening(doubt=f"the report of {' and '.join(by)} goes on, or this is of {strange}", says=True)
        if by and NOBODY.match(text, after_opening(text)):
            return Opening(doubt=f"the report of {' and '.join(by)} goes on, or nobody in particular said this")
        return Opening()

    def _adjective(self, text: str, by: Sequence[str]) -> str:
        """Return the adjective of another entity that speaks in the first sentence: “The Indonesian side said …”."""
        head = _THE.match(text, after_opening(text))
        _, end = next(sentences(text), (0, 0))
        for found in (found for found in self._names.actors_in(text) if found.end <= end and found.key not in by):
            if (head and found.start == head.end()) or _SIDE.match(text, found.end):
                return f"“{found.name}”"
        return ""

    def _strange(self, text: str, apart: Sequence[bool]) -> str:
        """Return an unregistered name in the first sentence that is emphasised or reports; "" for none."""
        start = after_opening(text)
        spans = list(sentences(text))
        # The sentence after a quotation attributes it.
        _, end = spans[1] if len(spans) > 1 and text[0] in _QUOTES else spans[0]
        article = _ARTICLE.match(text, start)
        first = _FIRST.match(text, article.end() if article else start)
        label = _LABEL.match(text, start)
        is_usual = label is not None and label[0] in self._names.labels
        if first and (article or any(apart[start : first.end()]) or (self._is_proper(first, text) and not is_usual)):
            return f"“{first[0]}”"
        if label and not is_usual and not self._is_common(head := label[0].split()[0]) and head.casefold() not in HEADS:
            return f"“{label[0]}”"
        for match in _WITHIN.finditer(text, 0, end):
            if any(apart[match.start() : match.end()]) or REPORTED.match(text, match.end()):
                return f"“{match[0]}”"
        return ""

    def _is_proper(self, first: re.Match[str], text: str) -> bool:
        """Return whether a sentence begins with a name, judging by its verb: a word never written in lower case."""
        if self._is_common(first[0]):
            return False
        return bool(ACTED.match(text, first.end()) or re.match(r"\s+[a-z]+s\b", text[first.end() :]))

    def _is_common(self, word: str) -> bool:
        return GOES_ON.match(word) is not None or word.casefold() in self._names.common

    def _unknown(self, text: str, apart: Sequence[bool]) -> str:
        """Return the name of an unregistered reporter with which a text begins, "" for none."""
        at = start = after_opening(text)
        if article := re.match(r"[Tt][Hh][Ee]\s+", text[at:]):
            at = start = at + article.end()
        if at < len(apart) and apart[at]:
            while at < len(apart) and (apart[at] or text[at].isspace()):
                at += 1
        else:
            while match := _NAME.match(text, at):
                at = match.end()
        name = text[start:at].strip(" :–—.,")
        if not name or len(name.split()) > _MAX_UNKNOWN_WORDS:
            return ""
        is_apart = start < len(apart) and apart[start]
        end = start + len(name)
        if not is_apart and (GOES_ON.match(name) or NOBODY.match(name)):
            return ""
        if re.fullmatch(r"(?:in|on|at|by|for|to|a|an)\b.*", name, re.IGNORECASE):
            return ""
        says = REPORTED.match(text, end) or (is_apart and ACTED.match(text, end))
        looks = all(_NAME.match(word) for word in name.split())
        is_label = LABELLED.match(text, end) and is_apart and len(name.split()) > 1
        return name if looks and (says or is_label) else ""
