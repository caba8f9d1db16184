"""What takes long is done in threads and processes of their own, which go on after a failure."""

from __future__ import annotations

import queue

import pytest

from outcome_reports.previewing.children import Newest


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
