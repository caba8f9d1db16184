"""Python's cycle collection, suspended while many objects are made that live until the work is done."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_inside = 0
"""Number of open blocks, in all threads."""
_suspended = False
"""Whether one of them has suspended the collection."""


@contextlib.contextmanager
def collection_held_back() -> Iterator[None]:
    """Suspend cycle collection, in all threads of the process, until the end of this block.

    Laying out a document makes millions of objects, next to none of them garbage: looking for it again and again takes
    a seventh of the time. Only a block that begins while no other is open suspends it, and it alone restores it: so it
    is never off for longer than one block, even where blocks overlap for ever, as in a server.
    """
    global _inside, _suspended  # noqa: PLW0603 - so is the collector one for the process
    with _lock:
        suspends = _inside == 0 and gc.isenabled()
        if suspends:
            gc.disable()
            _suspended = True
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            # None is left where a child process began inside the block.
            _inside = max(_inside - 1, 0)
            if suspends:
                gc.enable()
                _suspended = False


def _begin_anew() -> None:
    """Forget the blocks that other threads of the parent had open: in a forked child process nobody ends them."""
    global _lock, _inside, _suspended  # noqa: PLW0603
    _lock, _inside = threading.Lock(), 0
    if _suspended:
        gc.enable()
        _suspended = False


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
