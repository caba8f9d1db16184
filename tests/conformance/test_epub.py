"""EPUBs are valid by the W3C's checker, and their pages accessible by axe-core, light and dark, wide and narrow."""

from __future__ import annotations

import base64
import re
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


def test_axe_finds_nothing_on_the_pages(books: list[Path], tmp_path: Path) -> None:
    pages = []
    for book in books:
        with zipfile.ZipFile(book) as archive:
            names = sorted(name for name in archive.namelist() if re.search(r"/0[34578]-[^/]*[.]xhtml$", name))
            pages += [_alone(archive, name, tmp_path / f"{book.stem}-{Path(name).stem}.html") for name in names]
    assert len(pages) >= 12
    failures = [failure for verdict in axe.validate_axe(pages, axe.SCREENS[:1]) for failure in verdict.failures]
    # A page of a book need not have the title of the book.
    assert [failure for failure in failures if "page-has-heading-one" not in failure.clause] == []


def _alone(archive: zipfile.ZipFile, name: str, file: Path) -> Path:
    """A page with its stylesheet and pictures inside: the browser of the tests is given no files."""
    page = archive.read(name).decode("utf-8")
    style = archive.read("EPUB/style.css").decode("utf-8")
    page = re.sub(r"<link [^>]*>", lambda _: f"<style>{style}</style>", page)

    def inside(found: re.Match[str]) -> str:
        data = base64.b64encode(archive.read(f"EPUB/{found[1]}")).decode("ascii")
        return f'src="data:image/{"svg+xml" if found[1].endswith("svg") else found[1][-3:]};base64,{data}"'

    file.write_text(re.sub(r'src="(pictures/[^"]+)"', inside, page), encoding="utf-8")
    return file
