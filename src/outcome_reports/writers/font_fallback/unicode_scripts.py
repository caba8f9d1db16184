"""The scripts of characters (Unicode Standard Annex 24), and the kind of Han letters of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from outcome_reports.writers.font_fallback.fallback_table import COMMON

_NEUTRAL = frozenset({COMMON, "Zinh", "Zzzz"})
_REGIONS = {"ja": "JP", "ko": "KR", "zh": "SC", "yue": "HK", "wuu": "SC", "cmn": "SC", "hak": "TC", "nan": "TC"}

_COMPLEX = re.compile(
    "[\u0590-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c7f\ua800-\ua8ff\ua900-\ua95f\ua980-\uaaff\uabc0-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefe\U00010a00-\U00010a5f\U00010d00-\U00010d3f\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
"""Blocks of the scripts that Word calls complex: from Hebrew to Tibetan, Myanmar, Khmer, and those like them."""

_KHMER_VOWELS = frozenset("\u17be\u17bf\u17c0\u17c4\u17c5")
_KHMER_LEFT_PART = "\u17c1"


def shaping_parts(character: str) -> frozenset[str]:
    """Return the characters into which shaping may split `character` before it looks for glyphs.

    These are its decompositions, canonical ones and those marked <compat> (UAX 15), to the last part: Thai sara am is
    set as a circle and a stroke, Bengali o as two vowels around its letter. Khmer vowels of two parts have no
    decomposition in Unicode; shapers take the left one to be U+17C1 (OpenType, “Khmer script development”).
    """
    if character in _KHMER_VOWELS:
        return frozenset(_KHMER_LEFT_PART)
    fields = unicodedata.decomposition(character).split()
    if not fields or (fields[0].startswith("<") and fields[0] != "<compat>"):
        return frozenset()
    parts = frozenset(chr(int(field, 16)) for field in fields if not field.startswith("<"))
    return parts.union(*map(shaping_parts, parts))


def is_complex(text: str) -> bool:
    """Return whether `text` has letters of a script that join, change their order, or run from right to left."""
    return not text.isascii() and _COMPLEX.search(text) is not None


def is_drawn(character: str) -> bool:
    """Return whether a character needs a glyph: white space, joiners, direction marks and selectors do not."""
    return not (
        character.isspace()
        or unicodedata.category(character) in {"Cf", "Cc", "Zl", "Zp"}
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def scripts_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each character of `text` with its script (ISO 15924); a shared one goes with the one before it."""
    from fontTools import unicodedata as data

    last = COMMON
    for character in text:
        script = data.script(character)
        if script in _NEUTRAL:
            shared = data.script_extension(character) - _NEUTRAL
            script = last if not shared or last in shared else min(shared)
        else:
            last = script
        yield character, script


def region_of(lang: str | None) -> str | None:
    """Return the kind of Han letters (JP, KR, SC, TC, HK) of a language by its BCP 47 tag, None for others."""
    primary, *rest = (lang or "").lower().split("-")
    region = _REGIONS.get(primary)
    if region == "SC" and not {"hk", "mo"}.isdisjoint(rest):
        return "HK"
    return "TC" if region == "SC" and not {"hant", "tw"}.isdisjoint(rest) else region


def likely_region(languages: Iterable[str | None], characters: Iterable[str]) -> str:
    """Return the kind of Han letters of a document: by the first of `languages` with any, else by its other letters."""
    for lang in languages:
        if found := region_of(lang):
            return found
    points = [ord(character) for character in characters]
    if any(0x3040 <= point <= 0x30FF for point in points):
        return "JP"
    return "KR" if any(0xAC00 <= point <= 0xD7A3 for point in points) else "SC"
