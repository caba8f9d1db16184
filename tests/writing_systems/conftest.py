"""The document of sentences, made once in each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.reading import read_brand
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.html import write_html
from outcome_reports.writers.pdf import write_pdf
from tests.writing_systems.sentences import sentences_document


@pytest.fixture(scope="session")
def brand() -> Brand:
    return read_brand("rso")


@pytest.fixture(scope="session")
def document() -> tree.Document:
    return sentences_document()


@pytest.fixture(scope="session")
def files(document: tree.Document, brand: Brand, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files by format."""
    folder = tmp_path_factory.mktemp("sentences")
    data = {"html": write_html(document, brand), "pdf": write_pdf(document, brand).data}
    data["docx"] = write_docx(document, brand)
    for suffix, content in data.items():
        (folder / f"sentences.{suffix}").write_bytes(content)
    return {suffix: folder / f"sentences.{suffix}" for suffix in data}
