"""Loads WeasyPrint and Pango, or raises an error that says why they cannot be loaded and what to install.

The package imports this module before all others, so that formats that need no layout need no Pango either.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import sys

from outcome_reports.errors import InstallationError
from outcome_reports.platform.process_memory import tells_of_no_room

PACKAGES = {
    "Debian, Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango",
    "Alpine": "apk add pango harfbuzz",
    "macOS": "brew install pango",
    "Windows": (
        "in MSYS2, pacman -S mingw-w64-x86_64-pango; then set WEASYPRINT_DLL_DIRECTORIES to C:\\msys64\\mingw64\\bin, "
        "if MSYS2 is elsewhere to its folder"
    ),
}
"""How to install Pango, by system."""

_SONAMES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


def _cause(error: Exception) -> str:
    """Return why a library cannot be loaded; WeasyPrint keeps only the first, least informative error of the names it
    tries.
    """
    if isinstance(error, OSError) and sys.platform == "linux":
        for name in _SONAMES:
            try:
                ctypes.CDLL(name)
            except OSError as own:
                return str(own)
    return str(error).splitlines()[0]


def load() -> None:
    """Import WeasyPrint.

    Raises InstallationError where it or Pango is missing, and MemoryError where there is no room for them.
    """
    try:
        # It prints its own advice about the system.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401
    except ModuleNotFoundError as error:
        raise InstallationError(f"PDF needs {error.name}, which is not installed: pip install weasyprint") from error
    except (ImportError, OSError) as error:
        cause = _cause(error)
        if tells_of_no_room(cause):
            raise MemoryError(cause) from error
        remedies = "".join(f"\n    {system}: {command}" for system, command in PACKAGES.items())
        raise InstallationError(
            f"pages are laid out by Pango, which cannot be loaded ({cause}). Install it:{remedies}"
        ) from error


load()
