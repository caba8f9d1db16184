"""Atomic writing of files: there is always the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

_ATTEMPTS, _SECONDS_BETWEEN = 5, 0.1
_LONGEST_ON_WINDOWS = 259
_CANNOT = frozenset({errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows reserves for devices, with any suffix, in lower case."""


def can_be_named(path: Path | str) -> bool:
    """Tell whether any file could have this path: without NUL, and in the encoding of file names."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def real_path(path: Path) -> Path:
    """Return where `path` leads in the end. A link to itself leads to itself: `resolve` raises RuntimeError for it
    before Python 3.13.
    """
    return Path(os.path.realpath(path))


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step; folders are made as needed.

    The bytes first go to a temporary file in the same folder, which is moved into place once they are on disk, so a
    full disk or an interruption leaves the old file unchanged. The new file has the permissions of the old one, or
    those of the umask. Raises OSError.
    """
    if not can_be_named(path):
        raise OSError(errno.EINVAL, "this cannot be the name of a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file() and (path.is_symlink() or not path.is_fifo()):
        # Moving a file there would take the place of a device: /dev/stdout, for instance. A pipe of ours may go.
        raise OSError(errno.EINVAL, "this is a device or a pipe: name a file", str(path))
    # A short name, because one made from a long name can be too long.
    beside = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            with contextlib.suppress(FileNotFoundError), _where_possible():
                # By name: Windows has fchmod from Python 3.13 on.
                beside.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(data)
            file.flush()
            with _where_possible():
                os.fsync(file.fileno())
        _move(beside, path)
    except BaseException as error:
        if isinstance(error, OSError):
            # The user knows the file they asked for, not our temporary one.
            _name(error, path)
            if sys.platform == "win32" and (length := len(str(beside.absolute()))) > _LONGEST_ON_WINDOWS:
                error.strerror = f"a path of {length} characters, and Windows takes {_LONGEST_ON_WINDOWS}: shorten it"
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _name(error: OSError, path: Path) -> None:
    error.filename = str(path)
    # None would be shown: “'a.pdf' -> None”.
    del error.filename2


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` into `folder`, which is created whole or not at all. Raises OSError."""
    beside = folder.parent / f".{folder.name}.{os.urandom(4).hex()}.part"
    try:
        for name, data in files.items():
            replace_file(beside / name, data)
        if folder.is_dir():
            folder.rmdir()
        _move(beside, folder)
    except BaseException as error:
        if isinstance(error, OSError):
            _name(error, folder)
        shutil.rmtree(beside, ignore_errors=True)
        raise


def remove_leavings(folder: Path) -> None:
    """Remove files left in `folder` by an interrupted `replace_file`. Raises OSError."""
    for path in folder.glob(f".{16 * '[0-9a-f]'}.part") if folder.is_dir() else ():
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _where_possible() -> Iterator[None]:
    """Go on if the file system cannot do this at all, as FAT, SMB and FUSE cannot set rights or wait for the disk."""
    try:
        yield
    except OSError as error:
        if error.errno not in _CANNOT:
            raise


def _move(beside: Path, path: Path) -> None:
    """Move a file into place; Windows refuses while another program has the old one open."""
    for attempt in range(_ATTEMPTS):
        try:
            beside.replace(path)
        except PermissionError as error:
            # Virus scanners hold a file for a moment; Word holds it until it is closed.
            if attempt + 1 < _ATTEMPTS:
                time.sleep(_SECONDS_BETWEEN)
                continue
            if path.is_file() and not os.access(path, os.W_OK):
                error.strerror = "the file is write-protected"
            elif path.is_file():
                error.strerror = f"{error.strerror}. Is it open in another program, such as Word? Close it there"
            raise
        else:
            return
