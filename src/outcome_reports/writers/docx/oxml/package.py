"""The package: the skeleton of templates/docx, opened by python-docx, and its archive, equal for equal parts."""

from __future__ import annotations

import functools
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from lxml import etree

from outcome_reports.intake.open_xml import NAMESPACES
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a ZIP file, used instead of the clock's."""
_EARLIEST = (0, 1 << 5 | 1)
"""The same as a ZIP file has it: time and date (4.4.6)."""
_VERSION, _OWNER_ONLY = 20, 0o600 << 16
"""What it takes to unpack a file (4.4.3), and who may read it (4.4.15)."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_DEFAULTS = {
    "emf": "image/x-emf",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "wmf": "image/x-wmf",
    "xml": "application/xml",
}
"""Content types by the ending of a part's name (ECMA-376 part 2, 7.2.3)."""
PartKind = Literal["font table", "font", "header", "footer", "custom"]
_KINDS: Mapping[PartKind, tuple[str, str]] = {
    "font table": (_WORDPROCESSING.format("fontTable"), "fontTable"),
    "font": (_DEFAULTS["odttf"], "font"),
    "header": (_WORDPROCESSING.format("header"), "header"),
    "footer": (_WORDPROCESSING.format("footer"), "footer"),
    "custom": ("application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties"),
}
"""Content type of a kind of part, and the relationship that leads to it."""
_DENSE = frozenset({"jpeg", "jpg", "odttf", "png"})
"""Suffixes of parts that hardly shrink with better compression."""


@functools.cache
def skeleton() -> Mapping[str, bytes]:
    """Return the parts of an empty document by name ("word/styles.xml"), without anything of a brand."""
    folder = templates() / "docx"
    files = (file for file in folder.rglob("*") if file.name.endswith((".xml", ".rels")))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def open_package(parts: Mapping[str, bytes]) -> Document:
    """Return an empty document made of the skeleton, with `parts` replacing those of the same name."""
    import docx

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in {**skeleton(), **parts}.items():
            # ZIP knows no time before 1980, and a clock may show one.
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return docx.Document(stream)


@record(frozen=True, slots=True)
class AddedPart:
    """A part of the package, and the id of the relationship that leads to it."""

    part: Part
    relationship: str


def add_part(document: Document, name: str, kind: PartKind, blob: bytes, *, source: Part | None = None) -> AddedPart:
    """Add a part and relate `source` (None: the main part) to it. Relationships count from rId1 in each source."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content_type, relationship = _KINDS[kind]
    part = Part(PackURI(f"/{name}"), content_type, blob, document.part.package)
    # Properties are of the package, not of its main part (ECMA-376 part 1, 15.2.12.2).
    related = document.part.package if kind == "custom" else (source or document.part)
    return AddedPart(part, related.relate_to(part, f"{NAMESPACES['r']}/{relationship}"))


def add_picture_part(document: Document, name: str, data: bytes, source: Part) -> str:
    """Add a picture that `source` shows, and return its relationship there."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    place = f"/word/media/{name}"
    package = document.part.package
    known = next((part for part in package.iter_parts() if str(part.partname) == place), None)
    part = known or Part(PackURI(place), _DEFAULTS[name.rpartition(".")[2]], data, package)
    return source.relate_to(part, f"{NAMESPACES['r']}/image")


def archived(document: Document) -> bytes:
    """Return the bytes of the package: parts by name after the content types, independent of clock and machine."""
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    entries = [("[Content_Types].xml", _content_types(parts)), ("_rels/.rels", package.rels.xml)]
    for part in parts:
        entries.append((part.partname.membername, part.blob))
        if part.rels:
            entries.append((part.partname.rels_uri.membername, part.rels.xml))
    return _zipped(entries)


def _zipped(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP file of `entries` (APPNOTE.TXT of PKWARE, 4.3), the same as that of `zipfile`, which would compress
    the fonts again in each document of a batch: a third of the time for Word.
    """
    files, directory = bytearray(), bytearray()
    for name, data in entries:
        packed = _deflated_font(data) if name.endswith(".odttf") else _deflated(data, _level(name))
        sizes = (zlib.crc32(data), len(packed), len(data), len(name), 0)
        head = struct.pack("<5H3L2H", _VERSION, 0, zipfile.ZIP_DEFLATED, *_EARLIEST, *sizes)
        place = struct.pack("<3H2L", 0, 0, 0, _OWNER_ONLY, len(files))
        directory += b"PK\1\2" + struct.pack("<H", _VERSION) + head + place + name.encode("ascii")
        files += b"PK\3\4" + head + name.encode("ascii") + packed
    count = len(entries)
    end = struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(files), 0)
    return bytes(files + directory + b"PK\5\6" + end)


def _level(name: str) -> int:
    return 1 if name.rpartition(".")[2] in _DENSE else 6


def _deflated(data: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@functools.lru_cache(maxsize=16)
def _deflated_font(data: bytes) -> bytes:
    return _deflated(data, _level(".odttf"))


def _content_types(parts: Iterable[Part]) -> bytes:
    types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    parts = list(parts)
    endings = {"rels", "xml", *(part.partname.ext for part in parts)}
    for ending in sorted(endings & _DEFAULTS.keys()):
        etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=ending, ContentType=_DEFAULTS[ending])
    for part in parts:
        if _DEFAULTS.get(part.partname.ext) != part.content_type:
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=str(part.partname), ContentType=part.content_type)
    return etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
