"""Work that a fork of this process does: the result is the same wherever it is done."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from outcome_reports.errors import UnknownNameError
from outcome_reports.platform import shared_work
from outcome_reports.platform.shared_work import shared


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
    with shared(_refuse) as result, pytest.raises(UnknownNameError, match="no such rule"):
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
