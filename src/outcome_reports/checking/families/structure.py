"""Structure: sections that hold something, lists that are as long as announced, pictures with words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.material import Material, sentences
from outcome_reports.checking.passages import Passage, Stretch
from outcome_reports.checking.phrases import PhraseIndex
from outcome_reports.checking.readable import Paragraph
from outcome_reports.checking.rule import Example, Hit, rule
from outcome_reports.markup import PLACEHOLDER
from outcome_reports.model.consistency import Path as ModelPath

_NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), start=2)}
_ANNOUNCED = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|[2-9]|1[0-9])[ ]((?:[a-z][\w-]*[ ]){{0,3}}?[a-z][\w-]*s)\b(?=[^.:]{{0,60}}:?$|[^.:]{{0,60}}:[ ])",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[A-Za-z][^<>]{0,60}>|\{\{[^{}]*\}\}|\[(?:insert|name|date|country|tbc|tbd|todo)[^\]]*\]", re.IGNORECASE)
_PICTURE_OF = re.compile(r"^(?:an? )?(?:image|picture|photo|photograph|graphic) of\b|\.(?:png|jpe?g)$", re.IGNORECASE)
_NOT_COUNTED = re.compile(r"\b(?:years|months|weeks|days|hours|minutes|times|people|million|billion|per)\b", re.IGNORECASE)


def _chapter(**fields: object) -> dict[str, object]:
    return {"chapters": [{"id": "one", "title": "One", "introduction": "They met and talked.", **fields}]}


def _overview(points: int) -> dict[str, object]:
    part = {"id": "p", "title": "Three priorities", "points": [{"title": f"Priority {n}"} for n in range(1, points + 1)]}
    return {"overview": {"title": "How it was built", "introduction": "They met and talked.", "parts": [part]}}


def _signed(alt: str) -> dict[str, object]:
    signatory = {"name": "A. B.", "office": "Chair", "signature": "images/ab.png", "alt": alt}
    return {"foreword": {"text": "They met and talked.", "signatories": [signatory]}}


@rule(
    "STR004",
    "section that is empty or nearly so",
    severity="warning",
    why="A heading with a word below it looks like something that was lost.",
    source="the profile’s own choice",
    good=("The delegates met and talked.",),
    bad=("None.", Example(parts={"overview": {"title": "T", "introduction": "They met and talked.", "parts": [{"id": "p", "title": "Workshops"}]}})),
)
def empty_section(material: Material) -> Iterator[Hit]:
    """Texts with fewer words than the profile asks for, and parts of the overview with nothing in them."""
    limit = material.profile.limits.section
    for passage in material.english:
        count = sum(len(paragraph.text.split()) for paragraph in passage.paragraphs)
        if passage.kind == "prose" and count < limit and not PLACEHOLDER.search(passage.source):
            message = "the text is empty" if not count else f"a text of {count} words" if count > 1 else "a text of one word"
            yield Hit(passage.path, message, "write it, or take the section out", excerpt=passage.source[:60])
    overview = material.edition.overview
    for index, part in enumerate(overview.parts if overview else ()):
        if part.text is None and not part.points and not part.participants:
            path: ModelPath = ("overview", "parts", index)
            yield Hit(path, f"“{part.title}” has nothing below it", "write it, or take it out", excerpt=part.title)


@rule(
    "STR005",
    "list that is not as long as announced",
    severity="error",
    why="“Three priorities” before four: one was added or lost, and readers count.",
    source="plain English",
    good=(
        "There are two themes:\n\n- law\n- order",
        "They named three pillars: law, order and trust.",
        Example(parts=_overview(3)),
    ),
    bad=(
        "There are three themes:\n\n- law\n- order",
        "They named two pillars: law, order and trust.",
        Example(parts=_overview(4)),
    ),
)
def wrong_count(material: Material) -> Iterator[Hit]:
    """A number before a colon and the list after it, and a number in a title and the points below it."""
    for passage in material.english:
        for index, paragraph in enumerate(passage.paragraphs):
            yield from _announced_list(passage, index, paragraph)
    overview = material.edition.overview
    for index, part in enumerate(overview.parts if overview else ()):
        match = _ANNOUNCED.search(part.title)
        if match and part.points and _value(match) != len(part.points):
            path: ModelPath = ("overview", "parts", index, "title")
            message = f"“{part.title}”, and {len(part.points)} points below it"
            yield Hit(path, message, "count again", excerpt=part.title)


@rule(
    "STR008",
    "picture without words for those who do not see it",
    severity="warning",
    why="A text alternative says in a few words what the picture says; it names no file, and does not begin with “image of”.",
    source="WCAG 2.2, success criterion 1.1.1, Non-text Content",
    good=(Example(parts=_signed("Signature of A. B.")),),
    bad=(Example(parts=_signed("Image of a signature")), Example(parts=_signed("signature-ab.png"))),
)
def poor_alternative(material: Material) -> Iterator[Hit]:
    """Text alternatives that are missing where none can be made, that are too long, or that say nothing."""
    foreword = material.edition.foreword
    for index, signatory in enumerate(foreword.signatories if foreword else ()):
        alt = signatory.alt
        if not signatory.signature or alt is None:
            # Without one, composing makes “Signature of …” from the name.
            continue
        path: ModelPath = ("foreword", "signatories", index, "alt")
        if _PICTURE_OF.search(alt):
            yield Hit(path, f"“{alt}” says nothing of the picture", f"write “Signature of {signatory.name}”", excerpt=alt)
        elif len(alt.split()) > material.profile.limits.alternative:
            limit = material.profile.limits.alternative
            yield Hit(path, f"a text alternative of {len(alt.split())} words", f"at most {limit} words", excerpt=alt[:60])


@rule(
    "STR009",
    "text that was never written",
    severity="error",
    why="A placeholder that is printed is the first thing a government sees.",
    source="the profile’s own choice; the marks of `outcome-reports new` are ⟦…⟧",
    good=("The delegates met in Bangkok.",),
    bad=("The delegates met in TBC.", "The delegates of <Country name> met.", "⟦Write here: what was discussed⟧"),
)
def placeholder(material: Material) -> Iterator[Hit]:
    """Marks of the software, words of the profile's list, and brackets that ask for something."""
    index = PhraseIndex(material.profile.placeholders)
    for passage, paragraph in material.paragraphs():
        spans = [match.span() for pattern in (PLACEHOLDER, _TAGS) for match in pattern.finditer(paragraph.text)]
        for phrase, start, end in index.find_in(paragraph.text, material.words(paragraph)):
            shown = paragraph.text[start:end]
            if shown == phrase and not any(a <= start < b for a, b in spans):
                spans.append((start, end))
        for start, end in sorted(spans):
            shown = paragraph.text[start:end]
            yield Hit(Stretch(passage, paragraph, start, end), f"“{shown[:60]}” is a placeholder", "write what belongs there")


