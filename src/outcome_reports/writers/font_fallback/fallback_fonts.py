"""One family among the fallback fonts: its files, its characters, and subsets of it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from outcome_reports.platform.records import record
from outcome_reports.platform.system_fonts import font_file, installed_fonts
from outcome_reports.writers.font_fallback.unicode_scripts import shaping_parts

_HELPERS = " \u200c\u200d\u200e\u200f\u25cc"
"""Characters that shaping may need besides letters: the space, joiners, direction marks, the dotted circle."""
_REGIONAL = "CJK"


@record(frozen=True, slots=True)
class Font:
    """A family with a regular face and maybe a bold one.

    `name` is the family's own; `region` the kind of Han letters (JP, SC, …) for a collection that has a face for each.
    """

    name: str
    regular: Path
    bold: Path | None
    region: str = ""

    @property
    def css_name(self) -> str:
        """Its name in our stylesheets, chosen so that no installed font has it."""
        return f"Other {self.name}"

    @property
    def package_name(self) -> str:
        """Its name for programs that look for it among the installed fonts."""
        return f"{self.name} {self.region}".rstrip()

    def faces(self) -> tuple[tuple[int, Path], ...]:
        """Weight and file of each face."""
        return ((400, self.regular),) + (((700, self.bold),) if self.bold else ())

    def has(self, character: str) -> bool:
        """Return whether its regular face has a glyph for `character`."""
        return ord(character) in _characters(self.regular, self.region)


@functools.cache
def font_named(stem: str, region: str) -> Font | None:
    """Return the installed family whose files begin with `stem`, None if there is none."""
    regular = font_file(stem, "Regular")
    if regular is None:
        return None
    regional = region if regular.suffix == ".ttc" and _REGIONAL in stem else ""
    return Font(_family_name(regular, regional), regular, font_file(stem, "Bold"), regional)


def font_of_files(name: str, files: dict[int, str], folder: Path | None) -> Font | None:
    """Return the family `name` of a brand from `files` by weight, in `folder` or (None) among the system's fonts."""
    fonts = installed_fonts() if folder is None else {}
    paths = {weight: fonts.get(file) if folder is None else folder / file for weight, file in files.items()}
    found = {weight: path for weight, path in paths.items() if path is not None and path.is_file()}
    light = min((weight for weight in found if weight < 600), default=min(found, default=None))
    if light is None:
        return None
    heavy = [weight for weight in found if weight >= 600 and weight != light]
    return Font(name, found[light], found[min(heavy)] if heavy else None)


@functools.lru_cache(maxsize=128)
def subset(path: Path, region: str, characters: frozenset[str], *, same_numbers: bool = False) -> bytes:
    """Return the font at `path` with `characters` and all that shaping them takes, without hinting, as TrueType or
    OpenType.

    The same bytes for the same file and characters. With `same_numbers` glyphs keep theirs: PDF calls those of a
    collection for East Asia by the numbers that the font gives them, WeasyPrint 70 by their place.
    """
    import uharfbuzz

    request = uharfbuzz.SubsetInput()
    wanted = characters.union(_HELPERS, *map(shaping_parts, characters))
    request.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, wanted))
    request.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    face = _face(path, region)
    if same_numbers and "CFF " in face.table_tags:
        request.flags |= uharfbuzz.SubsetFlags.RETAIN_GIDS
    data: bytes = uharfbuzz.subset(face, request).blob.data
    return data


def _face(path: Path, region: str) -> Any:
    import uharfbuzz

    blob = uharfbuzz.Blob.from_file_path(str(path))
    first = uharfbuzz.Face(blob, 0)
    if region:
        for index in range(first.count):
            face = uharfbuzz.Face(blob, index)
            name = str(face.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY))
            if name.endswith(f" {region}") and "Mono" not in name:
                return face
    return first


@functools.lru_cache(maxsize=64)
def _characters(path: Path, region: str) -> frozenset[int]:
    return frozenset(_face(path, region).unicodes)


def _family_name(path: Path, region: str) -> str:
    import uharfbuzz

    face = _face(path, region)
    names = uharfbuzz.OTNameIdPredefined
    name: str = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY)
    return name.removesuffix(f" {region}") if region else name
