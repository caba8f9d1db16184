"""The bytes of one file from outside: a regular file, inside the folder it belongs to, of an allowed size."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import stat
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from outcome_reports.errors import OutcomeError

_LOG = logging.getLogger(__name__)
_recorders: ContextVar[tuple[dict[Path, str], ...]] = ContextVar("recorders", default=())
# Opening a FIFO would block, and a terminal could become the controlling one; Windows has neither flag.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


class RefusedError(OutcomeError, ValueError):
    """Input that is refused: the problem (`message`) and the remedy (`hint`)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint


def read_file(file: Path, most: int, *, root: Path | None = None) -> bytes:
    """Return the bytes of `file`, which must really be inside the folder `root`, if one is given.

    Raises RefusedError for anything but a regular file (a folder, a device, a pipe), for a link out of `root`, for more
    than `most` bytes, and for a file that cannot be read: none of these is opened. And for one of zeros alone.
    """
    try:
        real = file.resolve(strict=True)
        _check_kind(real.stat())
        _check_inside(real, root)
        data = _bytes(real, most)
    except RefusedError:
        raise
    except FileNotFoundError:
        raise RefusedError("the file does not exist", "add it, or check its name") from None
    except ValueError:
        raise RefusedError("this cannot be the name of a file", "check its name") from None
    except (OSError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is a link to itself"
        raise RefusedError(f"the file cannot be read: {why}", "check its name and permissions") from None
    if data and not data.strip(b"\0"):
        # What a failure while saving leaves; it would be called UTF-16, or damaged.
        raise RefusedError("the file holds nothing but zeros: its content was lost", "restore an earlier copy")
    _LOG.info("read %s, %d bytes", file, len(data))
    for recorder in _recorders.get():
        recorder[real] = hashlib.sha256(data).hexdigest()
    return data


def _check_inside(real: Path, root: Path | None) -> None:
    if root is not None and not real.is_relative_to(root.resolve(strict=True)):
        raise RefusedError("the file is a link that leads out of the folder", "put the file itself there")


def _check_kind(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError("not a regular file", "put the file itself there")


def _bytes(real: Path, most: int) -> bytes:
    with os.fdopen(os.open(real, os.O_RDONLY | _FLAGS), "rb") as opened:
        # It may no longer be the file that was checked.
        found = os.fstat(opened.fileno())
        _check_kind(found)
        data = opened.read(most + 1) if found.st_size <= most else b""
    if (size := max(found.st_size, len(data))) > most:
        raise RefusedError(f"the file has {size:,} bytes", f"at most {most:,}: split it, or make it smaller")
    return data


@contextlib.contextmanager
def files_recorded() -> Iterator[dict[Path, str]]:
    """Yield a dict to which each file read inside the block is added: its real path and SHA-256 digest."""
    found: dict[Path, str] = {}
    token = _recorders.set((*_recorders.get(), found))
    try:
        yield found
    finally:
        _recorders.reset(token)
