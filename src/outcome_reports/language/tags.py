"""Language tags (BCP 47, RFC 5646): validation, and the direction of the language."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Literal

from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates

Direction = Literal["ltr", "rtl"]

FORM = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
"""The form of the tags that content may use: a language, then a script, then a region, as in "zh-Hant-TW"."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (Unicode CLDR, character orientation)."""
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_MISTAKEN = {
    "cn": "zh", "jp": "ja", "vn": "vi", "kh": "km", "bd": "bn", "pk": "ur", "np": "ne", "cz": "cs", "dk": "da",
    "gr": "el", "ua": "uk", "ir": "fa", "iw": "he", "in": "id", "tp": "tet", "english": "en",
    "french": "fr", "arabic": "ar", "chinese": "zh", "thai": "th", "spanish": "es", "indonesian": "id",
    "vietnamese": "vi", "japanese": "ja", "korean": "ko", "burmese": "my", "khmer": "km", "lao": "lo", "persian": "fa",
}  # fmt: skip
"""Common mistakes for languages, usually country codes, with the tags meant."""


@record(frozen=True, slots=True)
class _Subtags:
    short: Mapping[str, str]
    long: frozenset[str]
    scripts: frozenset[str]
    regions: frozenset[str]


def language_problem(tag: str) -> tuple[str, str] | None:
    """Return the problem and the remedy for a language tag; None for a valid one."""
    if meant := _MISTAKEN.get(tag) or _MISTAKEN.get(tag.lower()):
        return f"“{tag}” is not a language tag", f"write “{meant}”"
    if not re.fullmatch(FORM, tag):
        return f"“{tag}” does not have the form of a language tag", "write a language tag: en-GB, fr, ar, zh-Hant"
    known = _subtags()
    language, *rest = tag.split("-")
    if language not in known.short and language not in known.long:
        for short, long in known.short.items():
            if language == long:
                return f"“{language}” is written “{short}” in language tags (BCP 47)", f"write “{short}”"
        return f"unknown language “{language}” (BCP 47)", "look up its code: fr is French, ar Arabic, zh Chinese"
    for part in rest:
        if len(part) == 4 and part not in known.scripts:
            return f"unknown script “{part}” (ISO 15924)", "delete it, or write one such as Arab, Hans, Latn"
        if len(part) < 4 and part not in known.regions:
            return f"unknown region “{part}” (ISO 3166-1)", "delete it, or write one such as GB, ID, TH"
    return None


def direction_of(lang: str) -> Direction:
    """Return the direction of the usual script of a language, or of the script that its BCP 47 tag names."""
    primary, *subtags = lang.lower().split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


@functools.cache
def _subtags() -> _Subtags:
    text = (templates() / "languages" / "subtags.txt").read_text(encoding="ascii")
    _, short, long, scripts, regions, areas = (part.split() for part in text.strip().split("\n\n"))
    pairs = dict(pair.split("=") for pair in short)
    return _Subtags(pairs, frozenset(long), frozenset(scripts), frozenset(regions + areas))
