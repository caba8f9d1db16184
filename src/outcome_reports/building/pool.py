"""Parallel execution of jobs, through any `concurrent.futures.Executor`."""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import Self

from outcome_reports.building.jobs import Job, RenderResult
from outcome_reports.building.sharing import Exchange, can_share, halves, make_shared, paints, run_and_tell
from outcome_reports.building.worker import Worker
from outcome_reports.errors import words_of
from outcome_reports.platform.process_memory import recognised
from outcome_reports.writers.registry import modules_of

_lock = threading.Lock()
_idle: list[Worker] = []
_workers: list[Worker] = []


def run(job: Job, exchange: Exchange | None = None) -> RenderResult:
    """Render `job` in a separate process with limits. Any executor, on any machine, can call this.

    `exchange` is for a document that two processes share.
    """
    needed = set(modules_of(job.formats, paged=False if job.elsewhere else None))
    with _lock:
        # Prefer a worker that has already loaded most of what the job needs.
        worker = min(_idle, key=lambda idle: len(needed.difference(idle.modules)), default=None)
        if worker is None:
            worker = _new_worker()
        else:
            _idle.remove(worker)
    try:
        return worker.render(job, exchange)
    finally:
        _idle.append(worker)


def _new_worker() -> Worker:
    worker = Worker()
    _workers.append(worker)
    return worker


def preloads(
    documents: int, formats: tuple[str, ...], *, excerpts: bool, jobs: int | None = None
) -> list[tuple[str, ...]]:
    """Return the modules that each worker of a build is to load, for as many workers as it can use, at most `jobs`.

    The default number is that of the processors.
    """
    most = jobs or processors()
    if not excerpts and can_share(formats) and most >= 2 * documents:
        return [modules_of(half, paged=False) for half in halves(formats)] * documents
    # Excerpts take their page numbers from the layout.
    return [modules_of(formats, paged=excerpts or None)] * (most if excerpts else min(most, documents))


class Pool:
    """Runs jobs on `executor`, or by default on one local worker for each of `loads`, the modules that it loads.

    Local workers are started at once, to be ready for the first job. If there are more than free processors, the rest
    are started with the first job: before that they would slow this process down.
    """

    def __init__(self, executor: Executor | None, loads: Sequence[tuple[str, ...]], megabytes: int) -> None:
        self._own = executor is None
        self._workers = len(loads) if self._own else 0
        self._megabytes = megabytes
        self._waiting = [(_new_worker(), modules) for modules in loads] if self._own else []
        _idle.extend(worker for worker, _ in self._waiting)
        self._start(max(1, processors() - 1))
        self._executor = executor or ThreadPoolExecutor(max(len(loads), 1), thread_name_prefix="outcome-reports")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            # Workers first: a thread waiting for one would keep an interrupted build from ending.
            close_workers()
            self._executor.shutdown(cancel_futures=True)

    def _start(self, most: int) -> None:
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for worker, modules in now:
            # A worker that cannot be started now is started with its first job, which then reports the error.
            with contextlib.suppress(OSError):
                worker.start(self._megabytes, modules)

    def results(self, jobs: Iterable[Job], then: Iterable[Job] = ()) -> Iterator[RenderResult]:
        """Yield the result of each of `jobs` as it is completed; a failure of the executor is in `RenderResult.error`.

        If there are two workers for each job, they share documents that can be shared. The jobs of `then` need the
        pages of one of `jobs`, and begin while it is still being painted. They are left out if they cannot begin: if
        nothing is painted here, or that document fails.
        """
        jobs = list(jobs)
        self._start(len(self._waiting))
        leader = next((job for job in jobs if job.pages and paints(job.formats)), None) if self._own else None
        spare = leader is None and self._workers >= 2 * len(jobs)
        exchange = Exchange()
        started: dict[Future[RenderResult], Job] = {}
        for job in jobs:
            if job is leader:
                future = self._executor.submit(run_and_tell, run, replace(job, announces=True), exchange)
            else:
                future = self._submitted(job, share=spare)
            started[future] = job
        followers: dict[Future[RenderResult], Job] = {}
        if leader is not None:
            following = list(then)

            def begin(pages: Mapping[str, int] | None) -> None:
                # A pool that is closing accepts no more jobs.
                with contextlib.suppress(RuntimeError):
                    for job in following if pages else ():
                        followers[self._executor.submit(run, replace(job, places=pages or {}))] = job

            exchange.when_told("pages", begin)
        for made in _outcomes(started):
            if leader is not None and made.spec == leader.spec and made.error:
                for future in followers:
                    future.cancel()
                followers.clear()
            yield made
        yield from _outcomes(followers)

    def _submitted(self, job: Job, *, share: bool) -> Future[RenderResult]:
        if share and can_share(job.formats):
            return self._executor.submit(make_shared, job, run, self._executor.submit)
        return self._executor.submit(run, job)


def _outcomes(started: dict[Future[RenderResult], Job]) -> Iterator[RenderResult]:
    for future in as_completed(started):
        spec = started.pop(future).spec
        try:
            yield future.result()
        except Exception as error:  # noqa: BLE001 - whatever the executor raises, the other documents are still wanted
            known = recognised(error)
            lost = f"the executor lost it: {type(error).__name__}: {error}"
            yield RenderResult(spec, error=words_of(known) if isinstance(known, MemoryError) else lost)


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        return os.cpu_count() or 1


def close_workers() -> None:
    """Stop the workers that this process has started."""
    _idle.clear()
    while _workers:
        _workers.pop().close()


atexit.register(close_workers)
