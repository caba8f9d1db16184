"""When the processes of a pool are started."""

from __future__ import annotations

import pytest

from outcome_reports.building import pool
from outcome_reports.building.sharing import halves
from outcome_reports.building.worker import Worker
from outcome_reports.writers.registry import modules_of

LOADS = [("pages",), ("words",), ("more",)]


@pytest.mark.parametrize(("processors", "at_once"), [(1, 1), (2, 1), (3, 2), (4, 3), (8, 3)])
def test_a_process_waits_for_the_first_job_if_it_has_no_processor(
    monkeypatch: pytest.MonkeyPatch, processors: int, at_once: int
) -> None:
    started: list[tuple[int, tuple[str, ...]]] = []
    monkeypatch.setattr(pool, "processors", lambda: processors)
    monkeypatch.setattr(Worker, "start", lambda _worker, megabytes, modules: started.append((megabytes, modules)))
    with pool.Pool(None, LOADS, 100) as workers:
        assert started == [(100, modules) for modules in LOADS[:at_once]]
        assert list(workers.results([])) == []
        assert started == [(100, modules) for modules in LOADS]
        assert list(workers.results([])) == []
        assert len(started) == 3


def test_a_process_that_cannot_be_started_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, ...]] = []

    def start(_worker: Worker, _megabytes: int, modules: tuple[str, ...]) -> None:
        if modules == LOADS[0]:
            raise OSError("no process")
        started.append(modules)

    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(Worker, "start", start)
    with pool.Pool(None, LOADS, 100) as workers:
        assert started == []
        assert list(workers.results([])) == []
        assert started == LOADS[1:]


def test_workers_are_as_many_as_there_is_work_for() -> None:
    pages, words = modules_of(("pdf", "html"), paged=None), modules_of(("txt",), paged=True)
    assert pool.preloads(3, ("pdf", "html"), excerpts=False, jobs=2) == [pages] * 2
    assert pool.preloads(1, ("txt",), excerpts=False, jobs=8) == [modules_of(("txt",), paged=None)]
    assert pool.preloads(0, ("txt",), excerpts=True, jobs=3) == [words] * 3
    both = ("pdf", "docx")
    halved = [modules_of(half, paged=False) for half in halves(both)]
    assert pool.preloads(2, both, excerpts=False, jobs=4) == halved * 2
    assert pool.preloads(2, both, excerpts=False, jobs=3) == [modules_of(both, paged=None)] * 2


def test_workers_of_a_pool_are_closed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[Worker] = []
    monkeypatch.setattr(Worker, "start", lambda *_: None)
    monkeypatch.setattr(Worker, "close", lambda worker: closed.insert(0, worker))
    with pool.Pool(None, LOADS, 100):
        made = [*pool._workers]
    assert closed == made
    assert (len(made), pool._workers, pool._idle) == (3, [], [])
