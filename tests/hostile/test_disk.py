"""Full disks, folders that cannot be written, two builds at once: a sentence and code 1, and never half a file."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import outcome_reports as outr
from tests.unit.importing.word_file import paragraph, write_word

ROOT = Path(__file__).resolve().parents[2]
OLD = b"<!doctype html><title>old</title></html>\n"
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2
ONE = ("--document", "summary", "--format", "html", "--quiet")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the Third edition."""
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "content" / "registry")
    return Path(shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "content" / "third-2025"))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "outcome_reports", *map(str, arguments)]


def run(*arguments: str | Path, prepare: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=120, check=False, preexec_fn=prepare
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def full_disk(size: int) -> Callable[[], None]:
    """Lets the system refuse what goes beyond `size` bytes of a file, as a full disk does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def without_power() -> None:
    """Lets root obey the rights of folders too."""
    if os.geteuid() == 0:
        for power in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            failed = ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, power, 0, 0, 0)
            assert not failed, "the test needs the right to give up rights"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_a_full_disk_leaves_the_old_document(edition: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / f"summary.{form}").write_bytes(OLD)
    wanted = ("--document", "summary", "--format", form, "--quiet", "--out", out)
    done = run("build", edition, *wanted, prepare=full_disk(9000))
    assert done.returncode == 1
    assert "failed: summary: " in done.stderr
    assert "0 made, 0 unchanged, 1 failed" in done.stderr
    assert (out / f"summary.{form}").read_bytes() == OLD
    assert not [name for name in files(out) if name.endswith(".part")]


def test_with_room_again_the_same_command_makes_it(edition: Path, tmp_path: Path) -> None:
    wanted = ("build", edition, *ONE, "--out", tmp_path / "out")
    assert run(*wanted, prepare=full_disk(9000)).returncode == 1
    assert run(*wanted).returncode == 0
    assert (tmp_path / "out" / "summary.html").read_bytes().rstrip().endswith(b"</html>")


def test_a_disk_that_is_full_from_the_start_is_reported_in_a_sentence(edition: Path, tmp_path: Path) -> None:
    done = run("build", edition, *ONE, "--out", tmp_path / "out", prepare=full_disk(0))
    assert done.returncode == 1
    assert done.stderr.strip()
    assert not [data for name, data in files(tmp_path / "out").items() if data and not name.startswith(".")]


@pytest.mark.parametrize("name", ["new", "import", "check"])
def test_a_full_disk_leaves_content_as_it_was(edition: Path, tmp_path: Path, name: str) -> None:
    content = edition.parent
    word = write_word(tmp_path / "old.docx", paragraph("Foreword", "H1") + paragraph("Words and words. " * 100))
    chapter = next((edition / "chapters").glob("1-*.yaml"))
    chapter.write_text(chapter.read_text(encoding="utf-8").replace(" the ", " the the ", 1), encoding="utf-8")
    before = {path: path.read_bytes() for path in content.rglob("*.*") if path.is_file()}
    arguments: dict[str, tuple[str | Path, ...]] = {
        "new": (content / "fourth", "--from", edition),
        "import": (word, "--to", content / "imported"),
        "check": (edition, "--fix"),
    }
    done = run(name, *arguments[name], prepare=full_disk(300))
    assert done.returncode == 1, done.stdout
    assert "File too large" in done.stderr
    assert {path: path.read_bytes() for path in content.rglob("*.*") if path.is_file()} == before


def test_a_folder_that_cannot_be_written_is_reported_in_a_sentence(edition: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.html").write_bytes(OLD)
    out.chmod(0o555)
    try:
        done = run("build", edition, *ONE, "--out", out, prepare=without_power)
    finally:
        out.chmod(0o755)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr
    assert files(out) == {"summary.html": OLD}


def test_a_file_where_the_folder_should_be_is_reported_in_a_sentence(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(OLD)
    done = run("build", edition, *ONE, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert str(tmp_path / "out") in done.stderr
    assert (tmp_path / "out").read_bytes() == OLD


def test_content_that_may_not_be_read_is_reported_with_its_file(edition: Path, tmp_path: Path) -> None:
    (edition / "contact.yaml").chmod(0)
    for arguments in (("build", edition, *ONE, "--out", tmp_path / "out"), ("check", edition)):
        done = run(*arguments, prepare=without_power)
        assert done.returncode == 1
        assert "contact.yaml: " in done.stderr
        assert "Permission denied" in done.stderr


@pytest.fixture
def stopped(edition: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build into `out` that has written a file and stands still with much to do."""
    wanted = ("--all", "--format", "html", "--jobs", "1", "--quiet", "--out", tmp_path / "out")
    with subprocess.Popen(
        command("excerpt", edition, *wanted), start_new_session=True, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            deadline = time.monotonic() + 100
            while not list(tmp_path.glob("out/excerpts/*-*.html")):
                assert process.poll() is None, "it ended before it was stopped"
                assert time.monotonic() < deadline
                time.sleep(0.01)
            os.killpg(process.pid, signal.SIGSTOP)
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_of_two_builds_at_once_the_second_is_refused_and_the_first_goes_on(
    stopped: subprocess.Popen[str], edition: Path, tmp_path: Path
) -> None:
    try:
        second = run("excerpt", edition, "KEN", "--format", "html", "--quiet", "--out", tmp_path / "out")
        assert second.returncode == 1
        assert "another build" in second.stderr
    finally:
        os.killpg(stopped.pid, signal.SIGCONT)
    _, told = stopped.communicate(timeout=120)
    assert stopped.returncode == 0, told
    assert " 0 failed" in told


def _children(pid: int) -> set[int]:
    return {
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    }


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    # Nobody may be there to bury the dead.
    return state not in {"Z", "X"}


@pytest.fixture
def usual_hangup() -> Iterator[None]:
    """The usual meaning of SIGHUP: a run under nohup ignores it, and its children inherit that."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("usual_hangup")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP], ids=lambda end: end.name)
def test_workers_end_with_a_build_that_is_killed_at_once_and_in_silence(
    end: signal.Signals, edition: Path, tmp_path: Path
) -> None:
    # Long documents, so that workers are in the middle of one.
    wanted = ("--format", "pdf", "--document", "statement", "--document", "summary", "--jobs", "2", "--quiet")
    with subprocess.Popen(
        command("build", edition, *wanted, "--out", tmp_path / "out"), stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 100
        while len(workers := _children(process.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(2)
        process.send_signal(end)
        process.wait()
        killed = time.monotonic()
        while any(map(_is_alive, workers)) and time.monotonic() < killed + 10:
            time.sleep(0.01)
        assert len(workers) == 2
        assert time.monotonic() - killed < 1
        assert process.communicate()[1] == ""


def test_killed_in_mid_batch_no_file_is_half_and_the_next_build_is_whole(
    stopped: subprocess.Popen[str], edition: Path, tmp_path: Path
) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(stopped.pid, signal.SIGKILL)
    stopped.communicate()
    for path in (tmp_path / "out").rglob("*.html"):
        assert path.read_bytes().rstrip().endswith(b"</html>")
    done = run("excerpt", edition, "--all", "--format", "html", "--quiet", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    # That they are the same bytes as those of a build that nobody killed is proved in tests/laws/test_batches.py.
    pages = files(tmp_path / "out")
    assert not [name for name in pages if name.endswith(".part")]
    for key in outr.load(edition).excerptible():
        (page,) = [data for name, data in pages.items() if name.startswith(f"{key.lower()}-")]
        assert page.rstrip().endswith(b"</html>")
