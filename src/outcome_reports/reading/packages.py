"""Office files as the packages they are: a ZIP archive of XML parts (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from outcome_reports.errors import Problem

MAX_PACKAGE = 40_000_000
"""Size of an office file: pictures in it count."""
MAX_XML = 60_000_000
"""Size of all XML of one file, unpacked."""
_MAX_PARTS = 10_000


class _UnusableError(Exception):
    """Why a file cannot be used, and what to do."""


def read_package(file: Path, problems: list[Problem]) -> dict[str, bytes] | None:
    """The parts of the office file `file` by name; None if it is none that can be used, and `problems` says why.

    Parts that are no XML (pictures, fonts) have no bytes here. An XML part with a document type declaration, which the
    standard forbids and which entity bombs need, makes the file unusable.
    """
    try:
        return _parts(_bytes(file))
    except _UnusableError as error:
        message, hint = error.args
        problems.append(Problem(file, 0, 0, message, hint))
        return None


def _bytes(file: Path) -> bytes:
    try:
        if file.exists() and not file.is_file():
            raise _UnusableError("this is no file", "put the file itself there")
        size = file.stat().st_size
        if size > MAX_PACKAGE:
            hint = f"at most {MAX_PACKAGE:,}: divide it, or take out pictures"
            raise _UnusableError(f"the file has {size:,} bytes", hint)
        return file.read_bytes()
    except FileNotFoundError:
        raise _UnusableError("the file is not there", "check its name") from None
    except OSError as error:
        raise _UnusableError(f"the file cannot be read: {error.strerror}", "check its name and rights") from None


def _parts(data: bytes) -> dict[str, bytes]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        hint = "save it as .docx or .xlsx, without a password"
        raise _UnusableError("the file has a password, or is of the old kind (.doc, .xls)", hint)
    if data.startswith(b"%PDF"):
        raise _UnusableError("this is a PDF", "take the Word or Excel file that it was made from")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_PARTS or sum(e.file_size for e in entries if _is_xml(e.filename)) > MAX_XML:
                hint = f"at most {MAX_XML:,} bytes of XML: divide it"
                raise _UnusableError("the file is too large unpacked", hint)
            parts = {e.filename: archive.read(e) if _is_xml(e.filename) else b"" for e in entries}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        hint = "open it in Word or Excel and save it again"
        raise _UnusableError("the file is broken, or no office file", hint) from None
    if any(_has_doctype(part) for part in parts.values()):
        raise _UnusableError("a part of the file has a document type declaration", "save it again with Word or Excel")
    return parts


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def _has_doctype(part: bytes) -> bool:
    # In UTF-16, which XML allows too, every other byte is zero.
    return b"<!DOCTYPE" in part or b"<!DOCTYPE" in part.replace(b"\x00", b"")
