"""Limits of memory as Linux, macOS and Windows have them."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from outcome_reports.platform import process_memory
from outcome_reports.platform.process_memory import (
    allowed_megabytes,
    is_nearly_full,
    limit_memory,
    peak_megabytes,
    tells_of_no_room,
    watch_memory,
)

UNLIMITED = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [
        ((UNLIMITED, UNLIMITED), 4096),
        ((UNLIMITED, 2000 << 20), 2000),
        ((1000 << 20, 2000 << 20), 1000),
        ((9000 << 20, 9000 << 20), 4096),
    ],
)
def test_what_the_system_allows_already_is_never_exceeded(
    limits: tuple[int, int], allowed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits)
    monkeypatch.setattr(resource, "setrlimit", lambda _, limit: wanted.append(limit))
    assert allowed_megabytes(4096) == allowed
    assert limit_memory(4096)
    assert wanted == [(allowed << 20, allowed << 20)]


@pytest.mark.parametrize("error", [ValueError("current limit exceeds maximum limit"), OSError(22, "Invalid argument")])
def test_a_system_that_refuses_the_limit_is_not_an_error(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert not limit_memory(4096)


def test_a_system_without_limits_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert not limit_memory(4096)
    assert allowed_megabytes(4096) == 4096


def test_memory_over_the_limit_is_refused() -> None:
    code = (
        "from outcome_reports.platform.process_memory import limit_memory; assert limit_memory(300)\n"
        "try: b'x' * (400 << 20)\nexcept MemoryError: print('refused')"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "refused\n"
    )


def test_where_there_is_no_limit_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    has = [10.0]
    monkeypatch.setattr(process_memory, "peak_megabytes", lambda: has[0])
    monkeypatch.setattr(process_memory, "_SECONDS_BETWEEN_LOOKS", 0.01)
    ended = threading.Event()
    watch_memory(50, ended.set)
    assert not ended.wait(0.1)
    has[0] = 51
    assert ended.wait(10)


def test_where_nobody_knows_how_much_it_is_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_memory, "peak_megabytes", lambda: 0.0)
    before = threading.active_count()
    watch_memory(50, lambda: None)
    time.sleep(0.05)
    assert threading.active_count() == before


def test_the_peak_is_known_on_linux_and_on_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 5 < peak_megabytes() < 100_000
    monkeypatch.setattr(process_memory, "Path", Nowhere)
    assert peak_megabytes() == 0
    monkeypatch.setattr(sys, "platform", "darwin")
    # There it is counted in bytes, here in units of 1,024.
    assert peak_megabytes() * 1024 == pytest.approx(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, rel=0.1)
    monkeypatch.setitem(sys.modules, "resource", None)
    assert peak_megabytes() == 0


class Nowhere:
    """A system without /proc."""

    def __init__(self, _name: str) -> None:
        pass

    def read_text(self, **_: str) -> str:
        raise FileNotFoundError


@pytest.mark.parametrize("error", [ValueError("not supported"), OSError(22, "Invalid argument"), AttributeError("x")])
def test_a_system_that_does_not_tell_its_limits_is_not_an_error(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(resource, "getrlimit", refuse)
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    assert allowed_megabytes(4096) == 4096
    assert limit_memory(4096)


def test_a_system_without_a_limit_of_this_kind_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(resource, "RLIMIT_AS")
    assert allowed_megabytes(4096) == 4096
    assert not limit_memory(4096)


STATUS = "Name:\tpython\nVmPeak:\t  921600 kB\nVmHWM:\t  2048 kB\n"


@pytest.mark.parametrize(
    ("status", "peak", "full"),
    [(STATUS, 2.0, False), (STATUS.replace("921600", "921601"), 2.0, True), ("VmHWM:\n", 0.0, False), ("", 0.0, False)],
)
def test_use_is_what_the_system_reports(
    status: str, peak: float, monkeypatch: pytest.MonkeyPatch, *, full: bool
) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: status)
    monkeypatch.setattr(process_memory, "allowed_megabytes", lambda megabytes: megabytes)
    assert (peak_megabytes(), is_nearly_full(1000)) == (peak, full)


def test_use_is_unknown_where_the_system_does_not_report_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", MagicMock(side_effect=FileNotFoundError))
    monkeypatch.setattr(sys, "platform", "win32")
    assert (peak_megabytes(), is_nearly_full(1)) == (0.0, False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("libx.so: failed to map segment from shared object", True),
        ("can't start new thread", True),
        ("[Errno 12] Cannot allocate memory", True),
        ("Out of memory", True),
        ("No such file", False),
    ],
)
def test_want_of_memory_is_seen_in_the_words_of_an_error(words: str, *, told: bool) -> None:
    assert tells_of_no_room(words) == told


def test_a_watcher_looks_five_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    peaks, slept, ended = iter([10.0, 10.0, 50.0, 50.1]), [], threading.Event()  # type: ignore[var-annotated]
    monkeypatch.setattr(process_memory, "peak_megabytes", lambda: next(peaks))
    monkeypatch.setattr(time, "sleep", slept.append)
    watch_memory(50, ended.set)
    assert ended.wait(30)
    assert slept == [0.2, 0.2]
