"""Work that is done by a fork of this process, on another core, while this one goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, NoReturn, TypeVar, cast

from outcome_reports.platform.child_process import interrupts_held, receive, send
from outcome_reports.platform.own_process import is_ours

T = TypeVar("T")


@contextlib.contextmanager
def shared(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin `work`; give what returns its result, which must be something that can be pickled.

    Where a fork is not safe (in a user's script, among threads, on systems other than Linux), or fails, or ends without
    a result, the work is done when the result is asked for: what it raises is raised there.
    """
    may_fork = is_ours() and sys.platform == "linux" and threading.active_count() == 1
    if not may_fork or (forked := _forked(work)) is None:
        yield work
        return
    pid, answers = forked
    try:
        with answers:
            yield lambda: _result(answers, work)
    finally:
        # Where SIGCHLD is ignored, an ended process is gone at once.
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _forked(work: Callable[[], object]) -> tuple[int, IO[bytes]] | None:
    """Return the id of a fork that does `work`, and what it answers; None if the system allows no further process."""
    try:
        reader, writer = os.pipe()
    except OSError:
        return None
    answers = os.fdopen(reader, "rb")
    with os.fdopen(writer, "wb") as result:
        try:
            with interrupts_held():
                if not (pid := os.fork()):
                    _work(work, answers, result)
        except OSError:
            answers.close()
            return None
    return pid, answers


def _work(work: Callable[[], object], answers: IO[bytes], result: IO[bytes]) -> NoReturn:
    try:
        # With a reader of its own it would never notice that the parent is gone.
        answers.close()
        send(result, work())
    finally:
        # Whatever happened: nothing else of the parent's must run a second time.
        os._exit(0)


def _result(answers: IO[bytes], work: Callable[[], T]) -> T:
    try:
        return cast("T", receive(answers))
    except EOFError:
        return work()
