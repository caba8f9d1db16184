"""The words of labels: what they may have in braces, and what nobody could read."""

from __future__ import annotations

import string
from typing import Any

from outcome_reports.errors import WordingError
from outcome_reports.intake.invisible import invisible_characters

NAMES_OF_DOCUMENT = ("document", "document_short")
"""Labels that every label may have in braces: the names of the document."""
_MAY_BE_SPACES = ("numbers", "joins")
"""Tables of the marks between words and between figures."""


def fields_in(words: Any) -> set[str]:
    """Return the names in the braces of a label. Raises WordingError, with the remedy, for other braces."""
    try:
        found = [field for text in texts_of(words) for field in string.Formatter().parse(str(text))]
    except ValueError:
        raise WordingError("braces that do not pair: write “{{” for a brace that is meant as one") from None
    for _, name, form, conversion in found:
        if form or conversion:
            raise WordingError(f"more than a name in braces: write {{{name}}}")
    return {name for _, name, _, _ in found if name is not None}


def fields_anywhere(table: str, key: str) -> tuple[str, ...]:
    """Return what a label may have in braces whether or not the English one does: the names of the document."""
    return NAMES_OF_DOCUMENT if table in {"labels", "excerpt"} and key not in NAMES_OF_DOCUMENT else ()


def fault_of(words: Any, table: str, key: str) -> str:
    """Return why the words of a label in `table` cannot be printed, "" if they can."""
    for text in texts_of(words):
        if not isinstance(text, str):
            return "is not a text"
        if not (text if table in _MAY_BE_SPACES else text.strip()) and key != "grouping_mark":
            return "is empty"
        for _, what in invisible_characters(text):
            return f"has {what}"
        if "\n" in text.strip():
            return "has a line break"
        if table == "numbers" and any(letter.isalnum() for letter in text):
            return f"is “{text}”, not a mark"
    return ""


def texts_of(words: Any) -> list[Any]:
    """Return each text of a label: of its plural forms, of a list."""
    return [*words.values()] if isinstance(words, dict) else words if isinstance(words, list) else [words]
