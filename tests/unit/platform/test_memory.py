"""Holding back the collection of cycles."""

import gc
import threading

import pytest

from outcome_reports.platform.memory import collection_held_back


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
