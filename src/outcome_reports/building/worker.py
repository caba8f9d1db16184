"""A process that renders documents, and its leash: a document that takes too long or too much ends it, and only it."""

from __future__ import annotations

import contextlib
import functools
import importlib
import logging
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, NoReturn

from outcome_reports.building.jobs import Job, Payload, RenderResult
from outcome_reports.platform.process_memory import (
    allowed_megabytes,
    is_nearly_full,
    limit_memory,
    peak_megabytes,
    tells_of_no_room,
    watch_memory,
)

_LOG = logging.getLogger(__name__)
_LENGTH = struct.Struct(">Q")
_NO_MEMORY = 71
"""Exit code of a process that wanted more memory than it may have."""
_SECONDS_TO_END = 1.0
_ENOUGH_MEGABYTES = 224
"""A process that has had more is replaced: one long statement must not weigh on all the excerpts after it."""


class Worker:
    """A child process that renders one document after another; started when first needed, and again if it was ended.

    Not `multiprocessing`: that would run the user's own script again in each child. Not a thread: nothing can end one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._megabytes = 0
        self._modules: tuple[str, ...] = ()
        self._digest = ""

    def start(self, megabytes: int, modules: tuple[str, ...] = ()) -> None:
        """Start the process, with its limit of memory and what it loads in advance, and do not wait for it."""
        self._modules = modules
        self._running(megabytes)

    def render(self, job: Job) -> RenderResult:
        """What came of `job`. A process that had to be ended, or that ended itself, is told in `RenderResult.error`."""
        process = self._running(job.limits.megabytes)
        sent = replace(job, payload=Payload(job.payload.digest, b"")) if self._digest == job.payload.digest else job
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(job.limits.seconds, end)
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, sent)
            made = _receive(process.stdout)
        except (OSError, EOFError):
            why = _why_ended(process, job.limits.megabytes)
            self.close()
            if late.is_set():
                why = f"it took more than {job.limits.seconds:g} seconds and was ended"
            return RenderResult(job.spec, error=why)
        finally:
            timer.cancel()
        assert isinstance(made, RenderResult)
        if made.error or late.is_set() or made.megabytes > _ENOUGH_MEGABYTES:
            # Libraries in C that ran out of memory may fail in any way and go on wrongly.
            self.close()
        else:
            self._digest = job.payload.digest
        return made

    def close(self) -> None:
        """Ends the process, if it runs."""
        process, self._process, self._digest = self._process, None, ""
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()

    def _running(self, megabytes: int) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None or self._megabytes != megabytes:
            self.close()
            command = [sys.executable, "-m", "outcome_reports.building.worker", str(megabytes), *self._modules]
            with _interrupts_held():
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._megabytes = megabytes
            _LOG.debug("process %d renders, with %d MB", self._process.pid, megabytes)
        return self._process


def _why_ended(process: subprocess.Popen[bytes], megabytes: int) -> str:
    """Return why a process gave no answer, from the way in which it ended."""
    try:
        code = process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        return "its process gave no answer and was ended"
    if code == _NO_MEMORY:
        return f"it wanted more than the {allowed_megabytes(megabytes)} MB of memory that it may have"
    if code >= 0:
        return f"its process ended unexpectedly, with code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
    if name == "SIGKILL":
        return "the system ended its process (SIGKILL), as it does when there is no memory left"
    return (
        f"its process crashed ({name}), perhaps for want of memory, of which it has {allowed_megabytes(megabytes)} MB"
    )


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Lets a process be started that no Ctrl-C reaches: its parent ends it, and it has no traceback to show."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(stream: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> object:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - of our own child or parent process


def serve(megabytes: int, modules: Sequence[str]) -> NoReturn:
    """Render jobs from standard input to standard output until there are no more, or nobody is there to take them.

    `modules` are loaded while the parent still has other things to do.
    """
    # A Ctrl-C is the parent's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not end up among the answers
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    try:
        if not limit_memory(megabytes):
            watch_memory(megabytes, functools.partial(os._exit, _NO_MEMORY))
        # The pipe ends when the parent does, however it does; then nobody waits for what is being rendered.
        threading.Thread(target=_take_in, args=(jobs, waiting), daemon=True, name="jobs").start()
        for module in modules:
            # A document that needs what is missing says so.
            with contextlib.suppress(Exception):
                importlib.import_module(module)
        from outcome_reports.building.job_rendering import Renderer

        renderer = Renderer()
        while True:
            made = renderer.render(waiting.get())
            if made.trace and (tells_of_no_room(made.error) or is_nearly_full(megabytes)):
                os._exit(_NO_MEMORY)
            with _orphaned():
                _send(answers, replace(made, megabytes=peak_megabytes()))
    except MemoryError:
        os._exit(_NO_MEMORY)
    except Exception as error:  # noqa: BLE001 - not of a document, of which the renderer says what is wrong with it
        if not tells_of_no_room(str(error)):
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(_NO_MEMORY)


@contextlib.contextmanager
def _orphaned() -> Iterator[None]:
    """End this process, without a word, where nobody takes what it writes."""
    try:
        yield
    except OSError:
        os._exit(0)


def _take_in(jobs: IO[bytes], waiting: queue.SimpleQueue[Job]) -> NoReturn:
    code = 1
    try:
        while True:
            job = _receive(jobs)
            assert isinstance(job, Job)
            waiting.put(job)
    except (EOFError, OSError):
        code = 0
    except MemoryError:
        code = _NO_MEMORY
    finally:
        # At once, and without the tidying up in which Python waits for threads.
        os._exit(code)


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2:])
