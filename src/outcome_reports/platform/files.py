"""Writing files so that there is the old one or the new one, never half a one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Puts `data` into `path` in one step; folders are made as needed.

    The bytes go to a file beside it first and are moved into place once they are on the disk, so a full disk or an
    interruption leaves the old file as it was. Who may read the old file may read the new one, and nobody else; a file
    that was not there gets the rights that the umask gives. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    # A name of its own, because one made from a long name can be too long.
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            with contextlib.suppress(FileNotFoundError):
                os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException as error:
        if isinstance(error, OSError):
            # Whoever reads this knows the file they asked for, not ours beside it.
            error.filename, error.filename2 = str(path), None
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
