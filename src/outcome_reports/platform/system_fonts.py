"""The font files of this machine, by name: the folders searched, and their order."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "OUTCOME_REPORTS_FONTS"
"""Environment variable with folders of fonts that are searched first."""
_SUFFIXES = (".ttf", ".otf", ".ttc")


def font_folders() -> Iterator[Path]:
    """Yield the folders that may contain fonts, in order of precedence."""
    for name in os.environ.get(VARIABLE, "").split(os.pathsep):
        if name:
            yield Path(name)
    # Not Path.home(), which fails for a user without one.
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts", home / ".fonts")


@functools.cache
def installed_fonts() -> Mapping[str, Path]:
    """Return every font file by its name; of namesakes, the one in the earlier folder, then the first by path."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        for path in sorted(_font_files(folder)):
            found.setdefault(path.name, path)
    return found


def _font_files(folder: Path) -> Iterator[Path]:
    # Unreadable folders are ignored.
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _font_files(Path(entry.path))
            elif entry.name.lower().endswith(_SUFFIXES) and entry.is_file():
                yield Path(entry.path)


def font_file(stem: str, style: str) -> Path | None:
    """Return the file of a family's `style` ("Regular", "Bold"), None if it is not installed."""
    fonts = installed_fonts()
    return next((fonts[name] for suffix in _SUFFIXES if (name := f"{stem}-{style}{suffix}") in fonts), None)
