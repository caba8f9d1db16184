"""Repeated text: within an edition, and from the previous edition."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import Example, Hit, rule
from outcome_reports.checking.text.passages import Passage, Stretch, passages_of
from outcome_reports.language.english.number_words import ordinal_in_words
from outcome_reports.markup import PLACEHOLDER
from outcome_reports.model import Edition
from outcome_reports.platform.records import record

_WORDS = re.compile(r"[^\W_]+")
_SHINGLE = 5
_ALIKE = 0.6
# Maximum number of places remembered for a run of words; more frequent ones are found in the first places.
_MAX_OTHERS = 50

_INSIGHT = (
    "The safe movement of people across borders in search of work is a reality that every government of the region has "
    "to manage together."
)


def _twice(text: str) -> Example:
    chapter = {"id": "one", "title": "One", "introduction": text}
    insights = {"title": "Insights", "insights": [{"id": "i", "chapter": "one", "text": _INSIGHT}]}
    return Example(parts={"chapters": [chapter], "insights": insights})


@rule(
    "STR003",
    "passage that repeats another",
    severity="warning",
    why="A sentence that is in two places is read twice, and corrected in only one of them.",
    source="the profile’s own choice; the event summary is a separate document and may repeat the statement",
    good=(
        _twice(
            "People move for work, and governments manage it. Delegates asked for more legal ways of doing so, soon."
        ),
    ),
    bad=(_twice(_INSIGHT.replace("together", "well")),),
)
def repeated_passage(material: Material) -> Iterator[Hit]:
    """Find sentences that nearly repeat another passage of the statement, one finding for each pair of passages."""
    shortest = material.profile.limits.repeated
    passages = [passage for passage in material.printed_in("statement") if passage.kind == "prose"]
    spoken = [said for passage in passages for said in _said(material, passage, shortest)]
    shingles = [_shingles(said.words) for said in spoken]
    repeated = {shingle for shingle, count in Counter(itertools.chain.from_iterable(shingles)).items() if count > 1}
    by_shingle: dict[tuple[str, ...], list[int]] = {}
    told: set[tuple[int, int]] = set()
    for number, one in enumerate(spoken):
        shared: dict[int, int] = {}
        for shingle in shingles[number] & repeated:
            others = by_shingle.setdefault(shingle, [])
            for other in others:
                shared[other] = shared.get(other, 0) + 1
            if len(others) < _MAX_OTHERS:
                others.append(number)
        for other, count in sorted(shared.items()):
            first = spoken[other]
            pair = (id(first.at.passage), id(one.at.passage))
            if first.at.passage is one.at.passage or pair in told:
                continue
            if count >= _ALIKE * min(len(shingles[other]), len(shingles[number])):
                told.add(pair)
                message = f"nearly the same text is in {_place(first.at.passage)}"
                hint = f"there: “{_beginning(first.at)}”; say it once, or say something new here"
                yield Hit(one.at, message, hint, excerpt=_beginning(one.at))


@rule(
    "STR010",
    "text carried over from the previous edition",
    severity="warning",
    why="The number of last year’s dialogue, or a sentence of last year’s statement, stands where this year’s belongs.",
    source="the profile’s own choice; addresses, contact and notes to readers may stay",
    good=(Example("The Fourth Dialogue of States met.", parts={"number": 4, "series": "Dialogue of States"}),),
    bad=(Example("The Third Dialogue of States met.", parts={"number": 4, "series": "Dialogue of States"}),),
)
def carried_over(material: Material) -> Iterator[Hit]:
    """Find the number of the previous edition before the dialogue's name, and sentences from the previous edition."""
    edition = material.edition
    if edition.number > 1:
        before, now = ordinal_in_words(edition.number - 1), ordinal_in_words(edition.number).capitalize()
        last = edition.series.split()[-1] if edition.series.split()[-1][0].isupper() else edition.series
        # In a fixed order: the first match is quoted.
        names = "|".join((re.escape(edition.series), re.escape(last), r"(?:\w+ )?Dialogue", r"(?:\w+ )?Border Forum"))
        for stretch, _ in material.search(re.compile(rf"\b{before}[ ](?:{names})\b", re.IGNORECASE), exempt=False):
            yield Hit(
                stretch,
                f"“{stretch.text}” was the previous edition",
                f"write “{now} …”, or make clear that the last one is meant",
            )
    if material.previous is not None:
        yield from _sentences_of(material, material.previous())


def _sentences_of(material: Material, previous: Edition) -> Iterator[Hit]:
    shortest = material.profile.limits.repeated
    old: dict[tuple[str, ...], Stretch] = {}
    for passage in passages_of(previous):
        if passage.kind == "prose":
            old |= {tuple(said.words): said.at for said in _said(material, passage, shortest)}
    for passage in material.english:
        if passage.kind == "prose" and passage.path[0] not in {"contact", "notice"}:
            for said in _said(material, passage, shortest):
                if tuple(said.words) in old:
                    message = "this sentence is in the previous edition"
                    yield Hit(said.at, message, "write what was said this year", excerpt=_beginning(said.at))


@record(frozen=True, slots=True)
class _Said:
    """A sentence, and its words without case and punctuation."""

    at: Stretch
    words: list[str]


def _said(material: Material, passage: Passage, shortest: int) -> Iterator[_Said]:
    for paragraph in passage.paragraphs:
        if paragraph.kind == "quotation" or PLACEHOLDER.search(paragraph.text):
            continue
        for start, end in material.sentences(paragraph):
            words = _WORDS.findall(paragraph.text[start:end].casefold())
            if len(words) >= shortest:
                yield _Said(Stretch(passage, paragraph, start, end), words)


def _shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
    """Return the runs of words by which a sentence is compared with others."""
    return frozenset(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))


def _beginning(stretch: Stretch) -> str:
    words = stretch.text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def _place(passage: Passage) -> str:
    steps = [str(step + 1) if isinstance(step, int) else step.replace("_", " ") for step in passage.path]
    return " > ".join(steps)
