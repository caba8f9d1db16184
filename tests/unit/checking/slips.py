"""A made-up chapter in the language of outcome statements, with slips of the kinds that published ones have.

A slip is marked as {RULE|words}. What is not marked is right, and rules that find fault with it raise a false alarm.
The States and organisations are those of `samples`; nobody said any of this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\{([A-Z]{3}\d{3})\|([^}]*)\}")

PARAGRAPHS = (
    # Names
    "Officers of {NAM001|Timor Leste} visited Viet Nam, and those of {NAM001|Vietnam} returned the visit to "
    "Timor-Leste.",
    "The ministers met in Vientiane, {NAM001|Laos}, before they travelled to Türkiye and New Zealand.",
    "Delegates thanked {NAM003|The} International Organization for Migration. The International Organization for "
    "Migration thanked them.",
    "Reports came from {NAM004|Thailand, Indonesia and Malaysia}; others came from Fiji, Kenya and Thailand.",
    "Agreements with {NAM006|Indonesia, the International Organization for Migration and Thailand} were renewed.",
    # Spelling and hyphens
    "The {LNG001|labor} ministries opened a {LNG001|center} for returning workers, and labour centres elsewhere "
    "learned from it.",
    "Victims are {LNG002|recognised} early, and organizations are recognized for it.",
    "They met in the {LNG003|Asia Pacific} region; the Asia-Pacific region is large.",
    "Networks of {LNG005|technology facilitated} crime need {LNG005|real time} answers, which are given in real time.",
    "An {LNG006|anti money} laundering law and an anti-trafficking law were passed.",
    "A {LNG007|newly-trained} team and a recently opened port took part in a family-run programme.",
    # Words
    "Its {LNG008|ascension to} the treaty was welcomed, as was the accession to an earlier one.",
    "The {LNG009|chairman} thanked the chair of the session.",
    "All {LNG010|member states} agreed, and each Member State will report.",
    "The ports were open in {LNG011|the the} morning, and they had had visitors before.",
    # Dates, numbers and ranges
    "They met on {LNG016|January 27, 2026}. They met again on 28 January 2026 and in May 2026.",
    "Between {LNG017|2019 - 2026} it grew; from 2019 to 2026 others grew, and 2026–2028 is planned.",
    "There are nearly {LNG015|seventy} projects. There are {LNG015|3} ports, of which two are new. It took 3 days "
    "of 14.",
    "Arrivals rose by {LNG021|5%} and returns by 7 per cent, to {LNG021|12000} people in all, of whom 4,000 stayed.",
    # Marks
    "It is the {LNG018|State's} programme, not one of the States’ own.",
    "They shared data, {LNG020|notices, and tools}; the red, white and blue flags; and time, money and staff.",
    "They {LNG019|met .} Then they left, and came back.",
    # Acronyms
    "The {ACR001|MMC} took part, and so did a State.",
    "The Open Border Line ({ACR006|OBX}) helps; the OBX is new. The Safe Harbour Line (SHL) helps; the SHL is old.",
    "The Joint Data Project ({ACR004|JDP}) has ended, while the Port Safety Forum (PSF) goes on: the PSF meets "
    "monthly.",
    "A Family Tracing Unit (FTU) opened. The Family Tracing Unit ({ACR003|FTU}) found 40 people, says the FTU.",
    "A {ACR002|RTC} was opened last: the Returns Training Centre (RTC) has 30 rooms.",
    # Addresses
    "The [{STR001|form}](https://example.org/form) is due; the [strategy](https://www.baliprocess.net/strategy) is "
    "not.",
    "See {STR002|www.baliprocess.net} for more, or the [list of ports](https://www.baliprocess.net) itself.",
    "An [{STR011|older page}](http://www.baliprocess.net/old) remains.",
    "The list is [{STR012|here}](https://www.baliprocess.net/list), and the [list of "
    "ports](https://www.baliprocess.net/ports) too.",
    # Unfinished
    "The venue is {STR009|<name>}, and the dates are known.",
    "They said {LNG022|“}yes and (some of them) left.",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph without its marks, and its slips: rule, and the words at fault as they are read."""

    text: str
    slips: frozenset[tuple[str, str]]


def marked(paragraph: str) -> Marked:
    """Return the paragraph and its slips."""
    slips = frozenset((rule, " ".join(words.split()).casefold()) for rule, words in _MARK.findall(paragraph))
    return Marked(_MARK.sub(r"\2", paragraph), slips)
