"""The font files of this machine, by name: where they are looked for, in which order."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "OUTCOME_REPORTS_FONTS"
"""Environment variable with folders of fonts that are looked into first."""
_SUFFIXES = (".ttf", ".otf", ".ttc")


def font_folders() -> Iterator[Path]:
    """The folders that may hold fonts, those that count more first."""
    for name in os.environ.get(VARIABLE, "").split(os.pathsep):
        if name:
            yield Path(name)
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/Library/Fonts"), Path.home() / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


@functools.cache
def installed_fonts() -> Mapping[str, Path]:
    """Every font file by its name; of two of the same name the one in the earlier folder, then in order of paths."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        files = [Path(root) / name for root, _, names in os.walk(folder) for name in names if name.endswith(_SUFFIXES)]
        for path in sorted(files):
            found.setdefault(path.name, path)
    return found


def font_file(stem: str, style: str) -> Path | None:
    """The file of a family's `style` ("Regular", "Bold"), None if it is not installed."""
    fonts = installed_fonts()
    return next((fonts[name] for suffix in _SUFFIXES if (name := f"{stem}-{style}{suffix}") in fonts), None)
