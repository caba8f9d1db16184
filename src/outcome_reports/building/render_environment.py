"""What the bytes of a document depend on besides its content: our code, templates, fonts, and the libraries that render
them.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import os
import sys
from collections.abc import Iterable
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
    """Return a digest of everything that rendering depends on in this installation."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library}=={importlib.metadata.version(library)}\n".encode())
    package = Path(__file__).resolve().parents[1]
    digest.update(digest_of(sorted(package.rglob("*.py")), package).encode())
    digest.update(digest_of(sorted(path for path in templates().rglob("*") if path.is_file()), templates()).encode())
    for place in sys.path:
        for file in sorted(Path(place).glob("font_*/files/*.[ot]tf")):
            digest.update(f"{file.parts[-3]}/{file.name}:{file.stat().st_size}\n".encode())
    # Installing or removing a font may change which font draws a character, or whether one can.
    for name, file in sorted(installed_fonts().items()):
        digest.update(f"{name}:{file.stat().st_size}\n".encode())
    return digest.hexdigest()


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Return a digest of the names below `root` and the bytes of files."""
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        # A name may have bytes that are not text.
        digest.update(os.fsencode(f"{file.relative_to(root).as_posix()}\0{len(data)}\0"))
        digest.update(data)
    return digest.hexdigest()
