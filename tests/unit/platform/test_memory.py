"""Holding back the collection of cycles."""

import gc
import threading
import weakref

import pytest

from outcome_reports.platform.memory import LONGEST, collection_held_back


def test_collection_is_off_inside_and_on_again_after() -> None:
    with collection_held_back():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), collection_held_back():
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


def test_the_last_of_several_threads_turns_it_on() -> None:
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


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("outcome_reports.platform.memory.time.monotonic", lambda: now[0])
    return now


class Knot:
    """Garbage that only a collection of cycles takes away."""

    def __init__(self) -> None:
        self.itself = self


def knot() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


def test_blocks_that_overlap_for_ever_do_not_keep_garbage_for_ever(clock: list[float]) -> None:
    first = collection_held_back()
    first.__enter__()
    held, kept = first, [knot()]
    for _ in range(100):
        clock[0] += 1
        following = collection_held_back()
        following.__enter__()
        held.__exit__(None, None, None)
        held = following
        kept.append(knot())
        assert not gc.isenabled()
        # At most those of the last blocks are there.
        assert sum(ref() is not None for ref in kept) <= LONGEST + 2
    held.__exit__(None, None, None)
    assert gc.isenabled()


def test_a_single_block_collects_nothing_however_long_it_takes(clock: list[float]) -> None:
    with collection_held_back():
        lost = knot()
        with collection_held_back():
            clock[0] += LONGEST
        clock[0] += 10 * LONGEST
        assert lost() is not None


def test_where_nobody_wanted_collections_there_are_none(clock: list[float]) -> None:
    gc.disable()
    try:
        with collection_held_back():
            lost = knot()
            with collection_held_back():
                clock[0] += 10 * LONGEST
            assert lost() is not None
    finally:
        gc.enable()
