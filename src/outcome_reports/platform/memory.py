"""Python's cycle collection, suspended while many objects are made that live until the work is done."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_inside = 0
"""Number of open blocks, in all threads."""


@contextlib.contextmanager
def collection_held_back() -> Iterator[None]:
    """Suspend cycle collection, in all threads of the process, until the end of this block.

    Laying out a document makes millions of objects, next to none of them garbage: looking for it again and again takes
    a seventh of the time. Only a block that begins while no other is open suspends it, and it alone restores it: so it
    is never off for longer than one block, even where blocks overlap for ever, as in a server.
    """
    global _inside  # noqa: PLW0603 - so is the collector one for the process
    with _lock:
        suspends = _inside == 0 and gc.isenabled()
        if suspends:
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if suspends:
                gc.enable()
