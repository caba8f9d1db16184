"""The environment that the bytes of a document depend on: our code, templates, fonts, and libraries."""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from outcome_reports.platform.resources import templates
from outcome_reports.platform.system_fonts import installed_fonts

_LIBRARIES = (
    "brotli",
    "cssselect2",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pillow",
    "pydantic",
    "pydyf",
    "pyphen",
    "python-docx",
    "segno",
    "tinycss2",
    "tinyhtml5",
    "uharfbuzz",
    "weasyprint",
)


@functools.cache
def environment() -> str:
    """Return a digest of everything that rendering depends on in this installation.

    Our own files count by size and time: reading them all would take most of the time of a build without changes.
    """
    digest = hashlib.sha256(sys.version.encode())
    for root in (Path(__file__).resolve().parents[1], templates()):
        for path, known in sorted(_files(os.fsencode(root))):
            digest.update(path[len(os.fsencode(root)) :] + f"\0{known.st_size}\0{known.st_mtime_ns}\n".encode())
    for place in sys.path:
        for line in _installed(Path(place)):
            digest.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    # Installing or removing a font may change which font draws a character, or whether one can.
    for name, file in sorted(installed_fonts().items()):
        digest.update(f"{name}:{file.stat().st_size}\n".encode())
    return digest.hexdigest()


def _files(folder: bytes) -> Iterator[tuple[bytes, os.stat_result]]:
    # Not by pathlib, which takes ten times as long; as bytes, because a name need not be text.
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path, entry.stat()
            elif entry.name != b"__pycache__":
                yield from _files(entry.path)


def _installed(place: Path) -> list[str]:
    """Return the libraries and font packages that rendering uses in a folder of Python's path, with their versions.

    By the names of their metadata folders (PyPA, "Recording installed projects"): `importlib.metadata` reads each.
    """
    try:
        names = [path.name for path in place.iterdir()]
    except OSError:
        return []
    found = []
    for name in sorted(names):
        stem, _, kind = name.rpartition(".")
        library = stem.partition("-")[0].replace("_", "-").casefold()
        if kind in {"dist-info", "egg-info"} and library in _LIBRARIES:
            found.append(stem)
        elif name.startswith("font_"):
            files = sorted((place / name / "files").glob("*.[ot]tf"))
            found += [f"{name}/{file.name}:{file.stat().st_size}" for file in files]
    return found
