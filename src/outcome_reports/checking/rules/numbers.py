"""Numbers, dates and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.language.english.function_words import words_of

_SOURCE = f"{MANUAL}, “Numbers, dates and time”"
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: 10 + n for n, word in enumerate(_TEENS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_IN_WORDS = re.compile(rf"\b({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES)}))?\b|\b({'|'.join(_TEENS)})\b", re.IGNORECASE)
_SMALL_FIGURE = re.compile(r"(?<![\w.,/–$€£-])[1-9](?![\w.,/)%:–-]*\d)(?![\w)%:/–-])(?=[ ]([a-z][\w-]*))")
_LABELS = words_of(
    "article chapter page phase part step annex table figure version level stage day no goal target priority "
    "pillar section paragraph room floor january february march april may june july august september october "
    "november december"
)
_UNITS = words_of(
    "per km kilometres metres cm mm kg tonnes million billion trillion am pm january february march april may "
    "june july august september october november december"
)
_FIRST_FIGURE = re.compile(r"(?<![\w.,/–$€£+-])(?!(?:1[5-9]|20|21)\d\d\b)\d{2,3}(?:,\d{3})*(?=[ ]([a-zA-Z]\w*))")
_PERCENT = re.compile(r"(\d)[ ]?%|(\d)[ ]percent\b")
_UNGROUPED = re.compile(r"(?<![\d.,/+–-])(?!(?:1[5-9]|20|21)\d\d\b)(\d{4,})(?![\d/–-]|\.\d|,\d)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = (
    (re.compile(rf"\b({_MONTHS})[ ](\d{{1,2}})(?:st|nd|rd|th)?,?[ ](\d{{4}})\b"), r"\2 \1 \3"),
    (re.compile(rf"\b(?:the[ ])?(\d{{1,2}})(?:st|nd|rd|th)(?:[ ]of)?[ ]({_MONTHS})\b"), r"\1 \2"),
    (re.compile(rf"\b(\d{{1,2}}[ ](?:{_MONTHS})),[ ](\d{{4}})\b"), r"\1 \2"),
)
_AMBIGUOUS_DATE = re.compile(
    r"(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/]|\.\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
_RANGE = re.compile(r"(?<![\w+.,/–-])(?<!\d )(\d{1,4})(?:-|[ ][-–][ ]?|[-–][ ])(\d{1,4})(?![\w/–-]|[.,]\d)")


@rule(
    "LNG015",
    "number in words or figures against the rule",
    severity="warning",
    why="Numbers under 10 are in words, those from 10 in figures. A number at the beginning of a sentence is in words; "
    "numbers of one kind in a sentence that has larger ones are all in figures.",
    source=f"{_SOURCE}: numbers expressed in words, numbers expressed in figures",
    good=(
        "Three of the 45 States. Sixty officers came. It took one and a half days. 27 January was the first day.",
        "It has 45 Member States, 4 Member Organizations and 27 Observers. See chapter 3.",
    ),
    bad=(
        Example("There are nearly seventy projects.", fixed="There are nearly 70 projects."),
        Example("There are 3 projects.", fixed="There are three projects."),
        Example("A ten-year plan.", fixed="A 10-year plan."),
        Example("They met. 3 projects began.", fixed="They met. Three projects began."),
        "They met. 45 States came.",
    ),
)
def words_or_figures(material: Material) -> Iterator[Hit]:
    """Numbers from 10 in words inside a sentence, and single figures without a unit, label or larger neighbour."""
    for stretch, match in material.search(_IN_WORDS, "prose"):
        if starts_sentence(stretch.paragraph, stretch.start):
            continue
        after = stretch.paragraph.text[stretch.end : stretch.end + 20]
        if re.match(
            r"[ -](?:hundred|thousand|million|billion|trillion|first|second|third|fourth|fifth|sixth|seventh)", after
        ):
            continue
        value = _VALUES[(match[1] or match[3]).lower()] + (_ONES.index(match[2].lower()) + 1 if match[2] else 0)
        yield Hit(stretch, f"“{match[0]}” is from 10 upwards", f"write {value}", replacement=str(value))
    for stretch, match in material.search(_SMALL_FIGURE, "prose"):
        text = stretch.paragraph.text
        before = text[max(stretch.start - 40, 0) : stretch.start].rsplit(None, 1)
        if match[1].casefold() in _UNITS or (before and before[-1].strip("(").casefold() in _LABELS):
            continue
        sentence = material.sentence_at(stretch.paragraph, stretch.start)
        if not re.search(r"\d{2}|\d[.,]\d", sentence):
            word = _ONES[int(match[0]) - 1]
            right = word.capitalize() if starts_sentence(stretch.paragraph, stretch.start) else word
            yield Hit(stretch, f"“{match[0]}” is under 10", f"write “{right}”", replacement=right)
    for stretch, match in material.search(_FIRST_FIGURE, "prose"):
        lead, following = stretch.paragraph.text[: stretch.start].rstrip(), match[1].casefold()
        first = not lead or lead[-1] in ".!?…"
        if first and stretch.paragraph.kind == "paragraph" and following not in _UNITS:
            hint = "write it in words, or begin with another word"
            yield Hit(stretch, f"“{match[0]}” begins a sentence", hint)


@rule(
    "LNG016",
    "date in another style",
    severity="warning",
    why="Dates are day, month, year: 27 January 2026. In figures alone, day and month are taken for each other.",
    source=f"{_SOURCE}: dates",
    good=("They met on 27 January 2026.",),
    bad=(
        Example("They met on January 27, 2026.", fixed="They met on 27 January 2026."),
        Example("They met on the 27th of January.", fixed="They met on 27 January."),
        "They met on 05/06/2026.",
    ),
)
def date_style(material: Material) -> Iterator[Hit]:
    """Dates with the month first, with ordinals, with a comma, and in figures alone."""
    for pattern, form in _DATES:
        for stretch, match in material.search(pattern):
            right = match.expand(form)
            yield Hit(stretch, f"“{match[0]}”: day, month, year", f"write “{right}”", replacement=right)
    for stretch, match in material.search(_AMBIGUOUS_DATE, "prose"):
        yield Hit(stretch, f"“{match[0]}” can be read in two ways", "write the month as a word: 5 June 2026")


@rule(
    "LNG017",
    "range with a hyphen",
    severity="warning",
    why="Between figures “to” or an en dash without spaces says “until”: 27–28 January, 2019–2026.",
    source=f"{_SOURCE}: ranges; en dash in “Punctuation”",
    good=("On 27–28 January; the 2026–2028 Work Plan; call +66 2 343-9477.",),
    bad=(
        Example("On 27-28 January.", fixed="On 27–28 January."),
        Example("Between 2019 - 2026 it grew.", fixed="Between 2019–2026 it grew."),
    ),
)
def hyphen_in_range(material: Material) -> Iterator[Hit]:
    """Two numbers with a hyphen, or with a dash and spaces, between them."""
    for stretch, match in material.search(_RANGE):
        right = f"{match[1]}–{match[2]}"
        if int(match[1]) < int(match[2]):
            yield Hit(stretch, f"“{match[0]}” is a range", f"write “{right}”", replacement=right)


@rule(
    "LNG021",
    "percentage or large figure in another style",
    severity="warning",
    why="“Per cent” is written out in text, and figures of four digits and more have a comma before each three.",
    source=f"{_SOURCE}: percentages; punctuation of figures",
    good=("It rose by 5 per cent to 11,000 in 2026.",),
    bad=(
        Example("It rose by 5%.", fixed="It rose by 5 per cent."),
        Example("There were 11000 people.", fixed="There were 11,000 people."),
    ),
)
def figure_style(material: Material) -> Iterator[Hit]:
    """The percent sign, "percent", and figures without commas that are no years."""
    for stretch, match in material.search(_PERCENT, "prose"):
        right = f"{match[1] or match[2]} per cent"
        yield Hit(stretch, f"“{match[0]}”", f"write “{right}”", replacement=right)
    for stretch, match in material.search(_UNGROUPED, "prose"):
        if not match[1].startswith("0"):
            right = f"{int(match[1]):,}"
            yield Hit(stretch, f"“{match[1]}” has no comma", f"write {right}", replacement=right)
