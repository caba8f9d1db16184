"""Work that a fork of this process does: the result is the same wherever it is done."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from outcome_reports.errors import UnknownNameError
from outcome_reports.platform import shared_work
from outcome_reports.platform.shared_work import shared


@pytest.fixture(autouse=True)
def _no_threads_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests of the same process may have threads that have not ended yet."""
    before = set(threading.enumerate())
    monkeypatch.setattr(threading, "active_count", lambda: 1 + len(set(threading.enumerate()) - before))


@pytest.fixture(params=[True, False])
def ours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the process is ours, so that it may be forked."""
    monkeypatch.setattr(shared_work, "is_ours", lambda: request.param)
    return bool(request.param)


def test_a_fork_does_it_if_the_process_is_ours(*, ours: bool) -> None:
    with shared(lambda: (os.getpid(), "x" * 200_000)) as result:
        done_by, text = result()
    assert (done_by != os.getpid()) is ours
    assert len(text) == 200_000


def test_a_fork_is_not_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    with shared(os.getpid) as result:
        pid = result()
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, 0)


def test_nothing_is_forked_among_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    ended = threading.Event()
    threading.Thread(target=ended.wait, daemon=True).start()
    with shared(os.getpid) as result:
        assert result() == os.getpid()
    ended.set()


def _refuse() -> int:
    raise UnknownNameError("no such rule")


def _end() -> int:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return 7


def _unpicklable() -> Callable[[], int]:
    return lambda: 7


_HERE = os.getpid()


@pytest.mark.usefixtures("ours")
def test_what_it_raises_is_raised_where_the_result_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    with shared(_refuse) as result, pytest.raises(UnknownNameError, match=r"^no such rule$"):
        result()
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("ours")
def test_a_fork_that_gives_no_result_is_replaced() -> None:
    with shared(_end) as result:
        assert result() == 7
    with shared(_unpicklable) as other:
        assert other()() == 7


@pytest.mark.usefixtures("ours")
def test_a_result_that_nobody_asks_for_is_not_waited_for() -> None:
    with shared(lambda: threading.Event().wait(600)):
        pass


def _interrupted() -> int:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def test_the_fork_is_not_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    with shared(_interrupted) as result:
        assert result() != _HERE


def _open_pipes() -> list[str]:
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # that of the list itself
            found.append(str(descriptor.readlink()))
    return [name for name in found if name.startswith("pipe:")]


def test_the_fork_holds_only_its_end_of_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it would wait for ever for a parent that has been killed."""
    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    before = _open_pipes()
    with shared(_open_pipes) as result:
        assert len([name for name in result() if name not in before]) == 1
    assert _open_pipes() == before


def test_a_fork_that_the_system_has_reaped_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    handler = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with shared(os.getpid) as result:
            pid = result()
            assert pid != _HERE
            with pytest.raises(ChildProcessError):
                os.waitpid(pid, 0)
    finally:
        signal.signal(signal.SIGCHLD, handler)


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_where_the_system_refuses_the_work_is_done_here(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    monkeypatch.setattr(os, call, refuse)
    before = _open_pipes()
    with shared(os.getpid) as result:
        assert result() == _HERE
        assert _open_pipes() == before


@pytest.mark.parametrize("work", [lambda: "made", lambda: 1 // 0])
def test_a_fork_sends_its_result_and_ends_whatever_happens(
    work: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    codes: list[int] = []

    def end(code: int) -> None:
        codes.append(code)
        raise SystemExit(code)

    monkeypatch.setattr(shared_work, "is_ours", lambda: True)
    monkeypatch.setattr(shared_work, "send", lambda _, made: sent.append(made))
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "_exit", end)
    before = _open_pipes()
    with pytest.raises(SystemExit), shared(work):
        pass
    assert (sent in (["made"], []), codes) == (True, [0])
    assert bool(sent) == (work.__code__.co_consts[-1] == "made")
    assert _open_pipes() == before
