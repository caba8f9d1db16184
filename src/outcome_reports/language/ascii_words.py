"""Words in ASCII letters, for ids, keys and file names."""

from __future__ import annotations

import re
import unicodedata


def without_accents(text: str) -> str:
    """Return `text` without diacritics: "Türkiye" becomes "Turkiye"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def ascii_words(text: str) -> list[str]:
    """Return the words of `text` in lower-case ASCII letters and digits, dropping all other characters."""
    return re.findall(r"[a-z0-9]+", without_accents(text).casefold())
