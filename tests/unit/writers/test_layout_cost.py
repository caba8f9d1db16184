"""What is too large for pages is refused before it is laid out, and made in all formats that have none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import MagicMock, create_autospec

import pytest

import outcome_reports as outr
from outcome_reports.building.job_rendering import Parent, Renderer
from outcome_reports.building.jobs import DocumentSpec, Job, Payload
from outcome_reports.tree import Cell, Column, Heading, Paragraph, Row, Section, Table, Text
from outcome_reports.writers.layout_cost import TooLargeForPagesError, layout_bytes
from outcome_reports.writers.registry import WRITERS
from outcome_reports.writers.rendering import Rendering
from tests.support.folders import CHAPTER, EditionFolder
from tests.support.small_documents import small_document

if TYPE_CHECKING:
    from pathlib import Path

    from outcome_reports.tree import Block

LIMIT = "outcome_reports.writers.layout_cost.LAYOUT_BYTES"


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def table(*cells: str) -> Table:
    row = Row(tuple(Cell((paragraph(text),)) for text in cells))
    return Table((Column(0.5), Column(0.5)), (), (row,), (), id="t")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((), 0),
        ((paragraph("a"),), 38_420),
        ((paragraph("ab"), paragraph("c")), 2 * 38_000 + 3 * 420),
        ((Section((Heading(2, (Text("abc"),), id="h"), paragraph("d")), id="s"),), 2 * 38_000 + 4 * 420),
        ((table("a", "bc"),), 2 * 25_000 + 3 * 420),
        ((Section((paragraph("d"), table("a", "b")), id="s"),), 38_000 + 2 * 25_000 + 3 * 420),
    ],
)
def test_paragraphs_cells_and_characters_are_counted(blocks: tuple[Block, ...], expected: int) -> None:
    assert layout_bytes(small_document(*blocks)) == expected


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> outr.LoadedEdition:
    """An edition whose statement is a byte too large for pages."""
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights: [{by: IDN, text: Words.}]\n")
    edition = folder.load()
    monkeypatch.setattr(LIMIT, layout_bytes(edition.statement().tree) - 1)
    return edition


@pytest.mark.parametrize("format", [format for format in WRITERS if format != "pdf"])
def test_what_is_too_large_for_pages_is_made_in_every_other_format(edition: outr.LoadedEdition, format: str) -> None:
    assert edition.statement().to(format)


def test_a_pdf_that_is_too_large_is_refused_with_its_size(edition: outr.LoadedEdition) -> None:
    statement = edition.statement()
    lines = statement.text.splitlines()
    size = f"to lay out {sum(map(len, lines))} characters in {len(lines)} paragraphs and cells takes about 1 MB"
    with pytest.raises(TooLargeForPagesError, match=f"it is too large for pages: {size} of memory") as refused:
        statement.to("pdf")
    assert "make any other format than PDF, or excerpts, or split it into two editions" in str(refused.value)


def test_word_without_page_numbers_says_why(edition: outr.LoadedEdition, caplog: pytest.LogCaptureFixture) -> None:
    statement = edition.statement()
    statement.to("docx")
    assert "statement: without page numbers: it is too large for pages" in caplog.text
    assert statement.lacks_pages.startswith("it is too large for pages")


def test_what_just_fits_is_laid_out(edition: outr.LoadedEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = edition.statement()
    monkeypatch.setattr(LIMIT, layout_bytes(statement.tree))
    assert statement.pages["labour"] > 1


def test_excerpts_of_what_is_too_large_name_no_pages(edition: outr.LoadedEdition) -> None:
    excerpt = edition.excerpt("IDN")
    assert "Labour mobility" in excerpt.text
    assert "page" not in excerpt.text
    assert edition.statement_pages == {}


def test_a_build_asks_only_for_pages_that_can_be_laid_out(edition: outr.LoadedEdition) -> None:
    payload = Payload.of(edition.content, edition.brand, edition.finish)
    job = Job(DocumentSpec("statement", "statement"), (), payload, "environment", pages=True)
    parent = create_autospec(Parent, instance=True)
    made = Renderer().render(job, parent)
    assert (made.error, made.pages) == ("", {})
    assert made.lacks_pages.startswith("it is too large for pages")
    assert "it is too large for pages" in Renderer().render(replace(job, formats=("pdf",)), parent).error


def test_a_document_too_large_for_pages_is_written_without_their_numbers(caplog: pytest.LogCaptureFixture) -> None:
    rendering = Rendering(small_document(paragraph("Words.")), None)  # type: ignore[arg-type]
    for error in (TooLargeForPagesError(["it is too large"]), TooLargeForPagesError(["it is still too large"])):
        rendering.__dict__.pop("_told_pages", None)
        rendering.page_source = MagicMock(side_effect=error)
        assert rendering.pages_if_possible == {}
    assert rendering.lacks_pages == "it is too large"
    assert caplog.messages == ["statement: without page numbers: it is too large"]
