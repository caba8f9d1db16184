"""The record of a build: written early, and not for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outcome_reports.building.build_record import BuildRecord, DocumentRecord

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_document_is_on_the_disk_at_once_and_the_rest_with_the_next_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("outcome_reports.building.build_record.time.monotonic", lambda: now)
    kept = BuildRecord(tmp_path)
    kept.note("a", DocumentRecord("1"), {"html": b"a"})
    kept.note("b", DocumentRecord("2"), {"html": b"b"})
    assert set(BuildRecord.read(tmp_path).documents) == {"a"}
    now += 1.5
    kept.note("c", DocumentRecord("3"), {"html": b"c"})
    assert set(BuildRecord.read(tmp_path).documents) == {"a", "b", "c"}
    kept.note("d", DocumentRecord("4"), {})
    kept.write()
    assert BuildRecord.read(tmp_path) == kept


def test_a_file_that_was_not_noted_yet_is_made_again(tmp_path: Path) -> None:
    kept = BuildRecord(tmp_path)
    (tmp_path / "a.html").write_bytes(b"old")
    kept.note("a", DocumentRecord("1"), {"html": b"old"})
    assert kept.whole("a", ("html",)) == {"html": 3}
    (tmp_path / "a.html").write_bytes(b"newer")
    assert BuildRecord.read(tmp_path).whole("a", ("html",)) == {}


def test_pages_are_kept_when_only_another_format_is_made(tmp_path: Path) -> None:
    kept = BuildRecord(tmp_path)
    kept.note("a", DocumentRecord("1", pages={"r1-1": 7}), {"pdf": b"a"})
    kept.note("a", DocumentRecord("1"), {"html": b"a"})
    assert kept.documents["a"].pages == {"r1-1": 7}
    kept.note("a", DocumentRecord("2"), {"html": b"b"})
    assert kept.documents["a"].pages == {}
