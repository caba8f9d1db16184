"""The record of a build: written early, and not for each document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from outcome_reports.building.build_record import NAME, BuildRecord, DocumentRecord

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


DIGEST = "0123456789abcdef" * 4
ENTRY: dict[str, Any] = {
    "fingerprint": "1",
    "files": {"html": DIGEST},
    "pages": {"r1-1": 0},
    "title": "A",
    "kind": "statement",
    "keys": ["IDN"],
    "holds": {"recommendations": 3},
    "offered": ["pdf"],
    "site": "https://example.org/",
    "pictures": {"a-card.png": DIGEST},
    "outdated": {"docx": DIGEST},
    "edition": "third-2025",
}
RECORD: dict[str, Any] = {
    "format": 1,
    "request": "r",
    "requested": ["a", "excerpts/a-idn"],
    "inputs": {"edition.yaml": DIGEST},
    "published": {"sitemap.xml": DIGEST},
    "documents": {"a": ENTRY, "excerpts/" + 100 * "a": ENTRY},
}
WRONG: tuple[dict[str, Any], ...] = (
    {"fingerprint": 1},
    {"title": None},
    {"kind": []},
    {"site": 2},
    {"keys": "IDN"},
    {"keys": [1]},
    {"pages": {"r1-1": -1}},
    {"pages": {"r1-1": True}},
    {"pages": {"r1-1": "7"}},
    {"holds": {"recommendations": -1}},
    {"holds": {"recommendations": 1.5}},
    {"files": {"odt": DIGEST}},
    {"files": {"html": "x"}},
    {"offered": ["odt"]},
    {"offered": "pdf"},
    {"pictures": {"a card.png": DIGEST}},
    {"pictures": {"a-card.png": "x"}},
    {"unknown": 1},
)


def read(folder: Path, record: object) -> BuildRecord:
    (folder / NAME).write_text(json.dumps(record), "utf-8")
    return BuildRecord.read(folder)


def test_a_record_says_all_that_it_holds(tmp_path: Path) -> None:
    found = read(tmp_path, RECORD)
    assert {name: vars(entry) for name, entry in found.documents.items()} == RECORD["documents"]
    own = {"request": found.request, "requested": found.requested, "inputs": found.inputs, "published": found.published}
    assert own == {name: RECORD[name] for name in own}
    found.write()
    assert json.loads((tmp_path / NAME).read_text("utf-8")) == RECORD


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"request": 1},
        {"requested": "a"},
        {"requested": ["../a"]},
        {"requested": [3]},
        {"inputs": {"edition.yaml": DIGEST[1:]}},
        {"inputs": {"edition.yaml": 7}},
        {"published": {"../sitemap.xml": DIGEST}},
        {"published": {"sitemap.html": DIGEST}},
        {"published": {"sitemap.xml": "x"}},
        {"documents": {"A": ENTRY}},
        {"documents": {101 * "a": ENTRY}},
        {"documents": {"other/a": ENTRY}},
        {"documents": [ENTRY]},
        *({"documents": {"a": ENTRY | wrong}} for wrong in WRONG),
    ],
)
def test_a_record_that_no_build_of_ours_wrote_counts_as_none(tmp_path: Path, change: dict[str, Any]) -> None:
    assert read(tmp_path, RECORD | change) == BuildRecord(tmp_path)


@pytest.mark.parametrize("name", [name for name in RECORD if name != "published"])
def test_a_record_that_lacks_something_counts_as_none(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, {key: value for key, value in RECORD.items() if key != name}) == BuildRecord(tmp_path)


def test_a_build_is_whole_with_every_file_as_it_was_made(tmp_path: Path) -> None:
    kept = BuildRecord(tmp_path, requested=["a"])
    assert kept.whole("a", ("html",)) == {}
    assert not kept.is_whole(("txt",), "")
    (tmp_path / "a.txt").write_bytes(b"words")
    kept.note("a", DocumentRecord("1", site="https://x.org/"), {"txt": b"words"})
    assert kept.is_whole(("txt",), "")
    assert not kept.is_whole(("txt", "pdf"), "")
    kept.requested.append("b")
    assert not kept.is_whole(("txt",), "")


def test_what_is_published_at_an_address_belongs_to_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    site = "https://x.org/"
    kept = BuildRecord(tmp_path, requested=["a"], published={"sitemap.xml": DIGEST})
    kept.note("a", DocumentRecord("1", site=site), {"txt": b"words"})
    kept.documents["a"].pictures = {"a-card.png": DIGEST}
    assert kept.published_at(site) == {"a-card.png": DIGEST, "sitemap.xml": DIGEST}
    assert kept.published_at("https://y.org/") == {"sitemap.xml": DIGEST}
    assert kept.is_whole(("txt",), "")
    assert not kept.is_whole(("txt",), site)


@pytest.mark.parametrize(
    ("offered", "site", "taken"), [(["pdf"], "s", True), ([], "s", False), (["pdf"], "", False), (["pdf"], "t", False)]
)
def test_a_page_is_whole_with_its_links_and_for_its_address_alone(
    tmp_path: Path, offered: list[str], site: str, taken: bool
) -> None:
    kept = BuildRecord(tmp_path)
    for name in ("a.html", "a.pdf"):
        (tmp_path / name).write_bytes(b"12")
    kept.note("a", DocumentRecord("1", offered=offered, site=site), {"html": b"12", "pdf": b"12"})
    assert kept.whole("a", ("html", "pdf"), "s") == ({"html": 2, "pdf": 2} if taken else {"pdf": 2})
