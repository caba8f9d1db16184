"""The loop of a process that renders."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from outcome_reports.building import job_rendering, rendering_process
from outcome_reports.building.jobs import DocumentSpec, Job, Payload, RenderResult

JOBS = [Job(DocumentSpec("statement", name), ("txt",), Payload("digest", b""), "environment") for name in "ab"]


def test_the_answer_does_not_wait_for_the_collection_of_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []

    class Renderer:
        def render(self, job: Job, _parent: object) -> RenderResult:
            seen.append(("rendered", gc.isenabled()))
            return RenderResult(job.spec)

    def messages() -> Iterator[object]:
        for job in JOBS:
            seen.append(("waits", gc.isenabled()))
            yield job

    monkeypatch.setattr(job_rendering, "Renderer", Renderer)
    monkeypatch.setattr(rendering_process, "limit_memory", lambda _megabytes: True)
    rendering_process.serve(messages(), lambda _made: seen.append(("answered", gc.isenabled())), ["100"])
    assert seen == [("waits", True), ("rendered", False), ("answered", False)] * 2
    assert gc.isenabled()
