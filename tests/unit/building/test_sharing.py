"""One document made by two processes at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.building.build_record import BuildRecord
from outcome_reports.building.job_rendering import Renderer
from outcome_reports.building.jobs import DocumentSpec, Job, Payload, RenderResult
from outcome_reports.building.pool import Pool, preloads
from outcome_reports.building.sharing import Exchange, Matter, can_share, make_shared
from outcome_reports.writers.registry import LAYOUT, WRITERS

SPEC = DocumentSpec("statement", "statement")
JOB = Job(SPEC, ("pdf", "docx", "html"), Payload("digest", b""), "environment")
EDITION = Path(__file__).resolve().parents[3] / "content" / "third-2025"


@pytest.mark.parametrize(
    ("formats", "shared"),
    [
        (("pdf", "docx", "html"), True),
        (("html", "pdf"), True),
        (("pdf",), False),
        (("docx", "html"), False),
        ((), False),
    ],
)
def test_a_document_is_shared_if_it_has_pages_and_other_formats(formats: tuple[str, ...], shared: bool) -> None:
    assert can_share(formats) is shared


@pytest.mark.parametrize(
    ("documents", "formats", "jobs", "workers"),
    [
        (1, ("pdf", "docx", "html"), 2, [(LAYOUT,), (WRITERS["docx"].module, WRITERS["html"].module)]),
        (1, ("pdf", "docx"), 1, [(LAYOUT, WRITERS["docx"].module)]),
        (2, ("pdf", "html"), 3, [(LAYOUT, WRITERS["html"].module)] * 2),
        (1, ("docx",), 4, [(WRITERS["docx"].module, LAYOUT)]),
        (0, ("html",), 4, []),
    ],
)
def test_a_worker_loads_what_its_part_of_the_work_takes(
    documents: int, formats: tuple[str, ...], jobs: int, workers: list[tuple[str, ...]]
) -> None:
    assert preloads(documents, formats, excerpts=False, jobs=jobs) == workers


def test_excerpts_get_all_workers_and_the_layout() -> None:
    assert preloads(1, ("html",), excerpts=True, jobs=3) == [(WRITERS["html"].module, LAYOUT)] * 3


def _shared(first: RenderResult, second: RenderResult) -> tuple[RenderResult, Mapping[str, int] | None]:
    """What came of a document whose first part is `first`, and what its second part heard of sizes."""
    heard: list[Mapping[str, int] | None] = []

    def run(job: Job, exchange: Exchange) -> RenderResult:
        if job.announces:
            return first
        assert exchange.ask("pages") is None
        heard.append(exchange.ask("sizes"))
        return second

    with ThreadPoolExecutor(1) as executor:
        return make_shared(JOB, run, executor.submit), heard[0]


def test_what_two_processes_made_is_put_together_in_the_order_of_the_formats() -> None:
    first = RenderResult(SPEC, "f", {"pdf": b"123"}, {"a": 2}, seconds=2, megabytes=50)
    second = RenderResult(SPEC, "f", {"html": b"h", "docx": b"d"}, {"a": 9}, seconds=3, megabytes=40)
    made, sizes = _shared(first, second)
    assert made == replace(first, data={"pdf": b"123", "docx": b"d", "html": b"h"}, seconds=3, megabytes=50)
    assert list(made.data) == ["pdf", "docx", "html"]
    assert sizes == {"pdf": 3}


@pytest.mark.parametrize(("errors", "said"), [(("a", ""), "a"), (("", "b"), "b"), (("a", "b"), "a")])
def test_a_failure_of_either_is_that_of_the_document(errors: tuple[str, str], said: str) -> None:
    made, sizes = _shared(RenderResult(SPEC, error=errors[0]), RenderResult(SPEC, error=errors[1]))
    assert (made.error, dict(made.data)) == (said, {})
    assert (sizes is None) == bool(errors[0])


def test_nobody_waits_for_a_process_that_was_lost() -> None:
    def run(job: Job, exchange: Exchange) -> RenderResult:
        if job.announces:
            raise RuntimeError("lost")
        assert exchange.ask("pages") is None
        assert exchange.ask("sizes") is None
        return RenderResult(SPEC)

    with ThreadPoolExecutor(1) as executor, pytest.raises(RuntimeError, match=r"^lost$"):
        make_shared(JOB, run, executor.submit)


def test_what_is_asked_is_answered_when_it_is_known() -> None:
    exchange = Exchange()
    threading.Timer(0.05, exchange.tell, ("pages", {"a": 1})).start()
    assert exchange.ask("pages") == {"a": 1}
    exchange.tell("pages", None)
    assert exchange.ask("pages") == {"a": 1}


EXCERPT = replace(JOB, spec=DocumentSpec("excerpt", "excerpts/a", ("A",)))


def _followed(monkeypatch: pytest.MonkeyPatch, error: str, executor: Executor | None = None) -> list[RenderResult]:
    """Return what came of a statement that ends with `error`, if any, and of the excerpt that needs its pages."""
    begun = threading.Event()

    def run(job: Job, exchange: Exchange | None = None) -> RenderResult:
        if job.spec == SPEC:
            if exchange:
                exchange.tell("pages", {"a": 2})
                assert begun.wait(5), "the excerpt waits for the statement to be painted"
            return RenderResult(SPEC, pages={"a": 2}, error=error)
        begun.set()
        return RenderResult(job.spec, pages=job.places)

    monkeypatch.setattr("outcome_reports.building.pool.run", run)
    monkeypatch.setattr("outcome_reports.building.worker.Worker.start", lambda *_: None)
    with Pool(executor, [(), ()], 4096) as pool:
        return list(pool.results([replace(JOB, pages=True)], (job for job in [EXCERPT])))


def test_excerpts_begin_while_the_statement_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"a": 2}
    assert _followed(monkeypatch, "") == [RenderResult(SPEC, pages=pages), RenderResult(EXCERPT.spec, pages=pages)]


def test_excerpts_that_quote_pages_of_a_failed_statement_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [made.spec for made in _followed(monkeypatch, "no glyph")] == [SPEC]


def test_where_others_run_the_jobs_excerpts_wait_for_the_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert [made.spec for made in _followed(monkeypatch, "", executor)] == [SPEC]


@pytest.fixture(scope="module")
def job() -> Job:
    edition = outr.load(EDITION)
    return Job(SPEC, JOB.formats, Payload.of(edition.content, edition.brand, edition.finish), "environment")


def test_shared_or_not_the_files_are_the_same(job: Job) -> None:
    made: list[RenderResult] = []
    for jobs in (1, 2):
        with Pool(None, preloads(1, job.formats, excerpts=False, jobs=jobs), 4096) as pool:
            made += pool.results([job])
    alone, shared = made
    assert alone.error == shared.error == ""
    assert alone.data.keys() == {"pdf", "docx", "html"}
    assert alone.data == shared.data
    assert alone.pages == shared.pages


class Nobody:
    """A parent that knows nothing and wants to know nothing."""

    def tell(self, matter: Matter, value: Mapping[str, int]) -> None:
        pytest.fail(f"told {matter}, {value}, and nobody asked")

    def ask(self, matter: Matter) -> Mapping[str, int] | None:
        pytest.fail(f"asked for {matter}, and nobody knows")


def test_word_takes_known_pages_and_lays_nothing_out(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = replace(job, formats=("docx",))
    first = Renderer().render(alone, Nobody())
    assert first.pages

    def lay_out(*_: object) -> None:
        raise outr.RenderError(["laid out again"])

    monkeypatch.setattr("outcome_reports.writers.pdf.lay_out", lay_out)
    known = replace(alone, fingerprint=first.fingerprint, known_pages=first.pages)
    again = Renderer().render(known, Nobody())
    assert (again.data, again.pages) == (first.data, first.pages)
    changed = Renderer().render(replace(known, fingerprint="of other content"), Nobody())
    assert "laid out again" in changed.error


def test_a_web_page_alone_is_made_without_a_layout(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def lay_out(*_: object) -> None:
        pytest.fail("laid out, and nobody asked for pages")

    monkeypatch.setattr("outcome_reports.writers.pdf.lay_out", lay_out)
    made = Renderer().render(replace(job, formats=("html",)), Nobody())
    assert made.data.keys() == {"html"}
    assert not made.pages


def test_a_build_of_another_format_keeps_the_pages_of_the_same_content(tmp_path: Path) -> None:
    for format in ("docx", "html"):
        assert not outr.build(EDITION, tmp_path, formats=format).failed
    assert BuildRecord.read(tmp_path).documents["statement"].pages
