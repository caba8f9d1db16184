"""Fonts for the characters that a brand's fonts do not have, chosen only by our list."""

from outcome_reports.writers.font_fallback.choosing import NO_LETTERING, Lettering, lettering_for
from outcome_reports.writers.font_fallback.faces import font_rules, font_stacks
from outcome_reports.writers.font_fallback.fallback_fonts import Font, subset
from outcome_reports.writers.font_fallback.missing_characters import MissingCharacter, MissingCharactersError, place_in
from outcome_reports.writers.font_fallback.unicode_scripts import is_complex, region_of

__all__ = [
    "NO_LETTERING",
    "Font",
    "Lettering",
    "MissingCharacter",
    "MissingCharactersError",
    "font_rules",
    "font_stacks",
    "is_complex",
    "lettering_for",
    "place_in",
    "region_of",
    "subset",
]
