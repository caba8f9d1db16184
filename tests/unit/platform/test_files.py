from __future__ import annotations

import os
import resource
import stat
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outcome_reports.platform.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """A disk that takes no more than `size` bytes of a file: the system refuses further ones, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_a_file_is_written_and_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.pdf"
    replace_file(file, b"one")
    assert file.read_bytes() == b"one"
    replace_file(file, b"")
    assert file.read_bytes() == b""
    assert names(file.parent) == ["c.pdf"]


@pytest.mark.parametrize("old", [b"old", None])
def test_a_full_disk_leaves_the_old_file_or_none(tmp_path: Path, old: bytes | None) -> None:
    file = tmp_path / "a.pdf"
    if old is not None:
        file.write_bytes(old)
    with full_after(1000), pytest.raises(OSError, match="too large"):
        replace_file(file, b"x" * 5000)
    assert names(tmp_path) == ([] if old is None else ["a.pdf"])
    assert old is None or file.read_bytes() == old


def test_bytes_that_do_not_reach_the_disk_leave_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_folder_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path / "a.pdf", b"new")
    (tmp_path / "b").write_bytes(b"")
    with pytest.raises(OSError, match=r"exists|directory"):
        replace_file(tmp_path / "b" / "c.pdf", b"new")
    assert names(tmp_path) == ["a.pdf", "b"]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write anywhere, so the system's answer is played.
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError) as caught:
        replace_file(tmp_path / "a.pdf", b"new")
    assert (caught.value.strerror, caught.value.filename) == ("Permission denied", str(tmp_path / "a.pdf"))
    assert names(tmp_path) == []


@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_rights_that_the_umask_gives(tmp_path: Path, mask: int, rights: int) -> None:
    with umask(mask):
        replace_file(tmp_path / "a.pdf", b"new")
    assert mode(tmp_path / "a.pdf") == rights


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o644])
def test_whoever_could_not_read_the_old_file_cannot_read_the_new_one(tmp_path: Path, rights: int) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    file.chmod(rights)
    with umask(0o022):
        replace_file(file, b"new")
    assert (mode(file), file.read_bytes()) == (rights, b"new")


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, ".hidden", "a b", "CON", "-n", "%s {x}"])
def test_names_of_any_kind(tmp_path: Path, name: str) -> None:
    replace_file(tmp_path / name, b"new")
    assert names(tmp_path) == [name]


def test_readers_see_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    versions = [bytes([number]) * 200_000 for number in range(20)]
    replace_file(file, versions[0])
    seen: set[bytes] = set()
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.add(file.read_bytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    for version in versions:
        replace_file(file, version)
    done.set()
    watcher.join()
    assert seen <= set(versions)
    assert seen


def test_two_writers_do_not_disturb_one_another(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    versions = [bytes([number]) * 50_000 for number in range(8)]
    writers = [threading.Thread(target=replace_file, args=(file, version)) for version in versions]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert file.read_bytes() in versions
    assert names(tmp_path) == ["a.pdf"]


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        replace_file(tmp_path / "folder.pdf", b"x")
    assert (caught.value.filename, caught.value.filename2) == (str(tmp_path / "folder.pdf"), None)
    with pytest.raises(OSError, match=r"out\.pdf") as other:
        replace_file(Path("/proc/out.pdf"), b"x")
    assert other.value.filename == "/proc/out.pdf"
