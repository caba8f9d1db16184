"""Settings of a process that is ours alone: the command line, and the child processes that make documents."""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import os

_YOUNG_OBJECTS = 100_000
"""How many objects are made before Python looks for garbage among them; its own 700 suits programs that make few."""
_NICENESS = 10


@functools.cache
def take_over() -> None:
    """Spare this process what takes time and does nothing for us, once.

    Python looks for garbage more rarely, and not at the end, when everything goes. Pydantic does not search all
    installed packages for plugins, which would also bring foreign code to the content; a variable that is set decides.
    """
    gc.set_threshold(_YOUNG_OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def is_ours() -> bool:
    """Return whether this process has been taken over, so that it may start others to be faster."""
    return take_over.cache_info().currsize > 0


def let_others_go_first() -> None:
    """Take the processor only when no other process needs it, where the system knows that (POSIX)."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
