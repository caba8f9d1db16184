"""How much of the processor a process takes while others want it."""

from __future__ import annotations

import contextlib
import os

_NICENESS = 10


def let_others_go_first() -> None:
    """Take the processor only when no other process needs it, where the system knows that (POSIX)."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
