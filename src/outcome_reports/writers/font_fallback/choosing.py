"""Choosing fonts for characters that a brand's fonts do not have: the same choice for the same text and fonts."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.writers.brand_fonts import FamilyRole, folder_of, font_files
from outcome_reports.writers.font_fallback.fallback_fonts import Font, font_named, font_of_files
from outcome_reports.writers.font_fallback.fallback_table import fallback_table
from outcome_reports.writers.font_fallback.missing_characters import MissingCharacter, MissingCharactersError, place_in
from outcome_reports.writers.font_fallback.texts_by_language import furniture_of, texts_of
from outcome_reports.writers.font_fallback.unicode_scripts import is_drawn, likely_region, scripts_in

ROLES: tuple[FamilyRole, ...] = ("sans", "serif")


@record(frozen=True, slots=True)
class Lettering:
    """The fallback font for each character that a document's brand cannot draw, for sans and serif."""

    sans: Mapping[str, Font] = field(default_factory=dict)
    serif: Mapping[str, Font] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sans)

    def font(self, role: FamilyRole, character: str) -> Font | None:
        """Return the font for `character` beside the family `role`, None for what the brand draws."""
        return (self.sans if role == "sans" else self.serif).get(character)

    def characters(self) -> dict[Font, frozenset[str]]:
        """Return the characters to take from each font, in order of their names."""
        found: dict[Font, set[str]] = {}
        for fonts in (self.sans, self.serif):
            for character, font in fonts.items():
                found.setdefault(font, set()).add(character)
        return {font: frozenset(found[font]) for font in sorted(found, key=lambda font: (font.name, font.region))}

    def names(self, role: FamilyRole) -> tuple[str, ...]:
        """Return the names, in stylesheets, of the fonts beside the family `role`."""
        fonts = self.sans if role == "sans" else self.serif
        return tuple(sorted({font.css_name for font in fonts.values()}))


NO_LETTERING = Lettering()
"""For documents that need no fonts but the brand's."""


def lettering_for(document: tree.Document, brand: Brand) -> Lettering:
    """Return the fonts for those characters of `document` that `brand` cannot draw.

    Raises MissingCharactersError for characters that no installed font has, and RenderError for missing brand fonts.
    """
    everywhere, somewhere = _coverage(brand)
    used = set().union(*tree.lines_of(document.blocks), *furniture_of(document, brand))
    # A sequence without glyphs may have one when composed (NFC): fonts shape both alike.
    wanted = {
        character
        for letter in used
        if ord(letter) not in everywhere
        for character in unicodedata.normalize("NFC", letter)
        if ord(character) not in everywhere and is_drawn(character)
    }
    if not wanted:
        return NO_LETTERING
    texts = [*texts_of(document), *((text, document.lang) for text in furniture_of(document, brand))]
    region = likely_region((lang for text, lang in texts if not wanted.isdisjoint(text)), sorted(wanted))
    scripts = _scripts(wanted, (text for text, _ in texts))
    chosen: dict[FamilyRole, dict[str, Font]] = {"sans": {}, "serif": {}}
    missing: list[MissingCharacter] = []
    for character, script in sorted(scripts.items()):
        fonts = {role: _font(character, script, role, brand, region) for role in ROLES}
        if all(fonts.values()):
            for role, font in fonts.items():
                assert font is not None
                chosen[role][character] = font
        elif ord(character) not in somewhere:
            package = _package(script, region)
            missing.append(MissingCharacter(character, place_in(document, character), package))
    if missing:
        raise MissingCharactersError(missing)
    return Lettering(chosen["sans"], chosen["serif"])


@functools.lru_cache(maxsize=16)
def _coverage(brand: Brand) -> tuple[frozenset[int], frozenset[int]]:
    """Return the characters that both upright regular faces of `brand` have, and those that one of them has."""
    import uharfbuzz

    faces = []
    for role in ROLES:
        upright = [file for file in font_files(brand) if file.role == role and not file.face.italic]
        plain = min(upright or [f for f in font_files(brand) if f.role == role], key=lambda f: abs(f.face.weight - 400))
        faces.append(frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(plain.path))).unicodes))
    return faces[0] & faces[1], faces[0] | faces[1]


def _scripts(wanted: set[str], texts: Iterator[str]) -> dict[str, str]:
    """Return the script of each wanted character where it is first used."""
    found: dict[str, str] = {}
    for text in texts:
        composed = unicodedata.normalize("NFC", text)
        if not wanted.isdisjoint(composed):
            for character, script in scripts_in(composed):
                if character in wanted:
                    found.setdefault(character, script)
    return found


def _font(character: str, script: str, role: FamilyRole, brand: Brand, region: str) -> Font | None:
    fonts = (*_of_brand(brand, role), *_listed(script, role, region))
    return next((font for font in fonts if font.has(character)), None)


@functools.lru_cache(maxsize=64)
def _of_brand(brand: Brand, role: FamilyRole) -> tuple[Font, ...]:
    """Return the families that the brand lists for other characters, those like `role` first."""
    generic = "sans-serif" if role == "sans" else "serif"
    fitting = sorted(brand.others, key=lambda family: family.generic != generic)
    fonts = (
        font_of_files(
            family.name,
            {face.weight: face.file for face in family.faces if not face.italic},
            None if family.package == "system" else folder_of(family.package),
        )
        for family in fitting
    )
    return tuple(font for font in fonts if font)


@functools.lru_cache(maxsize=256)
def _listed(script: str, role: FamilyRole, region: str) -> tuple[Font, ...]:
    stems = (stem for entry in fallback_table().entries(script) for stem in entry.stems(role))
    return tuple(font for stem in stems if (font := font_named(stem, region)))


def _package(script: str, region: str) -> str:
    """Return the first package that may have a character of `script` and is not installed, "" if all are."""
    for entry in fallback_table().entries(script):
        if font_named(entry.sans, region) is None:
            return entry.package
    return ""