def _announced_list(passage: Passage, index: int, paragraph: Paragraph) -> Iterator[Hit]:
    for start, end in sentences(paragraph):
        sentence = paragraph.text[start:end].rstrip()
        match = _ANNOUNCED.search(sentence)
        if match is None or ":" not in sentence or _NOT_COUNTED.search(match[0]):
            continue
        after = sentence[sentence.index(":", match.end()) + 1 :].strip() if ":" in sentence[match.end() :] else None
        if after is None:
            continue
        counted = _items_in_line(after) if after else _items_below(passage.paragraphs[index + 1 :])
        if counted is not None and counted != _value(match):
            at = Stretch(passage, paragraph, start + match.start(), start + match.end())
            yield Hit(at, f"“{match[0]}”, and {counted} follow", "count again")


def _value(match: re.Match[str]) -> int:
    return _NUMBERS.get(match[1].casefold()) or int(match[1])


def _items_below(following: tuple[Paragraph, ...]) -> int | None:
    """How many items the list has that comes next, None if none comes."""
    if not following or following[0].kind != "item":
        return None
    depth = following[0].depth
    count = 0
    for paragraph in following:
        if paragraph.kind != "item":
            break
        count += paragraph.first and paragraph.depth <= depth
    return count


def _items_in_line(text: str) -> int | None:
    """How many items are told after a colon, None where that is not certain."""
    text = text.rstrip(".;")
    if numbered := re.findall(r"(?:^|[\s(])(\d)\)", text):
        return len(numbered)
    if re.search(r"[.:—()–]", text):
        return None
    if ";" in text:
        return len([part for part in text.split(";") if part.strip()])
    parts = [part for part in re.split(r",\s+and\s+|,\s+|\s+and\s+", text) if part.strip()]
    certain = text.count(" and ") == 1 and max(len(part.split()) for part in parts) <= 5
    return len(parts) if certain and len(parts) > 1 else None
