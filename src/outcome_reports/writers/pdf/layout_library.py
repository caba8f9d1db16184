"""Loads WeasyPrint and Pango, or raises an error that says why they cannot be loaded and what to install.

The package imports this module before all others, so that formats that need no layout need no Pango either.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

from outcome_reports.errors import LayoutMissingError
from outcome_reports.platform.install_commands import PANGO, command_lines
from outcome_reports.platform.process_memory import tells_of_no_room

_SONAMES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)

_PARTS = (
    "weasyprint",
    *(
        f"weasyprint.{part}"
        for part in ("css.computed_values", "layout.background", "pdf.fonts", "svg", "text.line_break")
    ),
    "weasyprint.urls",
)
"""What we import of it: an installation may be incomplete."""
_SELDOM_USED = ("fontTools.subset", "fontTools.varLib.instancer")
"""For variable fonts, and for systems without HarfBuzz's own subsetter."""


def _cause(error: Exception) -> str:
    """Return why a library cannot be loaded; WeasyPrint keeps only the first, least informative error of the names it
    tries.
    """
    if sys.platform == "linux":
        for name in _SONAMES:
            try:
                ctypes.CDLL(name)
            except OSError as own:
                return str(own)
    return str(error).splitlines()[0]


@contextlib.contextmanager
def _names_as_they_are() -> Iterator[None]:
    """Keep cffi from asking ldconfig and gcc, some fifty processes, for the names WeasyPrint tries before the SONAMEs.

    A library that they find is loaded by its SONAME in the end, on Linux.
    """
    found = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - of that name
    try:
        yield
    finally:
        ctypes.util.find_library = found


class _Later(types.ModuleType):
    """A module that is imported when one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*given, **named)

        return called


@contextlib.contextmanager
def _seldom_used_later() -> Iterator[None]:
    """Keep WeasyPrint from importing what few documents need, a sixth of the time that it takes to load."""
    later = {name: _Later(name) for name in _SELDOM_USED if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]


def load() -> None:
    """Import WeasyPrint.

    Raises LayoutMissingError if it or Pango is missing, and MemoryError if memory is too small for them.
    """
    try:
        # It prints its own advice about the system.
        with contextlib.redirect_stdout(io.StringIO()), _names_as_they_are(), _seldom_used_later():
            for part in _PARTS:
                importlib.import_module(part)
    except ModuleNotFoundError as error:
        if str(error.name).startswith("weasyprint."):
            raise LayoutMissingError(
                f"PDF needs WeasyPrint, of which {error.name} is missing", ": pip install --force-reinstall weasyprint"
            ) from error
        raise LayoutMissingError(
            f"PDF needs {error.name}, which is not installed", ": pip install weasyprint"
        ) from error
    except (ImportError, OSError) as error:
        cause = _cause(error)
        if tells_of_no_room(cause):
            raise MemoryError(cause) from error
        raise LayoutMissingError(
            f"pages are laid out by Pango, which cannot be loaded ({cause})",
            f". The other formats do without it (--format html --format docx). To install it:{command_lines(PANGO)}",
        ) from error


load()
