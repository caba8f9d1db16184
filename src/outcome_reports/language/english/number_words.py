"""Ordinal numbers in English words: "fourth", "one hundred and twenty-first"."""

from __future__ import annotations

CARDINALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
"""The numbers below 20 in words, each at the index of its value."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The tens from 20."""
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_HIGHEST = 999


def ordinal_in_words(number: int) -> str:
    """Return the ordinal of a number from 1 to 999 in words ("fourth"), of a higher one in figures."""
    if not 1 <= number <= _HIGHEST:
        return ordinal_in_figures(number)
    *before, last = _cardinal_words(number)
    *tens, last = last.split("-")
    ordinal = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return " ".join([*before, "-".join([*tens, ordinal])])


def ordinal_in_figures(number: int) -> str:
    """Return the ordinal of a number in figures: "4th", "11th", "21st"."""
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else _SUFFIXES.get(number % 10, 'th')}"


def _cardinal_words(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [CARDINALS[hundreds], "hundred"] if hundreds else []
    if hundreds and rest:
        words.append("and")
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(TENS[tens - 2] + (f"-{CARDINALS[ones]}" if ones else ""))
    elif rest:
        words.append(CARDINALS[rest])
    return words
