"""What takes long is done in threads and processes of their own, which go on after a failure."""

from __future__ import annotations

import io
import os
import queue
import signal
import threading
from unittest.mock import MagicMock

import pypdfium2
import pytest

from outcome_reports.errors import OutcomeError
from outcome_reports.platform.child_process import send
from outcome_reports.previewing import children
from outcome_reports.previewing.children import Child, Newest
from outcome_reports.previewing.paper_process import Drawing


def test_an_order_that_fails_is_logged_and_the_next_one_is_done(caplog: pytest.LogCaptureFixture) -> None:
    done: queue.Queue[int] = queue.Queue()

    def work(order: int) -> None:
        done.put(order)
        if order == 1:
            raise RuntimeError("a fault of ours")

    newest = Newest(work)
    newest.put(1)
    assert done.get(timeout=30) == 1
    newest.put(2)
    assert done.get(timeout=30) == 2
    newest.close()
    assert "a fault of ours" in caplog.text


def _empty_page() -> bytes:
    document, data = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(20, 20)
    document.save(data)
    document.close()
    return data.getvalue()


def test_a_paused_process_goes_on_afterwards() -> None:
    child, order = Child("outcome_reports.previewing.paper_process"), Drawing(_empty_page(), 0, 1.0)
    with child.paused():
        pass  # none has started
    picture = child.ask(order)
    process = child._process
    assert process
    with child.paused():
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
    assert child.ask(order) == picture
    with child.paused():
        child.close()
    assert process.returncode is not None


def _replying(monkeypatch: pytest.MonkeyPatch, *replies: object) -> list[MagicMock]:
    """Processes in place of those of a child, each of which gives one of the replies; they are the result."""
    processes: list[MagicMock] = []

    def started(*_: object) -> MagicMock:
        stdout = io.BytesIO()
        send(stdout, replies[len(processes)])
        stdout.seek(0)
        processes.append(MagicMock(stdin=io.BytesIO(), stdout=stdout))
        processes[-1].poll.return_value = None
        return processes[-1]

    monkeypatch.setattr(children, "started", started)
    return processes


def test_an_error_of_the_process_is_raised_and_one_that_ended_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = _replying(monkeypatch, OutcomeError("no"), "answered")
    child = Child("a module")
    with pytest.raises(OutcomeError, match=r"^no$"):
        child.ask("an order")
    processes[0].poll.return_value = 1
    assert child.ask("an order") == "answered"
    assert len(processes) == 2


def test_a_process_that_is_closed_is_not_asked_and_not_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = _replying(monkeypatch, "answered")
    child = Child("a module")
    child._closed = closed = MagicMock()
    closed.is_set.side_effect = [False, True]  # closed while it starts
    assert child.ask("an order") == "answered"
    processes[0].kill.assert_called_once_with()
    child.close()
    assert processes[0].kill.call_count == 2
    processes[0].wait.assert_called_once_with()
    assert (processes[0].stdin.closed, processes[0].stdout.closed) == (True, True)
    child = Child("a module")
    child.close()
    with pytest.raises(OutcomeError, match=r"^the preview has ended$"):
        child.ask("an order")
    assert len(processes) == 1


def test_orders_that_have_not_begun_are_dropped() -> None:
    done: queue.Queue[int] = queue.Queue()
    begun, go_on = threading.Event(), threading.Event()

    def work(order: int) -> None:
        begun.set()
        go_on.wait(30)
        done.put(order)

    newest = Newest(work)
    newest.put(1)
    assert begun.wait(30)
    newest.put(2)
    newest.put(3)
    go_on.set()
    assert [done.get(timeout=30), done.get(timeout=30)] == [1, 3]
    newest.close()
    newest.put(4)
    with pytest.raises(queue.Empty):
        done.get(timeout=0.1)


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_a_process_that_is_closed_while_it_is_asked_is_no_bare_error(
    closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = MagicMock(stdin=io.BytesIO(), stdout=io.BytesIO())
    process.poll.return_value = None
    process.wait.return_value = -signal.SIGKILL
    getattr(process, closed).close()
    monkeypatch.setattr(children, "started", lambda *_: process)
    with pytest.raises(OutcomeError, match="SIGKILL"):
        Child("a module").ask("an order")
