"""The brand's fonts in the file: obfuscated font parts and the table that names them (ECMA-376 part 4, 17.8.1)."""

from __future__ import annotations

import functools
import hashlib
import importlib
import io
from dataclasses import dataclass
from pathlib import Path

from outcome_reports.brand import Brand, Face, Family
from outcome_reports.writers.docx.oxml import add, put, qname, root, serialised
from outcome_reports.writers.errors import RenderError

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"

_SLOTS = (
    ("embedRegular", "Regular", 400, False),
    ("embedBold", "Bold", 700, False),
    ("embedItalic", "Italic", 400, True),
    ("embedBoldItalic", "Bold Italic", 700, True),
)
"""The four faces of a family that Word knows: element, style name, weight, italic. The order is that of CT_Font."""
_BOLD_FROM = 600
_FALLBACKS = {"sans-serif": ("swiss", "Calibri"), "serif": ("roman", "Cambria")}
"""Word's class of a generic family, and what to show where fonts in files are not read."""
_RESTRICTED = 0x0002
"""fsType of a font that must not travel in documents (OpenType, OS/2 table)."""


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """A font file as it stands in the package: the element that refers to it, its key, its obfuscated bytes."""

    slot: str
    key: str
    data: bytes


def face_file(family: Family, weight: int, *, italic: bool = False) -> Path:
    """The file of the face of `family` nearest to `weight`. Raises RenderError if it is not installed."""
    faces = [face for face in family.faces if face.italic == italic] or list(family.faces)
    return _file(family, min(faces, key=lambda face: abs(face.weight - weight)))


def _file(family: Family, face: Face) -> Path:
    try:
        package = importlib.import_module(family.package)
    except ImportError:
        raise RenderError([f"the fonts of “{family.name}” are missing: install {family.package}"]) from None
    file = Path(package.__path__[0]) / "files" / face.file
    if not file.is_file():
        raise RenderError([f"the font file “{face.file}” is not in {family.package}"])
    return file


@functools.lru_cache(maxsize=32)
def embedded_faces(family: Family) -> tuple[EmbeddedFace, ...]:
    """The faces of `family` that Word can use: regular, bold, italic and bold italic, whole, so that one can write on.

    A semibold stands in for a bold that the brand does not have. Fonts that forbid embedding are left out.
    """
    faces = []
    for slot, style, weight, italic in _SLOTS:
        fitting = [
            face
            for face in family.faces
            if face.italic == italic and (face.weight >= _BOLD_FROM) == (weight >= _BOLD_FROM)
        ]
        if not fitting:
            continue
        nearest = min(fitting, key=lambda face: abs(face.weight - weight))
        data = _as_face(_file(family, nearest).read_bytes(), family.name, style)
        if data:
            faces.append(_obfuscated(slot, data))
    return tuple(faces)


def _as_face(data: bytes, family: str, style: str) -> bytes:
    """`data` named as the face `style` of `family`, by which Word finds it; b"" if it must not be embedded."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    names = font["name"]
    if font["OS/2"].fsType & _RESTRICTED:
        return b""
    if names.getDebugName(1) == family and names.getDebugName(2) in {style, style.replace("Italic", "It")}:
        return data
    for record in list(names.names):
        if record.nameID in {16, 17}:
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in {1, 2, 4}:
            record.string = {1: family, 2: style, 4: f"{family} {style}"}[record.nameID]
    bold, italic = "Bold" in style, "Italic" in style
    font["head"].macStyle = bold | italic << 1
    # OS/2 fsSelection: bit 0 italic, bit 5 bold, bit 6 neither.
    keep = font["OS/2"].fsSelection & ~0b110_0001
    font["OS/2"].fsSelection = keep | italic | bold << 5 | (not bold and not italic) << 6
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _obfuscated(slot: str, data: bytes) -> EmbeddedFace:
    """The first 32 bytes are XORed with the bytes of a GUID, backwards; ours is a digest, so it is always the same."""
    digest = hashlib.sha256(data).hexdigest()[:32].upper()
    guid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    key = bytes.fromhex(digest)[::-1] * 2
    head = bytes(byte ^ mask for byte, mask in zip(data[:32], key, strict=True))
    return EmbeddedFace(slot, f"{{{guid}}}", head + data[32:])


def font_table(brand: Brand, *, embed: bool) -> tuple[bytes, list[EmbeddedFace]]:
    """The font table (CT_FontsList), and the faces that its relationships rId1, rId2, … have to lead to."""
    table = root("w:fonts", "r")
    parts: list[EmbeddedFace] = []
    for family in (brand.sans, brand.serif):
        kind, fallback = _FALLBACKS.get(family.fallback, ("auto", "Calibri"))
        font = put(add(table, "w:font"), name=family.name)
        add(font, "w:altName", fallback)
        add(font, "w:charset", "00")
        add(font, "w:family", kind)
        add(font, "w:pitch", "variable")
        for face in embedded_faces(family) if embed else ():
            parts.append(face)
            reference = put(add(font, f"w:{face.slot}"), fontKey=face.key)
            reference.set(qname("r:id"), f"rId{len(parts)}")
    return serialised(table), parts
