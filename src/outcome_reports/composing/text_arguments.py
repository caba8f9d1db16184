"""What a script gives as words: texts, of characters that documents can have."""

from __future__ import annotations

import re
from collections.abc import Iterable

from outcome_reports.errors import ArgumentError, ArgumentTypeError

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Char


def check_texts(what: str, **texts: object) -> None:
    """Raise ArgumentTypeError for the first of the `texts` of `what` ("a chart") that is not a str."""
    for name, text in texts.items():
        if not isinstance(text, str):
            raise ArgumentTypeError(f"the {name} of {what} must be a text, not {type(text).__name__}")


def check_characters(texts: Iterable[str]) -> None:
    """Raise ArgumentError for the first text with a character that neither Word nor EPUB can have."""
    for text in texts:
        if odd := _NOT_IN_XML.search(text):
            words = _NOT_IN_XML.sub("", text)[:60]
            raise ArgumentError(
                f"“{words}” has the character U+{ord(odd[0]):04X}, which no document can have: delete it"
            )
