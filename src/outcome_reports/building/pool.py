"""Jobs on many workers at once, through any `concurrent.futures.Executor`."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from typing import Self

from outcome_reports.building.jobs import Job, RenderResult
from outcome_reports.building.worker import Worker

_idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
_workers: list[Worker] = []


def run(job: Job) -> RenderResult:
    """Render `job` in a process of its own that a limit can end. Any executor, on any machine, can call this."""
    try:
        worker = _idle.get_nowait()
    except queue.Empty:
        worker = _new_worker()
    try:
        return worker.render(job)
    finally:
        _idle.put(worker)


def _new_worker() -> Worker:
    worker = Worker()
    _workers.append(worker)
    return worker


class Pool:
    """Runs jobs on `executor`; without one, on `jobs` workers of this machine.

    Workers of its own are started at once, and load `modules`, to be ready when the first document, on which others
    wait, is done.
    """

    def __init__(self, executor: Executor | None, jobs: int, megabytes: int, modules: tuple[str, ...] = ()) -> None:
        self._own = executor is None
        for _ in range(jobs if self._own else 0):
            worker = _new_worker()
            worker.start(megabytes, modules)
            _idle.put(worker)
        self._executor = executor or ThreadPoolExecutor(max(jobs, 1), thread_name_prefix="outcome-reports")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            # Workers first: a thread that waits for one would keep an interrupted build from ending.
            close_workers()
            self._executor.shutdown(cancel_futures=True)

    def results(self, jobs: Iterable[Job]) -> Iterator[RenderResult]:
        """Yield what came of `jobs`, each as it is done; what the executor lost is in `RenderResult.error`."""
        started: dict[Future[RenderResult], Job] = {self._executor.submit(run, job): job for job in jobs}
        for future in as_completed(started):
            spec = started.pop(future).spec
            try:
                yield future.result()
            except Exception as error:  # noqa: BLE001 - whatever the executor raises, the other documents are still wanted
                yield RenderResult(spec, error=f"the executor lost it: {type(error).__name__}: {error}")


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def close_workers() -> None:
    """End the workers that this process has started."""
    with contextlib.suppress(queue.Empty):
        while True:
            _idle.get_nowait()
    while _workers:
        _workers.pop().close()


atexit.register(close_workers)
