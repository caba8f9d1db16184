"""The brand's fonts in the file: obfuscated font parts and the table that names them (ECMA-376 part 4, 17.8.1)."""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from outcome_reports.branding.brand import Brand, Family
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.platform.records import record
from outcome_reports.writers.brand_fonts import FamilyRole, font_files
from outcome_reports.writers.docx.oxml.package import add_part
from outcome_reports.writers.docx.oxml.wordml import add, put, root, serialised
from outcome_reports.writers.font_fallback import Font, Lettering, subset

if TYPE_CHECKING:
    from docx.document import Document

_SLOTS = (
    ("embedRegular", "Regular", 400, False),
    ("embedBold", "Bold", 700, False),
    ("embedItalic", "Italic", 400, True),
    ("embedBoldItalic", "Bold Italic", 700, True),
)
"""The four faces of a family that Word knows: element, style name, weight, italic. The order is that of CT_Font."""
_ROLES: tuple[FamilyRole, ...] = ("sans", "serif")
_BOLD_FROM = 600
_FALLBACKS = {"sans-serif": ("swiss", "Calibri"), "serif": ("roman", "Cambria")}
"""Word's class of a generic family, and what to show if embedded fonts are not read."""
_LARGE = 400_000
"""The size of a font file, in bytes, above which it is not embedded whole."""
_RESTRICTED = 0x0002
"""fsType of a font that must not be embedded in documents (OpenType, OS/2 table)."""


@record(frozen=True, slots=True)
class EmbeddedFace:
    """A font file in the package: the element that refers to it, its key, its obfuscated bytes."""

    slot: str
    key: str
    data: bytes


@functools.lru_cache(maxsize=16)
def embedded_faces(brand: Brand, role: FamilyRole) -> tuple[EmbeddedFace, ...]:
    """Return the faces of a family that Word can use: regular, bold, italic, bold italic; whole, so that editing can
    continue.

    A semibold replaces a bold that the brand does not have. Fonts that forbid embedding are left out. Raises
    RenderError if a file is not installed.
    """
    family: Family = getattr(brand, role)
    files = [file for file in font_files(brand) if file.role == role]
    faces = []
    for slot, style, weight, italic in _SLOTS:
        heavy = weight >= _BOLD_FROM
        fitting = [file for file in files if file.face.italic == italic and (file.face.weight >= _BOLD_FROM) == heavy]
        if fitting:
            nearest = min(fitting, key=lambda file: abs(file.face.weight - weight))
            if data := _as_face(nearest.path.read_bytes(), family.name, style):
                faces.append(_obfuscated(slot, data))
    return tuple(faces)


def _as_face(data: bytes, family: str, style: str) -> bytes:
    """Return `data` named as the face `style` of `family`, by which Word finds it; b"" if it must not be embedded."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    names = font["name"]
    if font["OS/2"].fsType & _RESTRICTED:
        return b""
    if names.getDebugName(1) == family and names.getDebugName(2) in {style, style.replace("Italic", "It")}:
        return data
    for entry in list(names.names):
        if entry.nameID in {16, 17}:
            names.removeNames(entry.nameID, entry.platformID, entry.platEncID, entry.langID)
        elif entry.nameID in {1, 2, 4}:
            entry.string = {1: family, 2: style, 4: f"{family} {style}"}[entry.nameID]
            if not (entry.isUnicode() or family.isascii()):
                # Names for old systems have an encoding of few letters, and Word reads the others.
                names.names.remove(entry)
    bold, italic = "Bold" in style, "Italic" in style
    font["head"].macStyle = bold | italic << 1
    # OS/2 fsSelection: bit 0 italic, bit 5 bold, bit 6 neither.
    keep = font["OS/2"].fsSelection & ~0b110_0001
    font["OS/2"].fsSelection = keep | italic | bold << 5 | (not bold and not italic) << 6
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _obfuscated(slot: str, data: bytes) -> EmbeddedFace:
    """Return the font with its first 32 bytes XORed with a GUID's, backwards; ours is a digest, so always the same."""
    digest = hashlib.sha256(data).hexdigest()[:32].upper()
    guid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    key = bytes.fromhex(digest)[::-1] * 2
    head = bytes(byte ^ mask for byte, mask in zip(data[:32], key, strict=True))
    return EmbeddedFace(slot, f"{{{guid}}}", head + data[32:])


@functools.lru_cache(maxsize=64)
def _other_faces(font: Font, characters: frozenset[str]) -> tuple[EmbeddedFace, ...]:
    """Return the faces of a fallback font: whole, so that editing can continue, or reduced to `characters` if it is
    large.

    Word reads only TrueType fonts; others are just named, and found on machines that have them.
    """
    faces = []
    for weight, path in font.faces():
        if path.suffix == ".ttf":
            whole = path.stat().st_size <= _LARGE
            data = path.read_bytes() if whole else subset(path, font.region, characters)
            slot, style, *_ = _SLOTS[weight >= _BOLD_FROM]
            if data := _as_face(data, font.package_name, style):
                faces.append(_obfuscated(slot, data))
    return tuple(faces)


def add_fonts(
    package: Document, brand: Brand, lettering: Lettering, *, embed: bool, own: Sequence[Element] | None = None
) -> None:
    """Add the font table (CT_FontsList) and, with `embed`, the fonts; `own` entries replace the brand's families."""
    table = root("w:fonts", "r")
    faces: list[EmbeddedFace] = []
    table.extend(own or ())
    for role in _ROLES if own is None else ():
        family: Family = getattr(brand, role)
        kind, fallback = _FALLBACKS.get(family.generic, ("auto", "Calibri"))
        _add_font(table, family.name, kind, fallback, embedded_faces(brand, role) if embed else (), faces)
    for font, characters in lettering.characters().items():
        kind = "roman" if font in lettering.serif.values() else "swiss"
        _add_font(table, font.package_name, kind, "", _other_faces(font, characters) if embed else (), faces)
    table_part = add_part(package, "word/fontTable.xml", "font table", serialised(table))
    for number, face in enumerate(faces, 1):
        add_part(package, f"word/fonts/font{number}.odttf", "font", face.data, source=table_part.part)


def _add_font(
    table: Element, name: str, kind: str, fallback: str, own: Iterable[EmbeddedFace], faces: list[EmbeddedFace]
) -> None:
    """Add a font (CT_Font) to the table and its faces to `faces`, by whose order they are numbered."""
    font = put(add(table, "w:font"), name=name)
    if fallback:
        add(font, "w:altName", fallback)
    add(font, "w:charset", "00")
    add(font, "w:family", kind)
    add(font, "w:pitch", "variable")
    for face in own:
        faces.append(face)
        reference = put(add(font, f"w:{face.slot}"), fontKey=face.key)
        reference.set(qname("r:id"), f"rId{len(faces)}")
