"""The leash of a worker."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.building import worker
from outcome_reports.building.jobs import DocumentSpec, Job, Limits, Payload, RenderResult
from outcome_reports.platform import child_process

SPEC = DocumentSpec("statement", "statement")


class Process:
    """A process that answers at once."""

    def __init__(self) -> None:
        self.stdin, self.stdout, self.killed, self.pid = io.BytesIO(), io.BytesIO(), False, 0

    def kill(self) -> None:
        self.killed = True

    def wait(self) -> None:
        pass

    def poll(self) -> int | None:
        # The system takes a moment to end a process.
        return None


class TimerThatComesLast:
    """A timer whose time is over when the answer is there and nobody has called it off yet."""

    def __init__(self, _seconds: float, function: Callable[[], None]) -> None:
        self._function = function

    def start(self) -> None:
        pass

    def cancel(self) -> None:
        self._function()


def test_a_process_that_was_ended_after_its_answer_gets_no_other_document(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []

    def start(*_: object, **__: object) -> Process:
        started.append(Process())
        return started[-1]

    monkeypatch.setattr("outcome_reports.platform.child_process.subprocess.Popen", start)
    monkeypatch.setattr("outcome_reports.building.worker.threading.Timer", TimerThatComesLast)
    monkeypatch.setattr(worker, "receive", lambda _: RenderResult(SPEC))
    one, job = worker.Worker(), Job(SPEC, ("html",), Payload("digest", b""), "environment")
    assert [one.render(job).error, one.render(job).error] == ["", ""]
    assert len(started) == 2
    assert all(process.killed and process.stdin.closed and process.stdout.closed for process in started)


EDITION = Path(__file__).resolve().parents[3] / "content" / "third-2025"


@pytest.fixture(scope="module")
def job() -> Job:
    edition = outr.load(EDITION)
    return Job(SPEC, ("html",), Payload.of(edition.content, edition.brand, edition.finish), "environment")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("os._exit(71)", "it needed more than the 50 MB of memory that it is allowed"),
        ("os._exit(3)", "its process ended unexpectedly, with code 3"),
        ("os._exit(0)", "its process ended unexpectedly, with code 0"),
        ("os.kill(os.getpid(), 9)", r"the system ended its process \(SIGKILL\), as it does when memory runs out"),
        ("os.kill(os.getpid(), 11)", r"its process crashed \(SIGSEGV\), perhaps for lack of memory: it is allowed 50"),
        ("os.abort()", r"its process crashed \(SIGABRT\)"),
    ],
)
def test_the_way_in_which_a_process_ends_says_why(
    code: str, said: str, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def other(_: object, **pipes: int) -> subprocess.Popen[bytes]:
        return start([sys.executable, "-c", f"import os; {code}"], **pipes)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr("outcome_reports.platform.child_process.subprocess.Popen", other)
    one = worker.Worker()
    assert re.match(said, one.render(replace(job, limits=Limits(megabytes=50))).error)
    one.close()


def test_a_process_that_gives_no_answer_and_does_not_end_is_ended(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    start = subprocess.Popen

    def other(_: object, **pipes: int) -> subprocess.Popen[bytes]:
        closing = "import os, time; os.close(1); time.sleep(60)"
        return start([sys.executable, "-c", closing], **pipes)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr("outcome_reports.platform.child_process.subprocess.Popen", other)
    monkeypatch.setattr(child_process, "_SECONDS_TO_END", 0.1)
    small = replace(job, payload=Payload("", b""))
    assert worker.Worker().render(small).error == "its process gave no answer and was ended"


def test_too_little_memory_is_reported_as_such_and_the_next_document_is_made(job: Job) -> None:
    one = worker.Worker()
    told = one.render(replace(job, limits=Limits(megabytes=50)))
    assert re.match("it needed more than the 50 MB|its process crashed", told.error)
    assert set(one.render(job).data) == {"html"}
    one.close()


@pytest.mark.parametrize("error", [OSError("cannot load library 'libpango'"), RuntimeError("x"), MemoryError()])
def test_what_cannot_be_loaded_in_advance_ends_nothing(
    error: Exception, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unloadable.py").write_text(f"raise {error!r}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    one = worker.Worker()
    one.start(4096, ("unloadable", "there_is_no_such_module"))
    assert one.render(job).error == ""
    one.close()


@pytest.mark.parametrize("format", ["html", "pdf"])
def test_a_process_ends_with_its_parent_in_the_middle_of_a_document(format: str, job: Job) -> None:
    command = [sys.executable, "-m", "outcome_reports.platform.child_process", worker._PROCESS, "4096"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        # The second is rendered when its parent goes, and nobody takes the first.
        for _ in range(2):
            child_process.send(process.stdin, replace(job, formats=(format,)))
        assert process.stdout.read(1)
        _ends_at_once(process)


@pytest.mark.parametrize("seconds", [0.3, 0.8])
def test_a_process_ends_with_its_parent_while_it_starts(seconds: float) -> None:
    command = [sys.executable, "-m", "outcome_reports.platform.child_process", worker._PROCESS, "4096", "weasyprint"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        time.sleep(seconds)
        # Python itself takes a moment to start.
        _ends_at_once(process, 3)


def _ends_at_once(process: subprocess.Popen[bytes], within: float = 1) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    start = time.monotonic()
    process.stdin.close()
    process.stdout.close()
    assert process.wait(10) == 0
    assert time.monotonic() - start < within
    assert process.stderr.read() == b""


def test_a_limit_that_the_system_does_not_have_is_watched(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on macOS, where the call is there and refuses.
    (tmp_path / "sitecustomize.py").write_text(
        "import resource\ndef refuse(*_): raise ValueError('current limit exceeds maximum limit')\n"
        "resource.setrlimit = refuse\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    one = worker.Worker()
    assert "it needed more than the 40 MB" in one.render(replace(job, limits=Limits(megabytes=40))).error
    assert set(one.render(job).data) == {"html"}
    one.close()


def test_a_system_without_limits_renders_too(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on Windows.
    (tmp_path / "sitecustomize.py").write_text(
        "import signal, sys\nsys.modules['resource'] = None\ndel signal.pthread_sigmask\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    one = worker.Worker()
    assert set(one.render(job).data) == {"html"}
    one.close()
