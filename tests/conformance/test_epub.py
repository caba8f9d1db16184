"""EPUBs are valid by the W3C's checker, and their pages accessible by axe-core, light and dark, wide and narrow."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.reading import read_brand
from outcome_reports.validating import axe, epubcheck
from tests.conformance.judging import Record, expect_all_passed, judged_files
from tests.support.sample_tree import sample_document

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A statement, an excerpt, and a document with every kind of block."""
    folder = tmp_path_factory.mktemp("books")
    edition = outr.load(CONTENT / "fourth-2026")
    documents = {
        "statement": edition.statement(),
        "excerpt": edition.excerpt("IDN", pages={}),
        "made-up": outr.OutcomeDocument(sample_document(), read_brand("rso")),
    }
    return [document.save(folder / f"{name}.epub") for name, document in documents.items()]


def test_epubcheck_finds_nothing(books: list[Path], record_property: Record) -> None:
    expect_all_passed(judged_files(epubcheck.validate_epub, books), record_property)


def test_epubcheck_is_heard(books: list[Path], tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.epub"
    with zipfile.ZipFile(books[0]) as book, zipfile.ZipFile(faulty, "w") as copy:
        for name in book.namelist():
            data = book.read(name)
            copy.writestr(name, data.replace(b"</h1>", b"</h2>") if name.endswith("01-cover.xhtml") else data)
    (verdict,) = epubcheck.validate_epub([faulty])
    assert verdict.outcome == "failed"
    assert any("01-cover.xhtml" in failure.place for failure in verdict.failures)


def test_axe_finds_nothing_on_the_pages(books: list[Path], tmp_path: Path, record_property: Record) -> None:
    pages = []
    for book in books:
        with zipfile.ZipFile(book) as archive:
            archive.extractall(tmp_path / book.stem)
        pages += sorted((tmp_path / book.stem / "EPUB").glob("0[3-8]*.xhtml"))
    expect_all_passed(judged_files(axe.validate_axe, pages), record_property)
