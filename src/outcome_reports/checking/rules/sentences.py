"""Sentences: length, repeated words, unclosed brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.errors import counted
from outcome_reports.language.english.function_words import words_of

_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_RIGHT_TWICE = words_of("bora had her in on that very")
"""Words that may be correct twice: “the country they came in in 2020”, “it gave her her passport”."""
_NEVER_TWICE = words_of("an and every if its my nor or our than the their your")
_PAIRS = {"(": ")", "[": "]", "“": "”"}


@rule(
    "LNG011",
    "repeated word",
    severity="error",
    why="A slip of the hand.",
    source="plain English",
    good=("It is so.", "He said that that was so. They came in in May.", "Boutros Boutros-Ghali, of Pago Pago."),
    bad=(Example("In the the end.", fixed="In the end."), Example("The the end.", fixed="The end."), "They met met."),
    kept=(
        "They came came from Walla Walla with vitamin A a day, and what it is is clear.",
        "The The are a band. He said “the the”. *The the* is a song. The Wa wa and US us, AND and OR or.",
        "[le le]{lang=fr} is not English; see the_the.pdf and `the the`.",
    ),
)
def doubled_word(material: Material) -> Iterator[Hit]:
    """Find the same word twice in a row."""
    for stretch, match in material.search(_DOUBLED):
        word, again = match[1], match[0].split()[-1]
        if word.casefold() in _RIGHT_TWICE or (again[0].isupper() and not word.isupper()):
            continue
        sure = again in _NEVER_TWICE and (word == again or starts_sentence(stretch.paragraph, stretch.start))
        yield Hit(stretch, f"“{word}” is repeated", "delete one", word if sure else None)


@rule(
    "LNG012",
    "long sentence",
    severity="warning",
    why=(
        "A sentence that will be read out and translated should contain one thought; the profile sets the maximum "
        "number of words."
    ),
    source=f"{MANUAL}, “Drafting and editing”: short and clear sentences; the limit is the profile’s own choice",
    good=("Short sentences are understood. " * 9,),
    bad=(
        "In very " + "long sentences that go on and on with one clause after another " * 4 + "nobody finds the verb.",
    ),
)
def long_sentence(material: Material) -> Iterator[Hit]:
    """Find sentences with more words than the profile allows."""
    limit = material.profile.limits.sentence
    for passage, paragraph in material.paragraphs("prose"):
        for start, end in material.sentences(paragraph):
            count = len(paragraph.text[start:end].split())
            if count > limit:
                excerpt = " ".join(paragraph.text[start:end].split()[:8]) + " …"
                message = f"a sentence of {counted(count, 'word')}"
                hint = f"split it: at most {counted(limit, 'word')}"
                yield Hit(Stretch(passage, paragraph, start, end), message, hint, excerpt=excerpt)


@rule(
    "LNG022",
    "bracket or quotation mark that is not closed",
    severity="warning",
    why="Readers cannot tell where the aside or the quoted words end.",
    source="plain English",
    good=("They (all of them) said “yes”.", "The themes are 1) law and 2) order."),
    bad=("They (all of them said yes.", "They said “yes."),
)
def unclosed_bracket(material: Material) -> Iterator[Hit]:
    """Find opening marks of a paragraph that have no closing one."""
    for passage, paragraph in material.paragraphs():
        for opening, closing in _PAIRS.items():
            if paragraph.text.count(opening) > paragraph.text.count(closing):
                at = paragraph.text.rfind(opening)
                message = f"“{opening}” is not closed"
                yield Hit(Stretch(passage, paragraph, at, at + 1), message, f"put “{closing}” where it ends")
