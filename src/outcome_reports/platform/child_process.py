"""A child process that answers messages, ignores Ctrl-C, and ends when its parent does, however that ends.

`python -m outcome_reports.platform.child_process MODULE ARGUMENT…` calls `MODULE.serve(messages, answer, arguments)`.
It listens to its parent from the start, before it loads anything that takes time.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import IO, NoReturn

from outcome_reports.platform.own_process import take_over
from outcome_reports.platform.process_memory import allowed_megabytes, tells_of_no_room

NO_MEMORY = 71
"""Exit code of a process that exceeded its memory limit."""
_LENGTH = struct.Struct(">Q")
_SECONDS_TO_END = 1.0
_OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""Keeps Ctrl-C from the process on Windows."""


def started(module: str, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that serves `module`, without waiting for it."""
    command = [sys.executable, "-m", "outcome_reports.platform.child_process", module, *arguments]
    process: subprocess.Popen[bytes] | None = None
    try:
        with interrupts_held():
            process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=_OWN_GROUP
            )
    except KeyboardInterrupt:
        # It was held back, and comes before anybody knows the process.
        if process is not None:
            with process:
                process.kill()
        raise
    return process


def send(stream: IO[bytes], message: object) -> None:
    """Send a message to the other side. Raises OSError if the other side is gone."""
    data = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Return the next message from the other side. Raises EOFError if the other side is gone."""
    return pickle.loads(_frame(stream))  # noqa: S301 - of our own child process


def why_ended(process: subprocess.Popen[bytes], megabytes: int) -> str:
    """Return the reason why a process limited to `megabytes` gave no answer, from its exit code."""
    try:
        code = process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        return "its process gave no answer and was ended"
    allowed = allowed_megabytes(megabytes)
    if code == NO_MEMORY:
        return f"it needed more than the {allowed} MB of memory that it is allowed"
    if code >= 0:
        return f"its process ended unexpectedly, with code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
    if name == "SIGKILL":
        return "the system ended its process (SIGKILL), as it does when memory runs out"
    return f"its process crashed ({name}), perhaps for lack of memory: it is allowed {allowed} MB"


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C during the block, and for good in a child process that starts in it; not on Windows."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _frame(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _listen(stream: IO[bytes], frames: queue.SimpleQueue[bytes]) -> NoReturn:
    """Receive messages. The pipe ends when the parent does; then the result is no longer needed."""
    code = 1
    try:
        while True:
            frames.put(_frame(stream))
    except (EOFError, OSError):
        code = 0
    except MemoryError:
        code = NO_MEMORY
    finally:
        # At once, without the clean-up in which Python waits for threads.
        os._exit(code)


def _messages(frames: queue.SimpleQueue[bytes]) -> Iterator[object]:
    while True:
        yield pickle.loads(frames.get())  # noqa: S301 - of our own parent process


def _main(module: str, arguments: Sequence[str]) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    take_over()
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not mix with the answers

    def answer(message: object) -> None:
        try:
            send(answers, message)
        except OSError:
            os._exit(0)

    frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    code = 1
    try:
        threading.Thread(target=_listen, args=(sys.stdin.buffer, frames), daemon=True, name="parent").start()
        importlib.import_module(module).serve(_messages(frames), answer, arguments)
    except Exception as error:  # noqa: BLE001 - there is nobody else to say it
        if isinstance(error, MemoryError) or tells_of_no_room(str(error)):
            code = NO_MEMORY
        else:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        os._exit(code)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
