"""Words in plain letters, of which ids, keys and the names of files are made."""

from __future__ import annotations

import re
import unicodedata


def without_accents(text: str) -> str:
    """Return `text` without the marks on its letters: "Türkiye" is "Turkiye"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def ascii_words(text: str) -> list[str]:
    """Return the words of `text` in lower-case ASCII letters and digits, without what cannot be written with them."""
    return re.findall(r"[a-z0-9]+", without_accents(text).casefold())
