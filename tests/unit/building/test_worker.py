"""The leash of a worker."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from outcome_reports.building import worker
from outcome_reports.building.jobs import DocumentSpec, Job, Payload, RenderResult

SPEC = DocumentSpec("statement", "statement")


class Process:
    """A process that answers at once."""

    def __init__(self) -> None:
        self.stdin, self.stdout, self.killed = io.BytesIO(), io.BytesIO(), False

    def kill(self) -> None:
        self.killed = True

    def wait(self) -> None:
        pass

    def poll(self) -> int | None:
        # The system takes a moment to end a process.
        return None


class TimerThatComesLast:
    """A timer whose time is over when the answer is there and nobody has called it off yet."""

    def __init__(self, _seconds: float, function: Callable[[], None]) -> None:
        self._function = function

    def start(self) -> None:
        pass

    def cancel(self) -> None:
        self._function()


def test_a_process_that_was_ended_after_its_answer_gets_no_other_document(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []

    def start(*_: object, **__: object) -> Process:
        started.append(Process())
        return started[-1]

    monkeypatch.setattr("outcome_reports.building.worker.subprocess.Popen", start)
    monkeypatch.setattr("outcome_reports.building.worker.threading.Timer", TimerThatComesLast)
    monkeypatch.setattr(worker, "_receive", lambda _: RenderResult(SPEC))
    one, job = worker.Worker(), Job(SPEC, ("html",), Payload("digest", b""), "environment")
    assert [one.render(job).error, one.render(job).error] == ["", ""]
    assert len(started) == 2
