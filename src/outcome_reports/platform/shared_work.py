"""Work that is done by a fork of this process, on another core, while this one goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, NoReturn, TypeVar, cast

from outcome_reports.platform.child_process import receive, send
from outcome_reports.platform.own_process import is_ours

T = TypeVar("T")


@contextlib.contextmanager
def shared(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin `work`; give what returns its result, which must be something that can be pickled.

    Where a fork is not safe (in a user's script, among threads, on systems other than Linux), or ends without a result,
    the work is done when the result is asked for: what it raises is raised there.
    """
    if not (is_ours() and sys.platform == "linux" and threading.active_count() == 1):
        yield work
        return
    reader, writer = os.pipe()
    if not (pid := os.fork()):
        _work(work, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answers:
            yield lambda: _result(answers, work)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _work(work: Callable[[], object], writer: int) -> NoReturn:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with os.fdopen(writer, "wb") as answers:
            send(answers, work())
    finally:
        # Whatever happened: nothing else of the parent's must run a second time.
        os._exit(0)


def _result(answers: IO[bytes], work: Callable[[], T]) -> T:
    try:
        return cast("T", receive(answers))
    except EOFError:
        return work()
