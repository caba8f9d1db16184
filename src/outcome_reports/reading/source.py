"""Bytes of a content file to text: UTF-8, one kind of line end, no character that cannot be seen or printed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from outcome_reports.problems import Problem

MAX_BYTES = 4_000_000
"""Size of one content file; the whole of a statement is a fortieth of it."""

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"  # control characters (XML 1.0, 2.2 Char; C1 are cp1252 read wrongly)
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff"  # invisible
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional overrides and isolates (Unicode TR 36)
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"  # no characters
    "\U000e0000-\U000e0fff"  # tags
    "]"
)


def read_source(file: Path, shown: Path, problems: list[Problem]) -> str | None:
    """The text of `file` with "\\n" line ends, in NFC; None if it cannot be used, and `problems` says why.

    `shown` is the path that messages name.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.append(Problem(shown, 0, 0, f"the file cannot be read: {error.strerror}", "check its name and rights"))
        return None
    if len(data) > MAX_BYTES:
        problems.append(Problem(shown, 0, 0, f"the file has {len(data):,} bytes", f"at most {MAX_BYTES:,}: divide it"))
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(Problem(shown, 1, 1, "the file is UTF-16", "save it as UTF-8"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        byte = data[error.start]
        problems.append(Problem(shown, line, column, f"the byte 0x{byte:02x} is no UTF-8", "save the file as UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(_FORBIDDEN.finditer(text))
    for match in found[:20]:
        character = match[0]
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        name = unicodedata.name(character, "control character")
        problems.append(
            Problem(shown, line, column, f"an invisible character, U+{ord(character):04X} {name.lower()}", "delete it")
        )
    return None if found else unicodedata.normalize("NFC", text)
