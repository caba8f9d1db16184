"""The brand's fonts: whole files for paper, small subsets as WOFF2 for the screen."""

from __future__ import annotations

import base64
import functools
import importlib.metadata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from outcome_reports.branding.brand import Brand, Face, Family
from outcome_reports.errors import RenderError
from outcome_reports.platform.records import record
from outcome_reports.writers.woff2 import as_woff2

FamilyRole = Literal["sans", "serif"]

CSS_NAMES: dict[FamilyRole, str] = {"sans": "Brand Sans", "serif": "Brand Serif"}
"""Names of the families in our stylesheets, chosen so that no installed font has them."""

RANGES: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("latin", ((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2C6, 0x2C6), (0x2DA, 0x2DC))),
    ("punctuation", ((0x2010, 0x2027), (0x202F, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2212, 0x2212))),
    ("arrows", ((0x2190, 0x2193),)),
    ("latin-extended", ((0x100, 0x17F), (0x18F, 0x18F), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x218, 0x21B))),
    ("vietnamese", ((0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9), (0x300, 0x303), (0x309, 0x309), (0x323, 0x323))),
    ("latin-others", ((0x180, 0x24F), (0x1E00, 0x1EFF), (0x2C6, 0x2DD), (0x300, 0x36F))),
    ("symbols", ((0x2030, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x22FF), (0x25A0, 0x25FF))),
    ("greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    ("cyrillic", ((0x400, 0x52F),)),
)
"""Ranges of code points, by name, from which a subset is put together; the first three are in every one."""

_ALWAYS = 3
_FEATURES = ("kern", "mark", "mkmk", "ccmp", "liga", "locl", "tnum", "lnum")
_SMALL_CAPITALS = "smcp"


@record(frozen=True, slots=True)
class FontFile:
    """One face of a brand's family: its place in the stylesheets and its file."""

    role: FamilyRole
    face: Face
    path: Path

    def css(self, source: str) -> str:
        """Return the `@font-face` rule for this face, loaded from the address `source`."""
        return (
            f'@font-face{{font-family:"{CSS_NAMES[self.role]}";font-weight:{self.face.weight};'
            f"font-style:{'italic' if self.face.italic else 'normal'};font-display:swap;src:url({source})}}"
        )


def font_files(brand: Brand) -> tuple[FontFile, ...]:
    """Return the font files of `brand`. Raises RenderError naming each package or file that is not installed."""
    files = tuple(_files("sans", brand.sans)) + tuple(_files("serif", brand.serif))
    missing = [file.path.name for file in files if not file.path.is_file()]
    if missing:
        raise RenderError(f"the font file {name} of the brand “{brand.name}” is missing" for name in missing)
    return files


def _files(role: FamilyRole, family: Family) -> Iterator[FontFile]:
    folder = folder_of(family.package)
    for face in family.faces:
        yield FontFile(role, face, folder / face.file)


@functools.cache
def folder_of(package: str) -> Path:
    """Return the folder of the fonts in a Python package, found through pip's records: none of its code runs.

    Raises RenderError if it is not installed, or is not a package of fonts.
    """
    name = package.replace("_", "-")
    try:
        files = importlib.metadata.files(name) or ()
    except importlib.metadata.PackageNotFoundError:
        raise RenderError([f"the fonts of the package “{package}” are not installed: pip install {name}"]) from None
    for file in files:
        if file.parent.as_posix() == f"{package}/files" and file.suffix in {".ttf", ".otf"}:
            return Path(str(file.locate())).parent
    raise RenderError([f"the package “{package}” has no fonts: it needs a folder “files” with .ttf or .otf files"])


def ranges_for(text: Iterable[str]) -> tuple[str, ...]:
    """Return names of the ranges that cover the characters of `text`, as far as possible."""
    points = {ord(character) for piece in text for character in set(piece)}
    chosen = [name for name, _ in RANGES[:_ALWAYS]]
    for _, ranges in RANGES[:_ALWAYS]:
        points = {point for point in points if not _within(point, ranges)}
    for name, ranges in RANGES[_ALWAYS:]:
        rest = {point for point in points if not _within(point, ranges)}
        if len(rest) < len(points):
            chosen.append(name)
        points = rest
    return tuple(chosen)


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= point <= last for first, last in ranges)


@functools.lru_cache(maxsize=16)
def screen_faces(brand: Brand, ranges: tuple[str, ...], *, strong: bool = True, strong_italic: bool = True) -> str:
    """Return the `@font-face` rules of `brand` with the fonts inside, reduced to `ranges` (names, from `ranges_for`).

    `strong` and `strong_italic` say whether running text has strong words, and strong words in italics: the serif
    family's faces for these are left out where it has none.
    """
    files = (
        file
        for file in font_files(brand)
        if file.role == "sans" or file.face.weight < 600 or (strong_italic if file.face.italic else strong)
    )
    return "\n".join(
        file.css(_data_uri(web_font(file.path, ranges, small_capitals=_has_lead_names(file)))) for file in files
    )


def _has_lead_names(file: FontFile) -> bool:
    """Return whether the face has small capitals for the names of owners."""
    return file.role == "sans" and file.face.weight >= 600 and not file.face.italic


def web_address(_name: str, font: bytes) -> str:
    """Return the address of a font (TrueType or OpenType) that is inside its stylesheet, as WOFF2."""
    return _data_uri(as_woff2(font))


def _data_uri(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode('ascii')}"


@functools.lru_cache(maxsize=64)
def web_font(path: Path, ranges: tuple[str, ...], *, small_capitals: bool = True) -> bytes:
    """Return the font at `path` as WOFF2 with the characters of `ranges` and what typesetting them needs, without
    hinting.

    Small capitals of lower-case letters are kept if `small_capitals`. The same bytes for the same arguments.
    """
    import uharfbuzz

    request = uharfbuzz.SubsetInput()
    wanted = [pair for name, pairs in RANGES if name in ranges for pair in pairs]
    request.sets(uharfbuzz.SubsetInputSets.UNICODE).update(
        point for first, last in wanted for point in range(first, last + 1)
    )
    features = request.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    wanted_features = (*_FEATURES, _SMALL_CAPITALS) if small_capitals else _FEATURES
    features.update(int.from_bytes(feature.encode("ascii"), "big") for feature in wanted_features)
    request.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return as_woff2(uharfbuzz.subset(face, request).blob.data)
