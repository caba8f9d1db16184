"""What takes long is done in threads and processes of their own, which go on after a failure."""

from __future__ import annotations

import io
import os
import queue
import signal
from unittest.mock import MagicMock

import pypdfium2
import pytest

from outcome_reports.errors import OutcomeError
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
