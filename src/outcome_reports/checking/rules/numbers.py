"""Numbers in words and figures, percentages, large figures."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.anatomy import starts_sentence
from outcome_reports.checking.text.counting_numbers import (
    UNITS,
    counts_plural,
    counts_something,
    has_counted_year,
    names_something,
    takes_figures,
)
from outcome_reports.checking.text.passages import Stretch
from outcome_reports.language.english.number_words import CARDINALS, TENS

_SOURCE = f"{MANUAL}, “Numbers, dates and time”"
_ONES, _TEENS, _TENS = CARDINALS[1:10], CARDINALS[10:20], TENS
_VALUES = {word: 10 + n for n, word in enumerate(_TEENS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_IN_WORDS = re.compile(rf"\b({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES)}))?\b|\b({'|'.join(_TEENS)})\b", re.IGNORECASE)
_NUMBER_WORD = (
    rf"(?:{'|'.join([*_ONES, *_TEENS, *_TENS])}|hundred|thousand|million|billion|trillion|dozen|score|odd|something|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|half)"
)
_AFTER_NUMBER = re.compile(rf"[ -]{_NUMBER_WORD}\b|[ ](?:and|or|to|past|o[’']clock)\b", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(rf"(?:\b{_NUMBER_WORD}|\b(?:and|or|to|between|in))[ -]$", re.IGNORECASE)
_PART_OF_NUMBER = re.compile(rf"\b{_NUMBER_WORD}(?:[ -]|[ ]and[ ])$", re.IGNORECASE)
_IN_COMPOUND = re.compile(
    r"-(?:year|month|week|day|hour|minute|point|member|page|kilometre|metre|storey)s?\b|[ ]per[ ]?cent\b"
)
_SMALL_IN_WORDS = re.compile(rf"\b(?<!ty[- ])(?:{'|'.join(_ONES[1:])})\b", re.IGNORECASE)
_SMALL_FIGURE = re.compile(
    r"(?<![\w.,/–$€£-])[1-9](?![\w.,/)%:–-]*\d)(?![\w)%:/–-])"
    r"(?=[ ](?![ap]\.m\b|(?:and|or|to)[ ]\d\d?[ ][A-Z])([a-z][\w-]*))"
)
_FIRST_FIGURE = re.compile(r"(?<![\w.,/–$€£+-])(?!(?:1[5-9]|20|21)\d\d\b)\d{2,3}(?:,\d{3})*(?=[ ]([a-zA-Z]\w*))")
_PERCENT = re.compile(r"(?<![\w.,])(\d(?:[\d,.]*\d)?)(?:[ ]?%|[ ]percent\b)")
# “1% for the Planet” is a name, as its capital shows, and “5% points” means percentage points.
_PERCENT_AFTER = re.compile(r"[ ](?!for[ ](?:the[ ])?[A-Z]|points?\b|[a-z]/[a-z])[a-z]|[.,;:!?)\]”’](?:\s|$)|$")
_UNGROUPED = re.compile(
    r"(?<![\w.,/+–-])(?<!\d{4} )"
    r"(?:(?<=[$€£])|(?<=[$€£][ ])|(?!(?:1[5-9]|20|21)\d\d\b))(\d{4,})(?![\w/–-]|\.\d|,\d|[ \u00a0\u202f]\d)"
)
_TIME_OR_ERA = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d[ ](?:hours|hrs)\b|\d{4}[ ](?:AD|AH|BCE?|BE|CE)\b")


@rule(
    "LNG015",
    "number in words that should be in figures, or the reverse",
    severity="warning",
    why="Numbers below 10 are written in words, those from 10 in figures. A number at the beginning of a sentence is "
    "written in words; where numbers of one kind in a sentence include larger ones, all are in figures.",
    source=f"{_SOURCE}: numbers expressed in words, numbers expressed in figures",
    together=True,
    good=(
        "Three of the 45 States. Sixty officers came. It took one and a half days. 27 January was the first day.",
        "It has 45 Member States, 4 Member Organizations and 27 Observers. See chapter 3. On 3 and 4 May.",
        "It is one hundred and twenty years old. Tier 2 countries and SDG 8 matter. Law No. 26 and Acts Nos. 4–5 hold.",
    ),
    bad=(
        Example("There are nearly seventy projects.", fixed="There are nearly 70 projects."),
        Example("There are 3 projects.", fixed="There are three projects."),
        Example("A ten-year plan.", fixed="A 10-year plan."),
        "They met. 3 projects began.",
        "They met. 45 States came.",
    ),
    kept=(
        "They had 3 boys and ten girls. The court voted 5 to 4. They met at 5 p.m., under steps 3 and 4 of the plan.",
        "Between five and ten States, or ten to fifteen, came; five of the ten spoke.",
        "It was in nineteen eighty-four, in twenty twenty-six, at ten past four, and the odds were fifty-fifty.",
        "The Group of Seventy-seven and the Big Ten met on the twenty-first.",
        "Type 1 diabetes, article 3 of the law, Act No. 9 of 2004, zone 5 residents, Windows 7 users, a 5 km road.",
        "They used 4 kilowatts. It costs about 5 pesos. Winds were at 4 knots. They stored 3 megabytes.",
        "They named approx. 3 projects, e.g. 4 States, and: 5 pillars.",
        "“Some seventy people came to 3 places”, she said of *The seventy nights*.",
        "In week 3 officers left. On day 2 delegates came. See vol. 3 and fig. 4. In option 2 States decide.",
        "They follow article nineteen, the group of twenty, grade twelve teachers and the starting eleven.",
        "It was like the ten commandments, the thirty-nine articles and forty winks. She is twenty.",
        "The 7 dwarfs came. He stays in a 5 stars hotel. They joined the 5 stars movement. It weighs 6 newtons.",
    ),
)
def words_or_figures(material: Material) -> Iterator[Hit]:
    """Find numbers from 10 in words inside a sentence, and single figures without a unit, label or larger neighbour."""
    for stretch, match in material.search(_IN_WORDS, "prose"):
        yield from _in_words(material, stretch, match)
    for stretch, match in material.search(_SMALL_FIGURE, "prose"):
        text = stretch.paragraph.text
        if match[1].casefold() in UNITS or names_something(text, stretch.start):
            continue
        sentence = material.sentence_at(stretch.paragraph, stretch.start)
        if not takes_figures(sentence):
            word = _ONES[int(match[0]) - 1]
            right = word.capitalize() if starts_sentence(stretch.paragraph, stretch.start) else word
            alone = _has_one_number(sentence) and not starts_sentence(stretch.paragraph, stretch.start)
            sure = alone and counts_plural(text, stretch.start, stretch.end)
            yield Hit(stretch, f"“{match[0]}” is below 10", f"write “{right}”", right if sure else None)
    for stretch, match in material.search(_FIRST_FIGURE, "prose"):
        lead, following = stretch.paragraph.text[: stretch.start].rstrip(), match[1].casefold()
        first = (not lead or lead[-1] in ".!?…") and starts_sentence(stretch.paragraph, stretch.start)
        if first and stretch.paragraph.kind == "paragraph" and following not in UNITS:
            yield Hit(stretch, f"“{match[0]}” begins a sentence", "write it in words, or begin with another word")


@functools.lru_cache(maxsize=8)
def _has_one_number(sentence: str) -> bool:
    return len(re.findall(r"\d", sentence)) == 1 and not _IN_WORDS.search(sentence)


def _in_words(material: Material, stretch: Stretch, match: re.Match[str]) -> Iterator[Hit]:
    text = stretch.paragraph.text
    before, after = text[max(stretch.start - 20, 0) : stretch.start], text[stretch.end : stretch.end + 20]
    is_part = _PART_OF_NUMBER.search(before) or re.match(rf"[ -]{_NUMBER_WORD}\b", after, re.IGNORECASE)
    if starts_sentence(stretch.paragraph, stretch.start) or is_part or match[0][0].isupper():
        return
    value = _VALUES[(match[1] or match[3]).lower()] + (_ONES.index(match[2].lower()) + 1 if match[2] else 0)
    sentence = material.sentence_at(stretch.paragraph, stretch.start)
    others = _SMALL_IN_WORDS.search(sentence.replace(match[0], "", 1))
    open_ended = _BEFORE_NUMBER.search(before) or _AFTER_NUMBER.match(after)
    in_compound = _IN_COMPOUND.match(after) is not None
    counts = in_compound or counts_plural(text, stretch.start, stretch.end)
    sure = counts and not others and not open_ended and not before.endswith("-")
    yield Hit(stretch, f"“{match[0]}” is 10 or more", f"write {value}", str(value) if sure else None)


@rule(
    "LNG021",
    "percentage or large figure not in house style",
    severity="warning",
    why="“Per cent” is written out in text, and figures of four or more digits that count something have a comma "
    "before every three.",
    source=f"{_SOURCE}: percentages; punctuation of figures",
    together=True,
    good=(
        "It rose by 5 per cent to 11,000 in 2026.",
        "See resolutions 1325 (2000), 1820 (2008) and 2242 (2015). Call 2343 9477.",
        "Security Council resolution 1325, PO Box 2601, flight GA4021, postcode 10110 and grant no. 4512.",
        "It is on file as Annex_2026_final.pdf under ISO 27001 and A/RES/73/1955.",
    ),
    bad=(
        Example("It rose by 5%.", fixed="It rose by 5 per cent."),
        Example("Some 94% agreed with 12.5 percent.", fixed="Some 94 per cent agreed with 12.5 per cent."),
        Example("There were 11000 people.", fixed="There were 11,000 people."),
        Example("It cost US$ 15000, THB 75000; $1500.", fixed="It cost US$ 15,000, THB 75,000; $1,500."),
        "They assisted 11000 sailors.",
    ),
    kept=(
        "Write to Bangkok 10110, room 3054, about Boeing 7470 and Act no 4512 of the State.",
        '::: quote {by="A. Person"}\nSome 5% of 11000 people.\n\n- And 7% more.\n:::',
        "They joined 1% for the Planet and 2% for Peace. It rose by 5% points, or 1 percent point.",
        "A 100%-owned firm, the 30% Club, a width of 5%–10%, and 50%/50%.",
        "See page%20one at https://x.org/a%2011000%20people and `width: 50%`.",
        "| Share | Some \u0661\u0661\u0660\u0660\u0660 people |\n|---|---|\n| 5% | 12.5% |",
        "They spent US$ 12500 000 and €1250 000. Doors open at 1345 hours. It dates from 2600 BC. It rose 5%→7%.",
        "A 70% v/v solution.",
        "The code is 45120 and the call sign 83-45120; dial 99112 or +66 2343 9477.",
        "She said “11000 people and 94% of them”, as in *The 11000 people*. It grew by 5.%.",
        "In 2567 people voted, by 1066 ships came, and from 2215 families to 1446 members left.",
        "From 12500 to 15000 people, or 12500, 13000 and 14000 people. From US$ 12500 to 15000; €12500; 9000 nets.",
        "Some 12500 people and 13000 dugongs. From 1500 to 2500 people, or 2500 men and 1500 women.",
        "| Men | Women |\n|---|---|\n| 12500 men | 13000 |\n| 45% | 55% of all |",
        "The $64000 Question and the £10000 Pyramid are games; some 1325 women's networks met.",
    ),
)
def figure_style(material: Material) -> Iterator[Hit]:
    """Find the percent sign, "percent", and large figures without commas, except years and numbers used as names."""
    for stretch, match in material.search(_PERCENT, "prose"):
        right = f"{match[1]} per cent"
        text = stretch.paragraph.text
        if stretch.paragraph.kind == "cell" and match[0] == text.strip():
            continue
        # In a table others may have nothing but the sign, which is right there.
        sure = (
            stretch.paragraph.kind != "cell"
            and _PERCENT_AFTER.match(text, stretch.end)
            and not re.search(r"[-–=:+*/%→<>~≈±×÷]\s?$", text[max(stretch.start - 2, 0) : stretch.start])
        )
        yield Hit(stretch, f"“{match[0]}”", f"write “{right}”", right if sure else None)
    for stretch, match in material.search(_UNGROUPED, "prose"):
        text = stretch.paragraph.text
        if _TIME_OR_ERA.match(text, stretch.start):
            continue
        sure = counts_something(text, stretch.start, stretch.end)
        if not match[1].startswith("0") and (sure or not names_something(text, stretch.start)):
            others = has_counted_year(material.sentence_at(stretch.paragraph, stretch.start))
            sure = sure and match[1].isascii() and not others
            right = f"{int(match[1]):,}"
            said = f"“{match[1]}” has no comma"
            yield Hit(stretch, said, f"write {right} if it counts something", right if sure else None)
