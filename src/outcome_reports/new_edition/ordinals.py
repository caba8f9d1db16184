"""Counting on: "Fourth" to "Fifth" and "4th" to "5th" in titles that name the meeting."""

from __future__ import annotations

import re


def count_on(text: str, number: int) -> str:
    """`text` with each ordinal of `number`, in words or figures, counted on by one; capitals stay as they are.

    Only whole words count, so that "Fourteenth" is not "Fourth", and "twenty-fourth" is one word.
    """
    from num2words import num2words

    pairs = {
        str(num2words(number, to=form, lang="en")): str(num2words(number + 1, to=form, lang="en"))
        for form in ("ordinal", "ordinal_num")
    }
    pattern = "|".join(re.escape(old) for old in pairs)
    return re.sub(
        rf"(?<![\w-])(?:{pattern})(?![\w-])",
        lambda match: _cased_as(match[0], pairs[match[0].lower()]),
        text,
        flags=re.IGNORECASE,
    )


def _cased_as(old: str, new: str) -> str:
    if old.isupper():
        return new.upper()
    if old.istitle():
        return new.title()
    return new.capitalize() if old[0].isupper() else new
