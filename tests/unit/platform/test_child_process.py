"""The loop of a child process, and how its parent speaks with it, without a process."""

from __future__ import annotations

import contextlib
import io
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.platform import child_process
from outcome_reports.platform.child_process import receive, send, started, why_ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MODULE = "tests_of_a_child_process"
STANDARD = ("stdin", "stdout", "stderr")


def _stream(*messages: object, more: bytes = b"") -> io.BytesIO:
    stream = io.BytesIO()
    for message in messages:
        send(stream, message)
    stream.write(more)
    stream.seek(0)
    return stream


def test_messages_arrive_as_they_were_sent() -> None:
    stream = _stream({"a": (1, None)}, "two")
    assert [receive(stream), receive(stream)] == [{"a": (1, None)}, "two"]
    with pytest.raises(EOFError):
        receive(stream)


@pytest.mark.parametrize("rest", [b"", b"\0" * 7, struct.pack(">Q", 3) + b"ab"])
def test_what_is_cut_off_is_no_message(rest: bytes) -> None:
    with pytest.raises(EOFError):
        receive(io.BytesIO(rest))


def test_a_process_is_started_with_its_module_and_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(command: list[str], **options: Any) -> tuple[list[str], dict[str, Any], bool]:
        return command, options, signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())

    monkeypatch.setattr(subprocess, "Popen", start)
    made: Any = started("a.module", ["one", "two"])
    command = [sys.executable, "-m", "outcome_reports.platform.child_process", "a.module", "one", "two"]
    assert made == (command, {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "creationflags": 0}, True)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Ctrl-C is not held back on Windows")
def test_ctrl_c_that_was_held_back_ends_what_nobody_knows_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[subprocess.Popen[bytes]] = []
    start: Any = subprocess.Popen

    def interrupted(_: list[str], **options: Any) -> subprocess.Popen[bytes]:
        found.append(start([sys.executable, "-c", "input()"], **options))
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        return found[0]

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(subprocess, "Popen", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            started("a.module", [])
    finally:
        signal.signal(signal.SIGINT, before)
    (process,) = found
    assert process.returncode is not None
    assert process.stdin is not None
    assert process.stdin.closed


def test_without_masks_of_signals_interrupts_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    with child_process.interrupts_held():
        pass


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (71, "it needed more than the 50 MB of memory that it is allowed"),
        (0, "its process ended unexpectedly, with code 0"),
        (3, "its process ended unexpectedly, with code 3"),
        (-9, "the system ended its process (SIGKILL), as it does when memory runs out"),
        (-11, "its process crashed (SIGSEGV), perhaps for lack of memory: it is allowed 50 MB"),
        (-99, "its process crashed (99), perhaps for lack of memory: it is allowed 50 MB"),
        (None, "its process gave no answer and was ended"),
    ],
)
def test_the_end_of_a_process_is_said_in_words(code: int | None, said: str) -> None:
    process = MagicMock()
    process.wait.side_effect = [subprocess.TimeoutExpired("x", 1) if code is None else code]
    assert why_ended(process, 50) == said
    process.wait.assert_called_once_with(1.0)


class Child:
    """A child process without one: what it writes and with which code it ends."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.codes: list[int] = []
        self.taken_over = MagicMock()
        self.signals: list[object] = []
        monkeypatch.setattr(os, "_exit", self._end)
        monkeypatch.setattr(threading, "Thread", self._listening)
        monkeypatch.setattr(signal, "signal", lambda *set: self.signals.append(set))
        monkeypatch.setattr(child_process, "take_over", self.taken_over)
        self.answers, self.errors = io.BytesIO(), io.StringIO()
        self._monkeypatch = monkeypatch

    def _end(self, code: int) -> None:
        self.codes.append(code)
        raise SystemExit(code)

    def _listening(self, target: Callable[..., object], args: tuple[object, ...], **about: object) -> SimpleNamespace:
        assert about == {"daemon": True, "name": "parent"}

        def start() -> None:
            with contextlib.suppress(SystemExit):
                target(*args)
            # The end of the parent is not what a test is about.
            assert self.codes.pop() == 0

        return SimpleNamespace(start=start)

    def run(self, serve: Callable[..., object], *messages: object) -> list[int]:
        """What a process ends with that serves with `serve`."""
        self._monkeypatch.setitem(sys.modules, MODULE, SimpleNamespace(serve=serve))
        streams = (SimpleNamespace(buffer=_stream(*messages)), SimpleNamespace(buffer=self.answers), self.errors)
        with self._monkeypatch.context() as patched:
            for name, stream in zip(STANDARD, streams, strict=True):
                patched.setattr(sys, name, stream)
            with pytest.raises(SystemExit):
                child_process._main(MODULE, ["one", "two"])
        return self.codes


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Child:
    return Child(monkeypatch)


def test_it_answers_what_it_is_asked_and_prints_elsewhere(child: Child) -> None:
    def serve(messages: Iterator[object], answer: Callable[[object], None], arguments: object) -> None:
        sys.stdout.write("a stray print\n")
        answer((next(messages), next(messages), arguments))

    assert child.run(serve, "first", "second") == [1]
    assert receive(io.BytesIO(child.answers.getvalue())) == ("first", "second", ["one", "two"])
    assert child.errors.getvalue() == "a stray print\n"
    child.taken_over.assert_called_once_with()
    assert child.signals == [(signal.SIGINT, signal.SIG_IGN)]


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ValueError("what is wrong"), 1, "ValueError: what is wrong\n"),
        (MemoryError(), 71, ""),
        (OSError("Cannot allocate memory"), 71, ""),
    ],
)
def test_an_error_ends_it_with_a_code(error: Exception, code: int, said: str, child: Child) -> None:
    assert child.run(MagicMock(side_effect=error)) == [code]
    assert child.errors.getvalue() == said


def test_it_ends_in_peace_when_nobody_takes_its_answer(child: Child) -> None:
    child.answers.write = MagicMock(side_effect=BrokenPipeError)  # type: ignore[method-assign]
    assert child.run(lambda _messages, answer, _arguments: answer("answer"))[0] == 0


@pytest.mark.parametrize(("error", "code"), [(EOFError, 0), (OSError, 0), (MemoryError, 71), (RuntimeError, 1)])
def test_listening_ends_the_process_when_its_parent_has_ended(error: type[Exception], code: int, child: Child) -> None:
    frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stream = MagicMock()
    stream.read.side_effect = [struct.pack(">Q", 3), b"abc", error]
    with pytest.raises((SystemExit, RuntimeError)):
        child_process._listen(stream, frames)
    assert (child.codes, frames.get_nowait()) == ([code], b"abc")
