"""Compounds: written one way throughout a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.intervals import Interval, touches
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Passage, Stretch
from outcome_reports.language.english.function_words import FUNCTION_WORDS, words_of
from outcome_reports.platform.records import record

Shape = Literal["hyphen", "open", "closed"]

_TOKEN = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[ ]([a-z][\w’'-]*)")
_MAX_PARTS = 3
_PARTICLES = words_of("away back by down in off on out over through up")


@record(frozen=True, slots=True)
class _Form:
    """A compound as written in a text; `before_noun` is True if a noun seems to follow."""

    shape: Shape
    parts: tuple[str, ...]
    at: Stretch
    before_noun: bool


@rule(
    "LNG004",
    "compound that is written two ways",
    severity="warning",
    why="A compound is written one way throughout a document, above all before a noun.",
    source=f"{MANUAL}, “Hyphens and compound words”",
    good=(
        "Cyber-scam centres grow. A cyber-scam centre closed.",
        "Face-to-face talks help. They met face to face. Check-in desks. They check in at noon, and check in people.",
        "Data sharing is good, and so are data-sharing agreements.",
    ),
    bad=(
        "Cyber-scam centres grow. A cyber-scam centre closed. The cyber scam centre moved.",
        "An information-sharing network. The information sharing arrangements. Information sharing systems.",
        Example(
            "Polycriminality and poly-criminality, then polycriminality.",
            fixed="Polycriminality and polycriminality, then polycriminality.",
        ),
    ),
    kept=(
        "Trusted information-sharing networks help. The information sharing rules and information sharing tools.",
        "They re-form a unit by a reform, re-sign and resign, and reform the reform.",
        "A follow-up visit: the police follow up leads and follow up cases. A set-up fee: they set up camps.",
    ),
)
def varying_hyphenation(material: Material) -> Iterator[Hit]:
    """Find the rarer spellings of a compound, or those not among the profile's words."""
    spelling, hyphens = material.profile.spelling, material.profile.hyphens
    elsewhere = {phrase.casefold() for phrase in (*spelling.preferred, *hyphens.modifiers)}
    prefixes = tuple(f"{prefix} " for prefix in hyphens.prefixes)
    right_words = frozenset(word.casefold() for word in spelling.words)
    forms: dict[str, list[_Form]] = {}
    for form in _forms(material):
        forms.setdefault("".join(map(_singular, form.parts)), []).append(form)
    for own in forms.values():
        # Findings of another rule are not reported twice.
        texts = [(form, form.at.text.casefold()) for form in own]
        left = [form for form, text in texts if text not in elsewhere and not text.startswith(prefixes)]
        yield from _minority(left, right_words)


def _minority(every: list[_Form], right_words: frozenset[str]) -> Iterator[Hit]:
    # “They met face to face” and “they check in at noon” are right, whatever qualifies a noun.
    every = [form for form in every if form.shape != "open" or form.parts[-1] not in _PARTICLES]
    forms = [form for form in every if form.before_noun or form.shape != "open"]
    shapes = {form.shape for form in forms}
    if len(shapes) < 2:
        return
    counts = Counter(form.shape for form in every)
    known = {form.shape for form in forms if form.at.text.casefold() in right_words}
    best = max(shapes, key=lambda shape: (shape in known, counts[shape], shape == "hyphen"))
    model = next(form for form in forms if form.shape == best)
    for form in forms:
        if form.shape != best:
            right = _written(form, best)
            message = f"“{form.at.text}” is written “{model.at.text}” elsewhere in this edition"
            # Without a hyphen it may mean something else (“they follow up leads”, “reform” and “re-form”), unless the
            # profile has the word.
            sure = best in known and form.shape != "open" and form.at.text.islower()
            stays = form.shape == "hyphen" and best == "open" and form.before_noun
            hint = "before a noun the hyphen is correct: add it there too" if stays else f"write “{right}”"
            yield Hit(form.at, message, hint, right if sure else None)


def _written(form: _Form, shape: Shape) -> str:
    shown = re.split(r"[-\u2011 ]", form.at.text)
    if shape == "closed":
        return "".join(shown)
    if form.shape == "closed":
        return _split(form, "-" if shape == "hyphen" else " ")
    return ("-" if shape == "hyphen" else " ").join(shown)


def _split(form: _Form, sign: str) -> str:
    text, at, pieces = form.at.text, 0, []
    for part in form.parts[:-1]:
        pieces.append(text[at : at + len(part)])
        at += len(part)
    return sign.join([*pieces, text[at:]])


def _forms(material: Material) -> Iterator[_Form]:
    """Yield every hyphenated compound, and every phrase that differs from one only in its hyphens."""
    tokens = [(p, g, list(_TOKEN.finditer(g.text)), material.proper_names(g)) for p, g in material.paragraphs("prose")]
    known: dict[str, tuple[str, ...]] = {}
    for _, paragraph, words, names in tokens:
        for word in words:
            if "-" in word[0] and material.is_free(paragraph, *word.span()) and not _is_in_name(names, word):
                parts = tuple(re.split("[-\u2011]", word[0].lower()))
                if len(parts) <= _MAX_PARTS and all(len(part) > 1 for part in parts) and parts[0] not in FUNCTION_WORDS:
                    known.setdefault("".join(map(_singular, parts)), parts)
    firsts = {_singular(parts[0]) for parts in known.values()}
    for passage, paragraph, words, names in tokens:
        for index, word in enumerate(words):
            single = _singular(word[0].lower())
            worth_a_look = "-" in single or "\u2011" in single or single in known or single in firsts
            if worth_a_look and not _is_in_name(names, word):
                yield from _at(material, passage, paragraph, words, index, known, firsts)


def _at(
    material: Material,
    passage: Passage,
    paragraph: Paragraph,
    words: list[re.Match[str]],
    index: int,
    known: dict[str, tuple[str, ...]],
    firsts: set[str],
) -> Iterator[_Form]:
    word = words[index]
    spelled = word[0].lower()
    parts = tuple(re.split("[-\u2011]", spelled))
    key = "".join(map(_singular, parts))
    if key in known and material.is_free(paragraph, *word.span()):
        shape: Shape = "hyphen" if len(parts) > 1 else "closed"
        shown = parts if len(parts) > 1 else known[key]
        yield _Form(shape, shown, Stretch(passage, paragraph, *word.span()), _noun_follows(paragraph, word.end()))
    if len(parts) > 1 or _singular(spelled) not in firsts:
        return
    for count in range(2, _MAX_PARTS + 1):
        run = words[index : index + count]
        start, end = run[0].start(), run[-1].end()
        if len(run) < count or paragraph.text[start:end] != " ".join(part[0] for part in run):
            return
        open_parts = tuple(part[0].lower() for part in run)
        is_known = "".join(map(_singular, open_parts)) in known and material.is_free(paragraph, start, end)
        if is_known and (count == 2 or paragraph.text[max(start - 4, 0) : start].casefold() != "the "):
            at = Stretch(passage, paragraph, start, end)
            yield _Form("open", open_parts, at, _noun_follows(paragraph, end))


def _is_in_name(names: list[Interval], word: re.Match[str]) -> bool:
    return word[0][0].isupper() and touches(names, *word.span())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _noun_follows(paragraph: Paragraph, end: int) -> bool:
    following = _NEXT_WORD.match(paragraph.text, end)
    return following is not None and following[1] not in FUNCTION_WORDS
