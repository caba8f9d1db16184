"""Holding back the collection of cycles."""

from __future__ import annotations

import gc
import os
import threading
import time
import weakref
from typing import TYPE_CHECKING

import pytest

from outcome_reports.platform import memory
from outcome_reports.platform.memory import collection_held_back

if TYPE_CHECKING:
    from collections.abc import Callable


def test_collection_is_off_inside_and_on_again_after() -> None:
    with collection_held_back():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match=r"^x$"), collection_held_back():
        raise ValueError("x")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collection_held_back():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_block_of_another_thread_does_not_turn_it_on() -> None:
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with collection_held_back():
            inside.set()
            leave.wait()

    other = threading.Thread(target=hold)
    other.start()
    inside.wait()
    with collection_held_back():
        pass
    assert not gc.isenabled()
    leave.set()
    other.join()
    assert gc.isenabled()


class Knot:
    """Garbage that only a collection of cycles takes away."""

    def __init__(self) -> None:
        self.itself = self


def test_blocks_that_overlap_for_ever_suspend_it_for_one_of_them_only() -> None:
    held, were_on, kept = collection_held_back(), [], []
    held.__enter__()
    for _ in range(100):
        were_on.append(gc.isenabled())
        following = collection_held_back()
        following.__enter__()
        held.__exit__(None, None, None)
        held = following
        kept += [weakref.ref(Knot()) for _ in range(50)]
        # What makes the collector run of itself.
        _ = [[number] for number in range(2000)]
    assert were_on == [False] + [True] * 99
    assert sum(ref() is not None for ref in kept) < len(kept) / 10
    held.__exit__(None, None, None)
    assert gc.isenabled()


def test_many_threads_never_leave_it_off_longer_than_the_block_that_began(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stretch without collection lies within one block, whichever threads there are."""
    events: list[str] = []
    for name in ("disable", "enable"):
        real = getattr(gc, name)

        def note(real: Callable[[], None] = real, name: str = name) -> None:
            events.append(f"{name} {threading.get_ident()}")
            real()

        monkeypatch.setattr(f"outcome_reports.platform.memory.gc.{name}", note)
    begin = threading.Barrier(8)

    def work() -> None:
        begin.wait()
        for _ in range(200):
            with collection_held_back():
                time.sleep(0)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()
    assert events
    assert [event.split()[0] for event in events] == ["disable", "enable"] * (len(events) // 2)
    # The thread that turns it off turns it on again.
    assert [event.split()[1] for event in events[::2]] == [event.split()[1] for event in events[1::2]]


def test_a_block_inside_another_leaves_it_off() -> None:
    with collection_held_back():
        with collection_held_back():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_child_process_of_another_thread_collects_again() -> None:
    inside, end = threading.Event(), threading.Event()

    def hold() -> None:
        with collection_held_back():
            inside.set()
            end.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    inside.wait(60)
    child = os.fork()
    if not child:
        before = gc.isenabled()
        with collection_held_back():
            held = not gc.isenabled()
        os._exit(0 if before and held and gc.isenabled() else 1)
    _, status = os.waitpid(child, 0)
    assert not gc.isenabled()
    end.set()
    thread.join()
    assert (status, gc.isenabled()) == (0, True)


def test_a_forked_process_forgets_the_blocks_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_lock", memory._lock)
    with collection_held_back():
        before = memory._lock
        memory._begin_anew()
        assert (memory._inside, memory._suspended, gc.isenabled()) == (0, False, True)
        assert memory._lock is not before
        gc.disable()
        # What its parent, or a user, has switched off stays off.
        memory._begin_anew()
        assert not gc.isenabled()
    assert memory._inside == 0
    assert gc.isenabled()
