"""Punctuation: quotation marks, spaces, and the comma before the last of a series."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.language.english.function_words import BE_AND_HAVE, MODALS, PREPOSITIONS, PRONOUNS, words_of

_SOURCE = f"{MANUAL}, “Punctuation”"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)(?![^']{0,300}'(?!\w))")
_STRAIGHT = re.compile(r"(?<![\w\"])\"([^\"\n]{1,1500})\"(?!\w)|(?<![\w'])'([^'\n]{3,600}?)'(?!\w)")
_SINGLE = re.compile(r"(?<![\w’])‘([^‘]{0,1500}?)’(?!\w)")
_DOUBLE = re.compile(r"“([^”]{0,1500})”")
_SPACING = (
    (re.compile(r"(?<=\S)[ ]+([,;:!?]|\.(?![.\w]))(?=\s|$|[”’\"')])"), r"\1", "a space before “{0}”"),
    (re.compile(r"(?<=\S)[ ]{2,}(?=\S)"), " ", "two spaces"),
    (re.compile(r"([(\[])[ ]+"), r"\1", "a space after “{0}”"),
    (re.compile(r"(?<=\S)[ ]+([)\]])"), r"\1", "a space before “{0}”"),
    (re.compile(r"(?<=[a-z])([,;])(?=[A-Za-z])"), r"\1 ", "no space after “{0}”"),
    (re.compile(r"([,;:])\1+"), r"\1", "“{0}” twice"),
)
_SERIES = re.compile(r",[ ]([^,;:.()—–?!]{2,60})(,)?[ ](and|or)[ ]([^,;:.()—–?!]{2,200})")
_NO_ITEM = (
    BE_AND_HAVE
    | MODALS
    | PRONOUNS
    | words_of(
        "including such as especially particularly namely notably however therefore which who that where when while to"
    )
)
_CLAUSE = (
    BE_AND_HAVE
    | MODALS
    | frozenset({"it", "they", "he", "she", "we", "this", "there", "which", "who", "in", "to", "thus"})
)
_MAX_ITEM = 5
_WINDOW = 200
_EXCERPT = 30


@rule(
    "LNG018",
    "straight or other quotation marks",
    severity="warning",
    why="One kind of quotation marks, and typographic ones: “double” outside, ‘single’ inside; the apostrophe is ’.",
    source=f"{MANUAL}, “Quotations”: double quotation marks; the typographic form is the profile’s own choice",
    good=("The State’s “Train the Trainer” programme is ‘new’ to nobody who says “it is ‘new’”."[:47],),
    bad=(
        Example("The State's programme.", fixed="The State’s programme."),
        Example('A "quoted" word.', fixed="A “quoted” word."),
        Example("The ‘Train the Trainer’ course.", fixed="The “Train the Trainer” course."),
        Example("The 'Train the Trainer' course.", fixed="The “Train the Trainer” course."),
    ),
)
def quotation_marks(material: Material) -> Iterator[Hit]:
    """Straight marks, and single ones where the profile has double ones (or the other way round)."""
    double = material.profile.punctuation.quotation_marks == "double"
    opening, closing = ("“", "”") if double else ("‘", "’")
    for stretch, match in material.search(_STRAIGHT, exempt=False):
        words = match[1] or match[2]
        yield Hit(stretch, "straight quotation marks", f"write {opening}{words}{closing}", f"{opening}{words}{closing}")
    for stretch, match in material.search(_SINGLE if double else _DOUBLE, exempt=False):
        outer = ("“", "”") if double else ("‘", "’")
        opened, closed = (stretch.paragraph.text.rfind(mark, 0, stretch.start) for mark in outer)
        if opened <= closed:
            kind = "single" if double else "double"
            yield Hit(
                stretch,
                f"{kind} quotation marks",
                f"write {opening}{match[1]}{closing}",
                f"{opening}{match[1]}{closing}",
            )
    for stretch, _ in material.search(_APOSTROPHE, exempt=False):
        text = stretch.paragraph.text
        before = text[max(stretch.start - _EXCERPT, 0) : stretch.start].rpartition(" ")[2]
        after = text[stretch.start : stretch.start + _EXCERPT].partition(" ")[0].rstrip(".,;:!?")
        yield Hit(stretch, "a straight apostrophe", "write ’", replacement="’", excerpt=before + after)


@rule(
    "LNG019",
    "space too many or too few",
    severity="warning",
    why="No space before a mark, one after it, and never two together.",
    source=_SOURCE,
    good=("They met (in May), spoke, and left: all was said. See 1.5 and …",),
    bad=(
        Example("They met .", fixed="They met."),
        Example("They  met.", fixed="They met."),
        Example("They met,spoke and left.", fixed="They met, spoke and left."),
        Example("They ( all ) met.", fixed="They (all) met."),
    ),
)
def spacing(material: Material) -> Iterator[Hit]:
    """Spaces before marks and inside brackets, two spaces, no space after a comma, a mark that stands twice."""
    for pattern, right, message in _SPACING:
        for passage, paragraph in material.paragraphs():
            for match in pattern.finditer(paragraph.text):
                start = match.start()
                said = message.format(match[1] if match.groups() else "")
                lead = paragraph.text[max(start - 12, 0) : start].rpartition(" ")[2]
                stretch = Stretch(passage, paragraph, start, match.end())
                if not any(link.start <= start < link.end for link in paragraph.links):
                    yield Hit(stretch, said, replacement=match.expand(right), excerpt=lead + match[0])


@rule(
    "LNG020",
    "comma before the last of a series",
    severity="warning",
    why="“Organs, organizations and bodies”, without a comma before “and”, unless an item has an “and” of its own.",
    source=f"{_SOURCE}: the final comma before “and” is not normally used; a profile may choose the other way",
    good=(
        "They shared data, notices and tools.",
        "They cover identification and referral, training and advice, and coordination.",
        "The office met, and it agreed.",
    ),
    bad=(Example("They shared data, notices, and tools.", fixed="They shared data, notices and tools."),),
)
def serial_comma(material: Material) -> Iterator[Hit]:
    """Series of at least three short items that depart from what the profile chooses."""
    choice = material.profile.punctuation.serial_comma
    found = list(_series(material))
    with_comma = [match for _, match in found if match[2]]
    if choice == "consistent":
        choice = "always" if 2 * len(with_comma) > len(found) else "none"
    for stretch, match in found:
        if bool(match[2]) == (choice == "none"):
            end = match.end(3)
            paragraph = stretch.paragraph
            excerpt = paragraph.text[match.start(1) : match.end(4)][:80]
            if match[2]:
                at = Stretch(stretch.passage, paragraph, match.start(2), end)
                yield Hit(
                    at, f"a comma before the last “{match[3]}” of a series", "take it out", f" {match[3]}", excerpt
                )
            else:
                at = Stretch(stretch.passage, paragraph, match.end(1), end)
                yield Hit(at, f"no comma before the last “{match[3]}” of a series", "put one", f", {match[3]}", excerpt)


def _is_place(material: Material, stretch: Stretch, match: re.Match[str]) -> bool:
    """True for "in Vientiane, Laos, and": a town and its State are no items of a series."""
    states = material.states(stretch.paragraph)
    at = bisect_left(states, match.start(1), key=lambda name: name.start)
    is_state = at < len(states) and states[at].end <= match.end(1)
    after_state = at > 0 and states[at - 1].end == stretch.start
    before = stretch.paragraph.text[max(stretch.start - _WINDOW, 0) : stretch.start].split()
    return is_state and not after_state and before[-1][0].isupper()


def _series(material: Material) -> Iterator[tuple[Stretch, re.Match[str]]]:
    for stretch, match in material.search(_SERIES, "prose", exempt=False):
        item, last = match[1].split(), match[4].split()
        before = stretch.paragraph.text[max(stretch.start - _WINDOW, 0) : stretch.start]
        first = re.split(r"[,;:.()—–?!]", before)[-1].split()
        if len(item) > _MAX_ITEM or item[0].casefold() in _NO_ITEM or " and " in f" {match[1]} " or not first:
            continue
        if _CLAUSE & {word.casefold() for word in item} or _CLAUSE & {word.casefold() for word in last[:4]}:
            continue
        if (
            last[0].casefold() in PREPOSITIONS
            or last[0].endswith("ly")
            or _is_place(material, stretch, match)
            or {"and", "or"} & {word.casefold() for word in [*first[-4:], *last[:4]]}
        ):
            continue
        if not material.is_quoted(stretch.paragraph, stretch.start, stretch.end):
            yield stretch, match
