"""Office files as packages: ZIP archives of XML parts (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from outcome_reports.intake import limits
from outcome_reports.intake.pdf_attachments import is_pdf
from outcome_reports.intake.regular_files import RefusedError, read_file

_XML = (".xml", ".rels")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)""")
_ENCRYPTED = 1
"""The flag of an encrypted part (PKWARE’s application note, 4.4.4)."""
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
"""ECMA-376 part 2 allows the first two (clause 8.1.2.2); in all of them "<" is encoded as in ASCII."""
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


def read_package(file: Path, *, root: Path | None = None, also: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return the parts of the office file `file` by name, with "/" between folders.

    Parts whose names are not those of XML parts (pictures, fonts, macros) are not unpacked and have no bytes here,
    except those with a suffix in `also`. Raises RefusedError for a file that `read_file` refuses, that is of another
    type or too large unpacked, and for a part with a document type declaration, which the standard forbids and entity
    bombs need.
    """
    data = read_file(file, limits.PACKAGE_BYTES, root=root)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        hint = "save it as .docx or .xlsx, without a password"
        raise RefusedError("the file has a password, or an old format (.doc, .xls)", hint)
    if is_pdf(data):
        raise RefusedError("this is a PDF", "use the Word or Excel file that it was made from")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive, also)
    except RefusedError:
        raise
    except _BROKEN:
        raise RefusedError("the file is damaged or is not an office file", "open it and save it again") from None


def _parts(archive: zipfile.ZipFile, also: tuple[str, ...]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > limits.PACKAGE_ENTRIES:
        raise RefusedError(f"the file has {len(entries):,} parts", f"at most {limits.PACKAGE_ENTRIES:,}: split it")
    names = {entry.filename.replace("\\", "/").lstrip("/").casefold() for entry in entries}
    if len(names) < len(entries):
        # Programs differ in which of them they read; the standard forbids it (ECMA-376 part 2, 6.2.2).
        raise RefusedError("two parts of the file have the same name", "open it and save it again")
    wanted = (*_XML, *also)
    size = sum(entry.file_size for entry in entries if entry.filename.casefold().endswith(wanted))
    if size > limits.XML_BYTES:
        raise RefusedError(f"the file has {size:,} bytes unpacked", f"at most {limits.XML_BYTES:,}: split it")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise RefusedError("the file has a password", "save it without one")
    # Some programs write Windows paths.
    parts = {
        entry.filename.replace("\\", "/"): archive.read(entry) if entry.filename.casefold().endswith(wanted) else b""
        for entry in entries
    }
    elements = sum(
        _elements(part) if name.casefold().endswith(_XML) else part.count(b"<") for name, part in parts.items()
    )
    if elements > limits.XML_ELEMENTS:
        hint = f"at most {limits.XML_ELEMENTS:,}: split it, or copy its text into a new file"
        raise RefusedError(f"the file has {elements:,} elements of XML", hint)
    return parts


def read_part(file: Path, name: str, most: int) -> bytes:
    """Return the bytes of one part of the office file `file`, which `read_package` has read.

    Raises RefusedError for a part that is missing, damaged, or larger than `most` bytes.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = (one for one in archive.infolist() if one.filename.replace("\\", "/").lstrip("/") == name)
            entry = next(entries, None)
            data = archive.read(entry) if entry is not None and entry.file_size <= most else None
    except _BROKEN:
        raise RefusedError(f"“{name}” is damaged", "open the file and save it again") from None
    if data is None:
        raise RefusedError(f"“{name}” is missing or larger than {most:,} bytes", "make it smaller")
    return data


class Relationship(NamedTuple):
    """A relationship of a part: its `target` is a part if `inside`, otherwise an address."""

    kind: str
    target: str
    id: str
    inside: bool


def relationships(
    source: str, parts: Container[str], root_of: Callable[[str], etree._Element | None]
) -> Iterator[Relationship]:
    """Yield the relationships of the part `source`, "" for the package (ECMA-376 part 2, 9.3); `root_of` parses a part.

    The standard percent-encodes part names; some programs encode them only in relationships.
    """
    folder, name = posixpath.split(source)
    root = root_of(posixpath.join(folder, "_rels", f"{name}.rels"))
    for element in root if root is not None else ():
        target, inside = str(element.get("Target", "")), element.get("TargetMode") != "External"
        if inside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if target not in parts and (decoded := unquote(target)) in parts:
                target = decoded
        yield Relationship(str(element.get("Type", "")).rpartition("/")[2], target, str(element.get("Id", "")), inside)


def _elements(part: bytes) -> int:
    """Return the number of elements of an XML part, found without parsing it."""
    # In UTF-16 every other byte is zero.
    plain = part.replace(b"\x00", b"") if b"\x00" in part[:4] else part
    declared = _DECLARED.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    if declared and declared[1].lower() not in _ENCODINGS:
        raise RefusedError("part of the file is not in UTF-8", "save it again with Word or Excel")
    if b"<!DOCTYPE" in plain:
        message = "part of the file has a document type declaration"
        raise RefusedError(message, "save it again with Word or Excel")
    return plain.count(b"<") - plain.count(b"</")


def parse_part(data: bytes) -> etree._Element:
    """Return the root of an XML part. Raises RefusedError if it is malformed or nested more than 256 levels deep."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error.msg):
            hint = "do not put tables and text boxes inside one another"
            raise RefusedError("the document is nested too deeply", hint) from None
        raise RefusedError("part of the file is damaged", "open it and save it again") from None
