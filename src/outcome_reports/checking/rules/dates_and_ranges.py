"""Dates, and ranges of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.checking.engine.material import Material
from outcome_reports.checking.engine.rule import MANUAL, Example, Hit, rule
from outcome_reports.checking.text.calendar_days import MONTHS, is_date
from outcome_reports.checking.text.counting_numbers import names_something
from outcome_reports.language.english.function_words import FUNCTION_WORDS

_SOURCE = f"{MANUAL}, “Numbers, dates and time”"
_MONTHS = "|".join(MONTHS)
_DATES = (
    (re.compile(rf"(?<![-–—/])\b({_MONTHS})[ ]0?(\d{{1,2}})(?:st|nd|rd|th)?,?[ ](\d{{4}})\b"), r"\2 \1 \3"),
    (re.compile(rf"\b(?:the[ ])?0?(\d{{1,2}})(?:st|nd|rd|th)(?:[ ]of)?[ ]({_MONTHS})\b"), r"\1 \2"),
    (re.compile(rf"(?<![-–—/])\b(\d{{1,2}}[ ](?:{_MONTHS})),[ ](\d{{4}})\b"), r"\1 \2"),
)
_WITHOUT_YEAR = re.compile(rf"\b(?:{_MONTHS})[ ]\d{{1,2}}\b(?!,?[ ]\d{{4}})")
_ENDS_DATE = re.compile(r"[.,;:!?)\]”’](?:\s|$)|$")
_ENDS_DAY = re.compile(rf"{_ENDS_DATE.pattern}|[ ]\d{{4}}(?:{_ENDS_DATE.pattern})")
_DETERMINER = re.compile(r"\b(?:an?|each|every|his|her|its|our|that|the|their|this)[ ]$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"\b(?:on|by|from|to|until|till|since|before|after)[ ]$", re.IGNORECASE)
_WEEKDAY = re.compile(r"day,?[ ]$")
_ORDINAL_BEFORE = re.compile(r"\d(?:st|nd|rd|th)\b.*$")
_NAME_BEFORE = re.compile(rf"(?<!\w)(?!(?i:{'|'.join(sorted(FUNCTION_WORDS))})\b)[A-Z][\w.’'-]*(?<!day)[ ]$")
"""Before a month that is a surname: “Theresa May 27, 2026”."""
_AMBIGUOUS_DATE = re.compile(
    r"(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/]|\.\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
_RANGE = re.compile(r"(?<![\w+.,/–-])(?<!\d )(\d{1,4})(?:-|[ ][-–][ ]?|[-–][ ])(\d{1,4})(?![\w/–-]|[.,]\d)")
_LEAD = re.compile(r"\b(between|from)[ ](?:(?:pages|paragraphs|the years)[ ])?$", re.IGNORECASE)
_LEAD_NEAR = re.compile(r"\b(?:between|from)[ ](?:\S+[ ]){1,3}$", re.IGNORECASE)
_SAME_KIND_FOLLOWS = re.compile(r",?[ ](?:and[ ]|or[ ]|to[ ])?\d+-\d")
"""“Sections 9-102 and 9-203”, “pages 2-14 to 2-18”: numbers of one part each, or ranges to be mended together."""
_YEARS_OF_SOMEONE = re.compile(r"[’']s?[ ](?:19|20)\d\d\D+20\d\d\Z")
_PLACES = re.compile(r"\b(?:pages|pp\.|chapters|paragraphs|articles|sections|ages|aged)[ ]$", re.IGNORECASE)
_MEASURE = re.compile(r"[ ](?:per cent|years?|months|weeks|days|hours|minutes|million|billion|kilometres|km|metres)\b")
_DAYS_OF_MONTH = re.compile(rf"[ ]({_MONTHS})\b(?:[ ](\d{{4}})\b)?")
_NAMING = re.compile(
    r"\b(?:account|call|case|code|dial|fax|hotline|id|isbn|issn|mobile|number|patent|phone|postcode|reference|ring|serial|"
    r"tel|telephone|text|whatsapp|zip)s?\b",
    re.IGNORECASE,
)
# What names something can stand before any word; what two years follow is one of a few.
_BEFORE_YEARS = re.compile(
    r"(?:^|[.;:!?][ ]|\(|\b(?:between|biennium|by|decade|during|for|from|in|its|of|over|period|season|since|strategy|"
    r"term|the|their|this|throughout|triennium|years?)[ ])$",
    re.IGNORECASE,
)
_ENDS_PHRASE = re.compile(rf"[.,;:!?)\]”’](?:\s|$)|$|[ ](?:{'|'.join(sorted(FUNCTION_WORDS))})\b")
_GOES_ON = re.compile(r"\b(?:and|to|through|until)\b")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


@rule(
    "LNG016",
    "date not in house style",
    severity="warning",
    why="Dates are day, month, year: 27 January 2026. In figures alone, day and month are mistaken for each other.",
    source=f"{_SOURCE}: dates",
    together=True,
    good=("They met on 27 January 2026.",),
    bad=(
        Example("They met on January 27, 2026.", fixed="They met on 27 January 2026."),
        Example("They met on the 27th of January.", fixed="They met on 27 January."),
        Example("They met on May 05, 2026.", fixed="They met on 5 May 2026."),
        Example("From 27 January, 2026, it holds.", fixed="From 27 January 2026, it holds."),
        "They met on 05/06/2026.",
        "They met on Monday, 05/06/2026.",
    ),
    kept=(
        "On May 12, 2000 people came. On 12 May, 2000 people came. On May 12 2000 people came.",
        "They kept the 4th of July holiday and heard the 27th January speech. The 27th of January was the last day.",
        "The May 27, 2026, decision and its June 3, 2026, annex hold.",
        "They met in the 5th August Hall, and he spoke of May 45, 2026.",
        "The text says “on January 27, 2026”; see *On January 27, 2026*.",
        "From the 1st to the 3rd of May and from 1st June to 3rd June, 1st, 2nd and 3rd July were meant.",
        "Theresa May 27, 2026. See section 5.6.26 and Version 1.2.2026.",
        "They met June 5, 2026-June 7, 2026, and May 5, 1821–May 5, 1921.",
        "They met on April 31, 2026, on the 31st of April, on February 29, 2026, and by the 29th of February 2026.",
        "On April 12 and May 13, 2026. On April 12, 2026, and by May 3. From May 5, 2026 to June 5, 2026.",
    ),
)
def date_style(material: Material) -> Iterator[Hit]:
    """Find dates with the month first, with ordinals, with a comma, and in figures alone."""
    for number, (pattern, form) in enumerate(_DATES):
        for stretch, match in material.search(pattern):
            right, text = match.expand(form), stretch.paragraph.text
            day, month, *year = right.split() + re.findall(r"^[ ](\d{4})\b", text[stretch.end : stretch.end + 6])
            sure = is_date(day, month, *year[:1]) and not _NAME_BEFORE.search(_before(text, stretch.start))
            # “On April 12 and May 13, 2026” would be half mended.
            sure = sure and not _WITHOUT_YEAR.search(material.sentence_at(stretch.paragraph, stretch.start))
            if number == 1:
                # “From the 1st to the 3rd of May” would be half mended.
                lead = _before(text, stretch.start)
                sure = sure and bool(_ENDS_DAY.match(text, stretch.end) and _BEFORE_DAY.search(lead))
                sure = sure and not _ORDINAL_BEFORE.search(lead)
            else:
                # “The May 27, 2026, decision” would keep a comma that it no longer needs.
                pair = _DETERMINER.search(_before(text, stretch.start)) and text.startswith(",", stretch.end)
                sure = sure and not pair and _ENDS_DATE.match(text, stretch.end) is not None
            yield Hit(stretch, f"“{match[0]}”: day, month, year", f"write “{right}”", right if sure else None)
    for stretch, match in material.search(_AMBIGUOUS_DATE, "prose"):
        text = stretch.paragraph.text
        if _WEEKDAY.search(_before(text, stretch.start)) or not names_something(text, stretch.start):
            yield Hit(stretch, f"“{match[0]}” is a date in figures", "write the month as a word, as in “5 June 2026”")


@rule(
    "LNG017",
    "range with a hyphen",
    severity="warning",
    why="Between figures an en dash without spaces means “to”: 27–28 January, 2019–2026. After “between” it is "
    "“and”, after “from” it is “to”.",
    source=f"{_SOURCE}: ranges; en dash in “Punctuation”",
    together=True,
    good=(
        "On 27–28 January; the 2026–2028 Work Plan; call +66 2 343-9477.",
        "The Boeing 737-800, Law 10-2004, room 12-14, tel. 343-9477.",
    ),
    bad=(
        Example("On 27-28 January.", fixed="On 27–28 January."),
        Example("Between 2019 - 2026 it grew.", fixed="Between 2019 and 2026 it grew."),
        Example("Between 27-28 January 2026.", fixed="Between 27 and 28 January 2026."),
        Example("On 7-8 May, 3-4 June and 5 - 6 July.", fixed="On 7–8 May, 3–4 June and 5–6 July."),
        Example("It grew from 2019-2026.", fixed="It grew from 2019 to 2026."),
        Example("It took 5 - 7 years, see pages 12-15.", fixed="It took 5–7 years, see pages 12–15."),
    ),
    kept=(
        "Call us on 2010-2020 or, by WhatsApp, at 1999-2001.",
        "They remember 9-11, shop at the 7-11, won 3-5 and wrote 02-2026.",
        "It grew from 5-7 per cent to 10 per cent, between 27-28 January and May, from 2010-2020 surveys.",
        "The ISSN is 1999-2026 (online), the serial is 1950-2026, they answer 1900-2000 and live at 1901-2010 A Road.",
        "They helped children between ages 12-17, from around 10-15 per cent, and between the fiscal years 2019-2026.",
        "Sections 2-314 of the Code and sections 9-102 and 9-203 apply; see pages 2-14 to 2-18.",
        "Reforms between 2019-2026 and 2028 ran under grant 2019-2026 and plan RSO 2019-2026.",
        "On 30-31 April and 28-29 February 2026. In 2019 - 2021 and 2022 - 2023. It took 5-7 or 8-10 years.",
        "| Age | Years |\n|---|---|\n| pages 12-15 | 17-19 |\n\nThe Bank’s 2019-2021 plan is of 2022-2023.",
        "It is on file as report_2019-2026.pdf and at https://x.org/2019-2026, or “2019-2026” for short.",
    ),
)
def hyphen_in_range(material: Material) -> Iterator[Hit]:
    """Find two numbers joined by a hyphen or a spaced dash, unless they name something."""
    for stretch, match in material.search(_RANGE):
        text = stretch.paragraph.text
        counts = _PLACES.search(_before(text, stretch.start)) or _DAYS_OF_MONTH.match(text, stretch.end)
        counts = counts or _YEARS_OF_SOMEONE.search(text, max(stretch.start - 3, 0), stretch.end)
        if int(match[1]) >= int(match[2]) or (names_something(text, stretch.start) and not counts):
            continue
        lead = _LEAD.search(_before(text, stretch.start))
        is_near = _LEAD_NEAR.search(_before(text, stretch.start)) is not None
        is_all = lead is not None and _is_all(text, stretch.end)
        joint = {"between": " and ", "from": " to "}[lead[1].casefold()] if lead and is_all else "–"
        right = f"{match[1]}{joint}{match[2]}"
        sure = _is_range(text, stretch.start, match) and (is_all if lead else not is_near)
        yield Hit(stretch, f"“{match[0]}” is a range", f"write “{right}”", right if sure else None)


def _before(text: str, start: int) -> str:
    return text[max(start - 30, 0) : start]


def _is_all(text: str, end: int) -> bool:
    """Return whether the range that ends at `end` is all that “between” or “from” is about.

    It is not in “from 5-7 per cent to 10-12 per cent”, and in “from 2010-2020 surveys” it is not even the noun.
    """
    of_what = _MEASURE.match(text, end) or _DAYS_OF_MONTH.match(text, end)
    rest = text[of_what.end() if of_what else end :]
    return _ENDS_PHRASE.match(rest) is not None and _GOES_ON.search(re.split(r"[.;!?]", rest)[0]) is None


def _is_range(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether the two numbers are surely the ends of a range: years, days of a month, pages, measures."""
    first, last = int(match[1]), int(match[2])
    before = text[max(start - 60, 0) : start]
    if match[1].startswith("0") or match[2].startswith("0") or "=" in text:
        return False
    if of_month := _DAYS_OF_MONTH.match(text, match.end()):
        return is_date(match[2], *of_month.groups())
    if len(match[1]) == len(match[2]) == len("2026") and first >= _FIRST_YEAR and last <= _LAST_YEAR:
        return _BEFORE_YEARS.search(before) is not None and _NAMING.search(before) is None
    if _MEASURE.match(text, match.end()):
        return True
    # “Sections 2-314” of a code are one: 314 of part 2.
    place = _PLACES.search(before)
    is_alike = place is not None and (place[0].casefold().startswith(("p", "age")) or len(match[1]) == len(match[2]))
    return is_alike and _SAME_KIND_FOLLOWS.match(text, match.end()) is None
