"""Forks of one process that has the libraries loaded, which takes longer than many a test."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

_LIBRARIES: tuple[str, ...] = (
    "docx",
    "hypothesis",
    "jinja2",
    "lxml.etree",
    "openpyxl",
    "PIL.Image",
    "pydantic",
    "pypdf",
    "pypdfium2",
)
_LIBRARIES += ("ruamel.yaml", "uharfbuzz", "weasyprint", "fontTools.ttLib", "fontTools.subset", "click", "pdfplumber")
PRELOADED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
"""Options of pytest, for which a library that was loaded before it could look at it is worth a warning."""
BROKEN = 99
"""Exit code of a process in which pytest itself did not come to an end."""


def load_libraries() -> None:
    """Import what the package imports, never the package itself."""
    for name in _LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def apart(work: Callable[[], int], log: Path) -> int:
    """Start a process, in a session of its own, that does `work` and ends with the exit code it returns.

    Returns its number. What it prints goes to `log`; it ends with BROKEN where `work` raises anything.
    """
    if child := os.fork():
        return child
    try:
        os.setsid()
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        code = work()
    except BaseException:  # noqa: BLE001 - nothing may come back into the parent's code
        traceback.print_exc()
        code = BROKEN
    sys.stdout.flush()
    os._exit(code)
