"""Settings of a process that is ours alone: the command line, and the child processes that make documents."""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import os

_YOUNG_OBJECTS = 250_000
"""Allocations between garbage collections; Python's default of 700 suits programs that create few objects."""
_NICENESS = 10


@functools.cache
def take_over() -> None:
    """Switch off, once, features that cost this process time without benefit.

    Python collects garbage more rarely, and not at exit. Pydantic does not search installed packages for plugins, which
    would also expose the content to foreign code; if its variable is set, that decides.
    """
    gc.set_threshold(_YOUNG_OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def is_ours() -> bool:
    """Return whether this process has been taken over, so that it may start others to be faster."""
    return take_over.cache_info().currsize > 0


def let_others_go_first() -> None:
    """Lower this process's priority to the minimum, where the system can (POSIX)."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
