"""Spelling traditions: British words, one ending of verbs, and the spellings the house prefers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import Word
from outcome_reports.checking.text.intervals import Interval, touches
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.checking.text.phrases import PhraseIndex, in_case_of
from outcome_reports.language.english.function_words import words_of

_SPELLING = f"{MANUAL}, “Spelling”: the Concise Oxford English Dictionary decides"
_VERB = re.compile(r"(\w+?)i([sz])(e|ed|es|er|ers|ing|able|ation|ations|ational)$", re.IGNORECASE)
# In these the letters are part of the root, not a suffix (the Manual names surprise, advise and comprise).
_ROOTS = words_of(
    "advertise advise anise appraise apprise arise braise bruise capsize chastise circumcise comprise compromise "
    "concise crise cruise demise despise devise disguise downsize enterprise excise exercise expertise franchise "
    "geyse guise improvise incise kaise likewise maize malaise mayonnaise merchandise mise noise otherwise "
    "paradise poise praise precise premise prize promise raise reprise resize revise rise seize size supervise "
    "surmise surprise televise treatise unwise uprise vise wise"
)


@rule(
    "LNG001",
    "American spelling",
    severity="warning",
    why="One spelling tradition throughout: British. Names that contain the other keep it.",
    source=_SPELLING,
    good=("Labour and programmes.", "The Anti-Scam Center War Room opened."),
    bad=(
        Example("They discussed labor and a program.", fixed="They discussed labour and a programme."),
        Example("The center is new.", fixed="The centre is new."),
    ),
)
def american_spelling(material: Material) -> Iterator[Hit]:
    """Words of the profile's list, outside names."""
    british = material.profile.spelling.british
    for stretch, word in _outside_names(material, lambda word: word.plain in british):
        right = in_case_of(word.text, _in_house_verbs(material, british[word.plain]))
        yield Hit(stretch, f"“{word.text}” is American spelling", f"write “{right}”", replacement=right)


@rule(
    "LNG002",
    "the other ending of verbs in -ise or -ize",
    severity="warning",
    why="Verbs that have both endings have one of them throughout, the one that the profile chooses.",
    source=f"{MANUAL}, “Spelling”: -ize is the preferred form; the profile rso chooses -ise",
    good=("They advised the Organization for Security.", "They analysed and realized the exercise."),
    bad=(
        Example("They organised it.", fixed="They organized it."),
        Example("The organisation recognises it.", fixed="The organization recognizes it."),
    ),
)
def other_verb_ending(material: Material) -> Iterator[Hit]:
    """Words with the ending that the profile does not choose."""
    house = material.profile.spelling.verbs[1]
    terms = {term.rpartition(" ")[2].casefold(): term for term in material.profile.capitals.terms if " " in term}

    def departs(word: Word) -> bool:
        match = _VERB.match(word.plain)
        return match is not None and match[2] != house and _base(match) not in _ROOTS

    for stretch, word in _outside_names(material, departs, terms):
        match = _VERB.match(word.text)
        assert match is not None
        right = f"{match[1]}{match[0][len(match[1])]}{in_case_of(match[2], house)}{match[3]}"
        other = "ise" if house == "z" else "ize"
        yield Hit(stretch, f"“{word.text}” has -{other}", f"write “{right}”", replacement=right)


@rule(
    "LNG003",
    "spelling that the house does not use",
    severity="warning",
    why="Of several right spellings the house uses one.",
    source=f"{MANUAL}, “Spelling”: list of preferred spellings",
    good=("Capacity-building goes on among officers.",),
    bad=(
        Example("The capacity building event took place.", fixed="The capacity-building event took place."),
        Example("Safety and wellbeing matter.", fixed="Safety and well-being matter."),
    ),
)
def other_spelling(material: Material) -> Iterator[Hit]:
    """Words and phrases of the profile's list, outside names."""
    preferred = material.profile.spelling.preferred
    index = PhraseIndex(preferred)
    for passage, paragraph in material.paragraphs():
        proper = material.proper_names(paragraph)
        for phrase, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            shown = paragraph.text[start:end]
            in_name = touches(proper, start, end) and shown != shown.lower() and phrase == phrase.lower()
            if material.is_free(paragraph, start, end) and not in_name:
                right = in_case_of(shown, preferred[phrase])
                yield Hit(Stretch(passage, paragraph, start, end), f"“{shown}” is written “{right}”", replacement=right)


def _in_house_verbs(material: Material, word: str) -> str:
    match = _VERB.match(word)
    if match is None or _base(match) in _ROOTS:
        return word
    return f"{match[1]}i{material.profile.spelling.verbs[1]}{match[3]}"


def _base(match: re.Match[str]) -> str:
    return f"{match[1]}i{match[2]}e".casefold()


def _outside_names(
    material: Material, wanted: Callable[[Word], bool], terms: dict[str, str] | None = None
) -> Iterator[tuple[Stretch, Word]]:
    """The wanted words outside registered names, quotations and phrases of capitalised words; house terms count."""
    for passage, paragraph in material.paragraphs():
        for word in material.words(paragraph):
            if not wanted(word) or not material.is_free(paragraph, word.start, word.end):
                continue
            if not word.text[0].isupper() or not _is_in_name(
                material.proper_names(paragraph), word, paragraph, terms or {}
            ):
                yield Stretch(passage, paragraph, word.start, word.end), word


def _is_in_name(names: list[Interval], word: Word, paragraph: Paragraph, terms: dict[str, str]) -> bool:
    if not touches(names, word.start, word.end) or paragraph.text.isupper():
        return False
    other = re.sub(r"i([sz])", lambda m: "iz" if m[1] == "s" else "is", word.text.casefold())
    term = terms.get(word.text.casefold()) or terms.get(other)
    return term is None or not paragraph.text[: word.start].casefold().endswith(
        term.rpartition(" ")[0].casefold() + " "
    )
