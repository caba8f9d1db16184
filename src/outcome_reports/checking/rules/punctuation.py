"""Punctuation: spaces, and the comma before the last of a series."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.language.english.function_words import BE_AND_HAVE, MODALS, PREPOSITIONS, PRONOUNS, words_of

_SOURCE = f"{MANUAL}, “Punctuation”"
_SPACING = (
    (re.compile(r"(?<=\S)[ ]+([,;:!?]|\.(?![.\w]))(?=\s|$|[”’\"')])"), r"\1", "a space before “{0}”"),
    (re.compile(r"(?<=\S)[ ]{2,}(?=\S)"), " ", "two spaces"),
    (re.compile(r"([(\[])[ ]+(?![\])])"), r"\1", "a space after “{0}”"),
    (re.compile(r"(?<=[^\s(\[])[ ]+([)\]])"), r"\1", "a space before “{0}”"),
    (re.compile(r"(?<=[a-z])([,;])(?=[A-Za-z])"), r"\1 ", "no space after “{0}”"),
    (re.compile(r"([,;:])\1+"), r"\1", "“{0}” twice"),
)
_ENDS_SENTENCE = re.compile(r"[”’\"')]*(?:\s*$|\s+[A-Z“‘\"'(\[])")
_JOINED_WORDS = re.compile(r"[A-Za-z]{2,}[,;][A-Za-z]{2,}(?=[\s.:!?)”’]|$)")
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
_RATIO = re.compile(r"\b(?:odds|proportions?|rates?|ratios?)\b|[ ]:[ ].*[ ]:[ ]")
_DATE = re.compile(r"(?:\d{1,2}[ ][A-Z][a-z]+(?:[ ]\d{4})?|\d{4})$")
_MAX_ITEM = 5
_WINDOW = 200


@rule(
    "LNG019",
    "superfluous or missing space",
    severity="warning",
    why="No space before a punctuation mark, one after it, and never two together.",
    source=_SOURCE,
    good=("They met (in May), spoke, and left: all was said. See 1.5 and …",),
    bad=(
        Example("They met .", fixed="They met."),
        Example("They  met.", fixed="They met."),
        Example("They met,spoke and left.", fixed="They met, spoke and left."),
        Example("They ( all ) met.", fixed="They (all) met."),
        Example("In 2026 they met : it worked.", fixed="In 2026 they met: it worked."),
        Example("In 2026 they shared data,, and left.", fixed="In 2026 they shared data, and left."),
    ),
    kept=(
        "The first line  \nand the second; a ratio of 5 : 3 ; an open box [ ] and a blank ( ).",
        "Keys a,b and x;y of the list id,name,by, of std::map, fe80::1 and &amp;so on, in one two :-) three.",
        "They smiled :) and winked ;) at A : B ; it is . . . so, in . net and the file . profile.",
        "The ratio of men : women rose. Say men : women : children. Q : Why? U . N . Charter f( x ) and :( too.",
        "The French « oui ; non ! » and German „ja ; nein !“ were heard.",
        "[Quelle est la question ? Oui ; non !]{lang=fr} He said “well  now ,so ”. See a,b.csv and `a ,b  c`.",
    ),
)
def spacing(material: Material) -> Iterator[Hit]:
    """Find spaces before marks and inside brackets, two spaces, no space after a comma, a doubled mark."""
    for pattern, right, message in _SPACING:
        for passage, paragraph in material.paragraphs():
            for match in pattern.finditer(paragraph.text):
                start = match.start()
                if not material.is_free(paragraph, start, match.end()):
                    continue
                said = message.format(match[1] if match.groups() else "")
                lead = paragraph.text[max(start - 12, 0) : start].rpartition(" ")[2]
                stretch = Stretch(passage, paragraph, start, match.end())
                if not any(link.start <= start < link.end for link in paragraph.links):
                    hint = "" if (sure := _is_slip(paragraph, match)) else "check whether it is intended"
                    yield Hit(stretch, said, hint, match.expand(right) if sure else None, lead + match[0])


@rule(
    "LNG020",
    "comma before the last of a series",
    severity="warning",
    why="“Organs, organizations and bodies”, without a comma before “and”, unless an item itself contains “and”.",
    source=f"{_SOURCE}: the final comma before “and” is not normally used; a profile may choose the other way",
    good=(
        "They shared data, notices and tools.",
        "They cover identification and referral, training and advice, and coordination.",
        "The office met, and it agreed. They met on Tuesday, 27 January, and left for Bangkok.",
        "They joined the Labour Convention, 2006, and the others. A. Person, Deputy Minister, and Ms. B. Person spoke.",
    ),
    bad=("They shared data, notices, and tools.", "They met in 2019, 2020, and 2021."),
)
def serial_comma(material: Material) -> Iterator[Hit]:
    """Find series of at least three short items that depart from the profile's choice."""
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
            # “After talks, the hosts, Fiji, and Tonga left”: only a reader knows what the items are. No fix.
            what, hint = ("a comma", "delete it") if match[2] else ("no comma", "put one")
            at = Stretch(stretch.passage, paragraph, match.start(2) if match[2] else match.end(1), end)
            yield Hit(at, f"{what} before the last “{match[3]}” of a series", hint, excerpt=excerpt)


def _is_slip(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Return whether a superfluous or missing space is surely a slip: between words, not in code, ratios or smileys."""
    text, start, end = paragraph.text, match.start(), match.end()
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if any(start < place <= end for place in paragraph.breaks):
        return False
    if not match.groups():
        return True
    sign = match[1]
    if sign in "([":
        return sign == "(" and after[:1].isalnum() and not _is_glued(text, start)
    if sign in ")]":
        return sign == ")" and before[-1:].isalnum() and not _is_glued(text, text.rfind("(", 0, start))
    # One letter is a symbol (A : B).
    if match[0] != sign * len(match[0]) and not re.fullmatch(r"[^\W\d_]{2}", before):
        return False
    if match[0] == sign:
        return _JOINED_WORDS.match(text, text.rfind(" ", 0, start) + 1) is not None
    if match[0] == sign * len(match[0]):
        return sign in ",;" and before.isalpha() and after[:1] == " "
    if sign == ".":
        return _ENDS_SENTENCE.match(text, end) is not None
    if sign == ":" and (re.search(r"\d", after) or _RATIO.search(text)):
        return False
    # A bracket after a mark is a smiley.
    return after.strip()[:1] != ")"


def _is_glued(text: str, opening: int) -> bool:
    """Return whether a bracket follows a word or sign without a space, as in “f( x )” and “:(”."""
    return opening > 0 and text[opening - 1] not in " “‘\"'(["


def _is_place(material: Material, stretch: Stretch, match: re.Match[str]) -> bool:
    """Return True for "in Vientiane, Laos, and": a town and its State are not items of a series."""
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
            or last[0] in {"Dr", "Mr", "Mrs", "Ms", "Prof"}
            or (_DATE.match(match[1]) and not re.search(r"\d", " ".join(first[-2:])))
            or {"and", "or"} & {word.casefold() for word in [*first[-4:], *last[:4]]}
        ):
            continue
        if not material.is_quoted(stretch.paragraph, stretch.start, stretch.end):
            yield stretch, match
