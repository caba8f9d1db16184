"""Memory limits and use of this process, as far as the system reports them."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_SECONDS_BETWEEN_LOOKS = 0.2
_NO_ROOM = ("failed to map segment", "can't start new thread", "cannot allocate memory", "out of memory")
_NEARLY = 0.9
"""Near the limit, C libraries fail in any way."""


def allowed_megabytes(megabytes: int) -> int:
    """Return `megabytes`, or the system's limit for this process and its children, if lower."""
    allowed = megabytes << 20
    resource = _resource()
    if resource is not None:
        with contextlib.suppress(AttributeError, ValueError, OSError):
            limits = resource.getrlimit(resource.RLIMIT_AS)
            allowed = min([allowed, *(limit for limit in limits if limit != resource.RLIM_INFINITY)])
    return allowed >> 20


def limit_memory(megabytes: int) -> bool:
    """Limit this process to `megabytes`, or to its present limit if lower; return whether the system supports it.

    Linux does; macOS has the call but refuses it, Windows has none.
    """
    resource = _resource()
    if resource is None:
        return False
    limit = allowed_megabytes(megabytes) << 20
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (AttributeError, ValueError, OSError):
        return False
    return True


def watch_memory(megabytes: int, end: Callable[[], object]) -> None:
    """Call `end`, from another thread, once this process exceeds `megabytes`: for systems without limits."""

    def look() -> None:
        while peak_megabytes() <= megabytes:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        end()

    if peak_megabytes():
        threading.Thread(target=look, daemon=True, name="memory").start()


def peak_megabytes() -> float:
    """Return the peak memory of this process, 0 if unknown."""
    # Not ru_maxrss on Linux: a child inherits that of its parent.
    if peak := _status("VmHWM"):
        return peak
    resource = _resource()
    if sys.platform == "darwin" and resource is not None:
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024 / 1024  # bytes, there
    return 0.0


def tells_of_no_room(words: str) -> bool:
    """Return whether an error's `words` say that a system or library ran out of memory."""
    return any(phrase in words.casefold() for phrase in _NO_ROOM)


def recognised(error: Exception) -> Exception:
    """Return a MemoryError for an error whose words say the same, any other as it is."""
    return MemoryError() if tells_of_no_room(str(error)) else error


def is_nearly_full(megabytes: int) -> bool:
    """Return whether this process has come so close to its limit of `megabytes` that any failure may be due to that."""
    return _status("VmPeak") > _NEARLY * allowed_megabytes(megabytes)


def _status(name: str) -> float:
    """Return a Linux statistic of this process, in megabytes, 0 elsewhere."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return 0.0


def _resource() -> Any:
    """Return the module for resource limits, None on Windows."""
    try:
        import resource
    except ImportError:
        return None
    return resource
