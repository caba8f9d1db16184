"""Numbers that count something, and numbers that name something: a resolution, a postcode, a flight."""

from __future__ import annotations

import functools
import re

from outcome_reports.language.english.function_words import FUNCTION_WORDS, words_of

_NAMED = words_of(
    "account act activity annex annexes appendix area art article articles arts avenue band block book box building "
    "bus call case cases category cell ch channel column component day district episode fig figs formula lane lesson "
    "lot message month option options outcome outcomes output outputs panel quarter question questions round scenario "
    "sect session size team theme themes track verse vol volume volumes vols ward wave week workstream "
    "chapter chapters clause clauses class cluster code contract convention decision decree dial directive document "
    "docket ext extension fax figure figures file flight floor form gate goal goals grade grant grants group highway "
    "hotline id indicator indicators invoice iso item items law level licence license line lines locker mobile model "
    "module no nos nr num number numbers objective objectives order p page pages para paragraph paragraphs paras part "
    "parts passport permit phase phone pillar platform postal postcode pp principle priority protocol recommendation "
    "recommendations ref reference registration regulation resolution resolutions road room route routes row rule "
    "rules schedule section sections sector serial series stage standard standards statute step street suite table "
    "tables target targets tel telephone terminal ticket tier title train type unit version visa zip zone № nº n°"
)
_COUNTING = words_of(
    "a about above all almost among and approximately are around at below between but by exactly for from had has "
    "have in is least most nearly of on only or over roughly some than the their these those to under up was were with"
)
_MONEY = re.compile(r"[$€£]|\b(?:AUD|BDT|EUR|GBP|IDR|INR|JPY|LKR|MYR|NZD|SGD|THB|USD|VND)\b")
_WORD_BEFORE = re.compile(r"([^\s(\[“‘\"]+)\s*[(\[“‘\"]*$")
_LOOK_BACK = 60
_OTHERS_BEFORE = re.compile(r"(?:\d+(?: \(\d{4}\))?(?:,|,? (?:and|or|to)) )+$")
"""The numbers before the last of several: “steps 3 and 4”, “resolutions 1325 (2000) and 2242 (2015)”."""
_COUNTED = words_of(
    "adults applicants applications arrivals asylum-seekers baht boats boys cases children citizens countries deaths "
    "delegates departures devices documents dollars euros families firms flights girls hectares households houses jobs "
    "kilometres km members men metres migrants miles nationals officers officials participants passengers passports "
    "people persons projects pupils refugees residents returnees returns rupees schools ships shops staff States "
    "students survivors teachers tonnes tourists travellers trucks vehicles vessels victims villages visas visitors "
    "volunteers women workers"
)
UNITS = words_of(
    "acres am amperes april atmospheres august baht bars becquerels billion bits bytes calories candelas carats "
    "celsius centimetres cents cm coulombs crores december decibels degrees dinars dirhams dollars dong dozens euros "
    "fahrenheit farads fathoms february feet francs gallons gigabytes gigahertz gigawatts grams grays ha hectares "
    "henries hertz hundreds inches january joules july june kelvins kg kilobytes kilograms kilohertz kilojoules "
    "kilometres kilowatts kips km kms knots kroner kyats lakhs litres lumens march may megabytes megahertz megawatts "
    "metres metric microns miles milligrams millilitres millimetres million mins mm moles newtons november october "
    "ohms ounces parsecs pascals pence per percent percentage pesos pints pixels pm points pounds rials ringgits "
    "riyals roubles rupees rupiahs secs september shillings siemens sieverts stones takas terabytes teslas thousands "
    "tonnes tons trillion volts watts webers won yards yen yuan"
)
_DEFINITE = words_of("the their these those")
_BEFORE_A_YEAR = words_of("and around at between but by for from in on or to under")
_LIKE_A_YEAR = re.compile(
    r"(?<![\w.,/$€£+–-])(?<![$€£] )(?:1[5-9]|20|21)\d\d(?:(?=[ ]([a-zA-Z-]+))|(?=,?[ ](?:and|or|to)[ ]\d{4,}))"
)
_RESULT = re.compile(
    r"\b(?:odds|ratio|scale|scores?|votes?|voted|won|lost)\b.{0,200}\d[ ](?:against|to|in[ ]favour)\b", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[ ]([A-Za-z][\w’'-]*)")
_CAPITAL_FOLLOWS = re.compile(r"[ ][A-Z]")


def names_something(text: str, start: int) -> bool:
    """Return whether the number at `start` names something, by the word before it: resolution 1325, Boeing 737."""
    word = _word_before(text, start)
    if word is None or _MONEY.search(word):
        return False
    plain = word.rstrip(".:,").casefold()
    is_first = text.startswith(word) and start <= len(word) + 1
    return plain in _NAMED or (word[0].isupper() and not is_first and plain not in _COUNTING)


def counts_something(text: str, start: int, end: int) -> bool:
    """Return whether the number between `start` and `end` surely counts: “some 11000 people”, “US$ 15000”."""
    if re.search(rf"(?:{_MONEY.pattern})\s?$", text[max(start - 5, 0) : start]):
        # “The $64000 Question” is a name.
        return not re.match(r"[\w-]", text[end : end + 1]) and _CAPITAL_FOLLOWS.match(text, end) is None
    following = _NEXT_WORD.match(text, end)
    word = _word_before(text, start)
    if end - start == len("2567") and word is not None and word.casefold() in _BEFORE_A_YEAR:
        # “In 2567 people voted” may be a year of another calendar, and “in 1066 ships came” one of ours.
        return False
    return (
        following is not None
        and following[1] in _COUNTED
        and (word is None or (word.casefold() in _COUNTING and not word.endswith((".", ":"))))
    )


@functools.lru_cache(maxsize=8)
def has_counted_year(sentence: str) -> bool:
    """Return whether a number like a year may count something: “from 1500 to 2500 people”, “1500 women”."""
    found = _LIKE_A_YEAR.finditer(sentence)
    return any(counts_something(sentence, *match.span()) or match[1] in {None, "and", "or", "to"} for match in found)


def counts_plural(text: str, start: int, end: int) -> bool:
    """Return whether the number surely counts the plural after it: “some seventy projects”.

    “Article nineteen”, “a five stars hotel” and “the ten commandments” are names, or may be.
    """
    word, noun = _word_before(text, start), _NEXT_WORD.match(text, end)
    if noun is None or not re.fullmatch(r"[a-z]{3,}s", noun[1]):
        return noun is not None and noun[1] in _COUNTED and counts_something(text, start, end)
    following = _NEXT_WORD.match(text, noun.end())
    if following is not None and following[1].casefold() not in FUNCTION_WORDS:
        return False
    lead = None if word is None else word.casefold()
    return lead is None or (lead in _COUNTING and (lead not in _DEFINITE or noun[1] in _COUNTED))


def _word_before(text: str, start: int) -> str | None:
    if others := _OTHERS_BEFORE.search(text, max(start - _LOOK_BACK, 0), start):
        start = others.start()
    match = _WORD_BEFORE.search(text, max(start - _LOOK_BACK, 0), start)
    return match[1] if match else None


# A sentence of thousands of numbers is judged once, not for each of them.
@functools.lru_cache(maxsize=8)
def takes_figures(sentence: str) -> bool:
    """Return whether small numbers are in figures: beside larger ones, and in results."""
    return bool(re.search(r"\d{2}|\d[.,]\d", sentence) or _RESULT.search(sentence))
