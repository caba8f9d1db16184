"""Child processes for long tasks, so that the page never waits: only the newest order of each kind is executed."""

from __future__ import annotations

import contextlib
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from outcome_reports.errors import OutcomeError
from outcome_reports.platform.child_process import receive, send, started, why_ended

Order = TypeVar("Order")
_PLENTY = 1 << 20
_LOG = logging.getLogger(__name__)


class Child:
    """A process that answers orders one by one; started when first needed, and restarted if it was ended."""

    def __init__(self, module: str, arguments: Sequence[str] = ()) -> None:
        self._module = module
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def ask(self, order: object) -> object:
        """Return the answer to `order`. Raises OutcomeError if the process ended over it."""
        with self._lock:
            if self._closed.is_set():
                raise OutcomeError("the preview has ended")
            if self._process is None or self._process.poll() is not None:
                self._process = started(self._module, self._arguments)
            process = self._process
            if self._closed.is_set():  # meanwhile
                process.kill()
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                send(process.stdin, order)
                answer = receive(process.stdout)
            except (OSError, EOFError, ValueError):  # ValueError: `close` has closed the streams
                raise OutcomeError(why_ended(process, _PLENTY)) from None
        if isinstance(answer, OutcomeError):
            raise answer
        return answer

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Pause the process for the duration of the block; on Windows, which cannot, do nothing."""
        process = self._process
        if process is None or sys.platform == "win32":
            yield
            return
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """Kill the process, whatever it is doing."""
        self._closed.set()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


class Newest(Generic[Order]):
    """Does `work` for the newest order in a thread; older ones not yet begun are dropped."""

    def __init__(self, work: Callable[[Order], None], pause: float = 0.0) -> None:
        self._work = work
        self._pause = pause
        self._order: Order | None = None
        self._there = threading.Event()
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True, name="preview-work").start()

    def put(self, order: Order) -> None:
        """Execute `order` next."""
        self._order = order
        self._there.set()

    def close(self) -> None:
        """Stop accepting orders."""
        self._ended.set()
        self._there.set()

    def _run(self) -> None:
        while True:
            self._there.wait()
            if self._ended.wait(self._pause):
                return
            self._there.clear()
            order = self._order
            assert order is not None
            try:
                self._work(order)
            except Exception:  # noqa: BLE001 - whatever is wrong with one order, the next may go well
                _LOG.exception("the preview could not do what was asked of it")
