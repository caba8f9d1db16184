"""Python's cycle collection, suspended while many objects are made that live until the work is done."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from collections.abc import Iterator

LONGEST = 20.0
"""Seconds after which cycles are collected even if overlapping blocks never leave the process without one."""

_lock = threading.Lock()
_holders = 0
_was_enabled = False
_since = 0.0


@contextlib.contextmanager
def collection_held_back() -> Iterator[None]:
    """Suspend cycle collection inside the block, in all threads of the process.

    Laying out a document makes millions of objects, next to none of them garbage: looking for it again and again takes
    a seventh of the time. It is restored after the last of overlapping blocks. In a server they may overlap for ever:
    there the first that ends after `LONGEST` seconds collects once, so that garbage is kept no longer than that plus
    one block.
    """
    global _holders, _was_enabled, _since  # noqa: PLW0603 - so is the collector one for the process
    with _lock:
        if _holders == 0:
            _was_enabled = gc.isenabled()
            _since = time.monotonic()
            gc.disable()
        _holders += 1
    try:
        yield
    finally:
        with _lock:
            _holders -= 1
            if _holders == 0 and _was_enabled:
                gc.enable()
            overdue = _holders > 0 and _was_enabled and time.monotonic() - _since > LONGEST
            if overdue:
                _since = time.monotonic()
        if overdue:
            gc.collect()
