"""A rendering process that is killed when a document exceeds its time or memory limit; nothing else is affected."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import threading
from dataclasses import replace

from outcome_reports.building.jobs import Job, Payload, RenderResult
from outcome_reports.building.sharing import Asked, Exchange, Told
from outcome_reports.platform.child_process import receive, send, started, why_ended

_LOG = logging.getLogger(__name__)
_PROCESS = "outcome_reports.building.rendering_process"
_ENOUGH_MEGABYTES = 224
"""A process that has used more memory is replaced: one long statement must not burden all the excerpts after it."""


class Worker:
    """A child process that renders one document after another; started when first needed, and restarted if it ended.

    Not `multiprocessing`: that would run the user's own script again in each child. Not a thread: a thread cannot be
    killed.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._megabytes = 0
        self.modules: tuple[str, ...] = ()
        self._digest = ""

    def start(self, megabytes: int, modules: tuple[str, ...] = ()) -> None:
        """Start the process, with its memory limit and the modules to preload, without waiting for it."""
        self.modules = modules
        self._running(megabytes)

    def render(self, job: Job, exchange: Exchange | None = None) -> RenderResult:
        """Return the result of `job`; `exchange` passes messages between two processes.

        If the process is killed or ends by itself, `RenderResult.error` says so.
        """
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
            send(process.stdin, sent)
            while isinstance(made := receive(process.stdout), Told | Asked):
                assert exchange is not None
                if isinstance(made, Told):
                    exchange.tell(made.matter, made.value)
                else:
                    send(process.stdin, exchange.ask(made.matter))
        except (OSError, EOFError):
            why = why_ended(process, job.limits.megabytes)
            self.close()
            if late.is_set():
                why = f"it took more than {job.limits.seconds:g} seconds and was ended"
            return RenderResult(job.spec, error=why)
        finally:
            timer.cancel()
        assert isinstance(made, RenderResult)
        if made.error or late.is_set() or made.megabytes > _ENOUGH_MEGABYTES:
            # C libraries that run out of memory may fail in any way, or continue with wrong results.
            self.close()
        else:
            self._digest = job.payload.digest
        return made

    def close(self) -> None:
        """Kill the process, if it is running."""
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
            self._process = started(_PROCESS, [str(megabytes), *self.modules])
            self._megabytes = megabytes
            _LOG.debug("process %d renders, with %d MB", self._process.pid, megabytes)
        return self._process
