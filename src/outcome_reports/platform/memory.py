"""Python's collection of cycles, held back while much is made that lives to the end of the work."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_holders = 0
_was_enabled = False


@contextlib.contextmanager
def collection_held_back() -> Iterator[None]:
    """Holds back the collection of cycles inside the block, in all threads of the process.

    Laying out a document makes millions of objects, next to none of them garbage: looking for it again and again takes
    a seventh of the time. What was on before is on again after the last of blocks that overlap.
    """
    global _holders, _was_enabled  # noqa: PLW0603 - so is the collector one for the process
    with _lock:
        if _holders == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _holders += 1
    try:
        yield
    finally:
        with _lock:
            _holders -= 1
            if _holders == 0 and _was_enabled:
                gc.enable()
