"""Decoding of content files: UTF-8, one kind of line ending, no invisible or unprintable characters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.intake.invisible import invisible_characters
from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file

_DIRECTIONS = frozenset("\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def read_source(file: Path, root: Path, problems: list[Problem]) -> str | None:
    r"""Return the text of `file` with "\n" line ends, in NFC; None, with a problem, if it cannot be used."""
    try:
        data = read_file(file, CONTENT_BYTES, root=root)
    except RefusedError as error:
        problems.append(Problem(file, 0, 0, error.message, error.hint))
        return None
    if is_utf_16(data):
        problems.append(Problem(file, 1, 1, "the file is UTF-16", "save it as UTF-8"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = one_line_end(error.object[: error.start].decode("utf-8", "replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = error.object[error.start]
        problems.append(Problem(file, line, column, f"the byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8"))
        return None
    text = one_line_end(text)
    found = list(invisible_characters(text))
    for index, message in found[:20]:
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        hint = "delete it" + (", and mark the words instead: [words]{dir=rtl}" if text[index] in _DIRECTIONS else "")
        problems.append(Problem(file, line, column, message, hint))
    return None if found else unicodedata.normalize("NFC", text)


def is_utf_16(data: bytes) -> bool:
    """Return whether a text seems to be UTF-16."""
    # Without a mark at its beginning, it shows by its zeros: every other byte of Latin letters.
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or 4 * data[:100].count(0) > len(data[:100])


def one_line_end(text: str) -> str:
    r"""Return `text` with "\n" for each line end of any system."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
