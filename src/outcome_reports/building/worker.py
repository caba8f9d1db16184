"""A process that renders documents, and its leash: a document that takes too long or too much ends it, and only it."""

from __future__ import annotations

import contextlib
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from outcome_reports.building.jobs import Job, Payload, RenderResult

_LENGTH = struct.Struct(">Q")
_ENOUGH_MEGABYTES = 224
"""A process that has had more is replaced: one long statement must not weigh on all the excerpts after it."""


class Worker:
    """A child process that renders one document after another; started when first needed, and again if it was ended.

    Not `multiprocessing`: that would run the user's own script again in each child. Not a thread: nothing can end one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._megabytes = 0
        self._digest = ""

    def start(self, megabytes: int) -> None:
        """Starts the process, with its limit of memory, and does not wait for it."""
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
            self.close()
            if late.is_set():
                return RenderResult(job.spec, error=f"it took more than {job.limits.seconds:g} seconds and was ended")
            return RenderResult(
                job.spec, error=f"it was ended, most likely for wanting more than {job.limits.megabytes} MB"
            )
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
            command = [sys.executable, "-m", "outcome_reports.building.worker", str(megabytes)]
            with _interrupts_held():
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._megabytes = megabytes
        return self._process


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


def _limit_memory(megabytes: int) -> None:
    with contextlib.suppress(ImportError):  # there is no such limit on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _peak_megabytes() -> float:
    # Not ru_maxrss: a child begins with that of the process that started it.
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _warm_up() -> None:
    """Loads what rendering takes, while the parent still has other things to do."""
    with contextlib.suppress(MemoryError, ImportError):  # told when a document needs what is missing
        import docx  # noqa: F401
        import weasyprint  # noqa: F401


def serve(megabytes: int) -> None:
    """Renders jobs from standard input to standard output until there are no more."""
    from outcome_reports.building.job_rendering import Renderer

    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not end up among the answers
    _limit_memory(megabytes)
    _warm_up()
    renderer = Renderer()
    while True:
        try:
            job = _receive(jobs)
        except EOFError:
            return
        assert isinstance(job, Job)
        try:
            made = renderer.render(job)
        except MemoryError:
            sys.exit(1)  # the parent tells why; a traceback would need memory, too
        _send(answers, replace(made, megabytes=_peak_megabytes()))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
