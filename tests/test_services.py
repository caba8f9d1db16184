"""The examples for servers run, and what threads make at once is what one makes alone."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from fastapi.testclient import TestClient

import outcome_reports as outr
from examples.services import task_queue, web_service
from outcome_reports.writers.registry import WRITERS

ROOT = Path(__file__).resolve().parents[1]
THIRD = ROOT / "content" / "third-2025"
KEYS = ("KEN", "IDN", "THA", "AUS")
THREADS = 8


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    """What each page is when nothing else is made."""
    edition = outr.load(THIRD)
    return {key: edition.excerpt(key).to_html() for key in KEYS}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(web_service, "FOLDER", str(THIRD))
    with TestClient(web_service.app) as client:
        yield client


def test_eight_requests_at_once_get_equal_bytes(client: TestClient, alone: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda key: (key, client.get(f"/excerpts/{key}.html")), KEYS * 2))
    assert {answer.status_code for _, answer in answers} == {200}
    assert all(answer.content == alone[key] for key, answer in answers)
    assert gc.isenabled()


def test_what_cannot_be_made_is_an_answer(client: TestClient) -> None:
    assert "XXX" in client.get("/excerpts/XXX.html").json()["detail"]
    assert client.get("/excerpts/XXX.html").status_code == 404
    assert client.get("/excerpts/KEN.exe").json() == {"detail": "formats are html, md, docx, pdf, epub"}


def test_files_are_served_as_what_they_are() -> None:
    expected = {name: WRITERS[name].media_type for name in ("html", "md", "docx", "pdf", "epub")}
    assert expected == web_service.TYPES


def test_eight_workers_of_a_queue_make_equal_files(
    alone: dict[str, bytes], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options: dict[str, Any] = {"concurrency": THREADS, "perform_ping_check": False, "loglevel": "error"}
    # Celery sets the level of all logs, and for good; here it is set back at the end.
    with caplog.at_level("WARNING"), start_worker(task_queue.app, pool="threads", **options):
        wanted = [(key, tmp_path / f"{key}-{number}.html") for number in range(2) for key in KEYS]
        asked = [task_queue.excerpt.delay(str(THIRD), key, str(file)) for key, file in wanted]
        sizes = [result.get(timeout=60) for result in asked]
    assert [file.stat().st_size for _, file in wanted] == sizes
    assert all(file.read_bytes() == alone[key] for key, file in wanted)


def test_eight_threads_lay_out_equal_pages() -> None:
    """Each by itself, from one edition that they share: nothing that is kept belongs to one of them."""
    edition = outr.load(THIRD)

    def made(_: int) -> set[str]:
        document = edition.summary()
        return {hashlib.sha256(document.to(name)).hexdigest() for name in ("pdf", "docx")}

    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(made, range(THREADS)))
    assert all(each == found[0] for each in found)
    assert len(found[0]) == 2
