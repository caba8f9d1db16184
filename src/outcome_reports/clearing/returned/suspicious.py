"""Deceptive characters in proposed words (Unicode TR 36)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from outcome_reports.clearing.returned.word_elements import UNREAD
from outcome_reports.intake.invisible import invisible_characters

_WORD = re.compile(r"[^\W\d_]+")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200e\u200f]")


def flags_of(text: str) -> Iterator[str]:
    """Yield what is suspicious about the characters of `text`, once for each kind."""
    if next(iter(invisible_characters(text)), None) or _ZERO_WIDTH.search(text):
        yield "characters that cannot be seen"
    mixed = next((word[0] for word in _WORD.finditer(text) if len(_scripts(word[0])) > 1), None)
    if mixed:
        scripts = " and ".join(sorted(script.title() for script in _scripts(mixed)))
        yield f"letters of several scripts in one word: “{mixed}” ({scripts})"
    if UNREAD in text:
        yield "a symbol, a formula or a picture that cannot be read: look at the file"
    if text != unicodedata.normalize("NFKC", text) and re.search("[\uff01-\uff5e\U0001d400-\U0001d7ff]", text):
        yield "letters that only look like usual ones"


def _scripts(word: str) -> set[str]:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return names & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"}
