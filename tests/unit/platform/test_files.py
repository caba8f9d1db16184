from __future__ import annotations

import contextlib
import errno
import os
import resource
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outcome_reports.platform.files import real_path, remove_leavings, replace_file, write_folder

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


def test_all_bytes_are_on_the_disk_before_the_old_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    seen: list[tuple[int, bytes]] = []
    monkeypatch.setattr(os, "fsync", lambda at: seen.append((os.fstat(at).st_size, file.read_bytes())))
    replace_file(file, b"newer")
    assert (seen, file.read_bytes()) == ([(5, b"old")], b"newer")


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
    assert str(caught.value).endswith(f"Is a directory: '{tmp_path / 'folder.pdf'}'")
    with pytest.raises(OSError, match=r"out\.pdf") as other:
        replace_file(Path("/proc/out.pdf"), b"x")
    assert other.value.filename == "/proc/out.pdf"


def test_no_file_takes_the_place_of_a_pipe_or_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "end")
    (tmp_path / "pipe").symlink_to("end")
    (tmp_path / "stdout").symlink_to("/dev/null")
    for name in ("pipe", "stdout"):
        with pytest.raises(OSError, match="this is a device or a pipe: name a file") as caught:
            replace_file(tmp_path / name, b"x")
        assert caught.value.filename == str(tmp_path / name)
    assert names(tmp_path) == ["end", "pipe", "stdout"]
    assert (tmp_path / "stdout").is_symlink()
    # What lies in a folder of ours may go.
    replace_file(tmp_path / "end", b"x")
    assert (tmp_path / "end").read_bytes() == b"x"


def test_a_folder_that_cannot_be_made_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file" / "inner", Path("/proc/none")):
        with pytest.raises(OSError, match=r".") as caught:
            write_folder(folder, {"a.yaml": b"x"})
        assert str(caught.value).endswith(f": '{folder}'")


def test_a_link_to_itself_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "link").symlink_to(tmp_path)
    assert real_path(tmp_path / "loop") == real_path(tmp_path) / "loop"
    assert real_path(tmp_path / "link") == real_path(tmp_path)


def test_a_system_without_fchmod_keeps_the_rights_of_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows has it from Python 3.13 on.
    monkeypatch.delattr(os, "fchmod")
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", 0o640)


class Held:
    """A file that another program has open for the first so many times that somebody wants to replace it."""

    def __init__(self, times: int) -> None:
        self.left, self.asked = times, 0
        self._replace = os.replace

    def __call__(self, source: Path, target: Path) -> None:
        self.asked += 1
        if self.left:
            self.left -= 1
            raise PermissionError(13, "Access is denied", str(source), 5, str(target))
        self._replace(source, target)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outcome_reports.platform.files.time.sleep", lambda _: None)


@pytest.mark.usefixtures("no_waiting")
def test_a_file_that_is_open_for_a_moment_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held := Held(2))
    replace_file(file, b"new")
    assert (file.read_bytes(), held.asked, names(tmp_path)) == (b"new", 3, ["a.docx"])


@pytest.mark.usefixtures("no_waiting")
def test_a_file_that_stays_open_in_word_is_reported_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", Held(1000))
    with pytest.raises(PermissionError, match="Is it open in another program, such as Word") as caught:
        replace_file(file, b"new")
    assert caught.value.filename == str(file)
    assert (file.read_bytes(), names(tmp_path)) == (b"old", ["a.docx"])


@pytest.mark.usefixtures("no_waiting")
def test_a_file_that_is_write_protected_is_not_blamed_on_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "replace", Held(1000))
    with pytest.raises(PermissionError, match="the file is write-protected"):
        replace_file(file, b"new")


@pytest.mark.usefixtures("no_waiting")
def test_a_folder_that_refuses_is_not_blamed_on_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", Held(1000))
    with pytest.raises(PermissionError, match=r"^\[Errno 13\] Access is denied: "):
        replace_file(tmp_path / "a.docx", b"new")
    assert names(tmp_path) == []


@pytest.mark.parametrize(("system", "told"), [("win32", True), ("linux", False)])
@pytest.mark.parametrize(("length", "too_long"), [(300, True), (60, False)])
def test_a_path_that_is_too_long_for_windows_is_reported_as_such(
    system: str, told: bool, length: int, too_long: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise FileNotFoundError(2, "The system cannot find the path specified")

    folder = tmp_path / ("x" * (length // 2)) / ("y" * (length // 2))
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileNotFoundError) as caught:
        replace_file(folder / "a.pdf", b"new")
    assert ("Windows takes 259: shorten it" in str(caught.value)) is (told and too_long)


def test_only_what_an_interrupted_writing_left_is_removed(tmp_path: Path) -> None:
    code = (
        "import os, pathlib; from outcome_reports.platform.files import replace_file\n"
        f"os.fsync = lambda _: os._exit(0); replace_file(pathlib.Path({str(tmp_path)!r}) / 'a.pdf', b'new')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert len(names(tmp_path)) == 1
    for name in ("b.part", ".c.pdf", "d.pdf", ".film.mp4.part", ".0123456789abcde.part"):
        (tmp_path / name).write_bytes(b"")
    remove_leavings(tmp_path)
    remove_leavings(tmp_path / "nowhere")
    assert names(tmp_path) == [".0123456789abcde.part", ".c.pdf", ".film.mp4.part", "b.part", "d.pdf"]


@pytest.mark.parametrize(
    ("number", "fails"),
    [
        *((number, False) for number in (errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)),
        *((number, True) for number in (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES)),
    ],
)
@pytest.mark.parametrize("call", ["chmod", "fsync"])
def test_what_a_file_system_cannot_do_is_left_out_and_what_fails_is_an_error(
    call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """FAT and SMB set no rights, and some FUSE file systems do not wait for the disk."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match=os.strerror(number)) if fails else contextlib.nullcontext():
        replace_file(file, b"new")
    assert (file.read_bytes(), names(tmp_path)) == (b"old" if fails else b"new", ["a.pdf"])


@pytest.mark.usefixtures("no_waiting")
def test_a_folder_that_is_open_for_a_moment_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class HeldFolder(Held):
        def __call__(self, source: Path, target: Path) -> None:
            if Path(source).is_dir():
                super().__call__(source, target)
            else:
                self._replace(source, target)

    monkeypatch.setattr(os, "replace", held := HeldFolder(2))
    folder = tmp_path / "edition"
    write_folder(folder, {"a.yaml": b"a", "sub/b.yaml": b"b"})
    assert held.asked == 3
    assert sorted(path.name for path in folder.rglob("*.yaml")) == ["a.yaml", "b.yaml"]
