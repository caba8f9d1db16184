"""The loop of a process that renders."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any
from unittest.mock import MagicMock

import pytest

from outcome_reports.building import job_rendering, rendering_process
from outcome_reports.building.jobs import DocumentSpec, Job, Payload, RenderResult
from outcome_reports.building.sharing import Asked, Told
from outcome_reports.composing.documents.registry import KINDS, STATEMENT

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


def _serve(monkeypatch: pytest.MonkeyPatch, messages: list[object], *, limited: bool = True) -> list[Any]:
    """What is answered to messages, of which each job asks for sizes and tells of pages."""

    class Renderer:
        def render(self, job: Job, parent: Any) -> RenderResult:
            parent.tell("pages", MappingProxyType({"a": 1}))
            return RenderResult(job.spec, holds=parent.ask("sizes"), trace="x", error="Out of memory" * (not limited))

    answers: list[Any] = []
    monkeypatch.setattr(job_rendering, "Renderer", Renderer)
    monkeypatch.setattr(rendering_process, "limit_memory", lambda megabytes: limited and megabytes == 100)
    monkeypatch.setattr(rendering_process, "is_nearly_full", lambda _: False)
    monkeypatch.setattr(rendering_process, "peak_megabytes", lambda: 12.5)
    rendering_process.serve(iter(messages), answers.append, ["100", "a.module.that.does.not.exist"])
    return answers


def test_the_parent_is_told_and_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"pdf": 7}
    assert _serve(monkeypatch, [JOBS[0], sizes]) == [
        Told("pages", {"a": 1}),
        Asked("sizes"),
        RenderResult(JOBS[0].spec, holds=sizes, trace="x", megabytes=12.5),
    ]


def test_a_process_without_a_limit_watches_itself_and_ends_for_want_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering_process, "watch_memory", watch := MagicMock())
    with pytest.raises(MemoryError):
        _serve(monkeypatch, [JOBS[0], None], limited=False)
    (megabytes, end), _ = watch.call_args
    assert (megabytes, end.func, end.args) == (100, os._exit, (71,))


def test_what_is_named_is_loaded_while_the_parent_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering_process, "limit_memory", lambda _: True)
    monkeypatch.setattr(rendering_process, "prepare", prepare := MagicMock(side_effect=ImportError))
    rendering_process.serve(iter(()), MagicMock(), ["100", "one", "two"])
    assert [call.args[0] for call in prepare.call_args_list] == [
        "outcome_reports.building.job_rendering",
        KINDS[STATEMENT].module,
        "one",
        "two",
    ]
