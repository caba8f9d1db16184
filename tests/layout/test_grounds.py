"""Every text of a PDF can be read on what is behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.reading import read_brand
from outcome_reports.writers.pdf import write_pdf
from tests.layout.contrast import low_contrasts
from tests.support.grounds import BLOCKS, NOTE, TEXTS, on_cover, table_with_head
from tests.support.sample_tree import p, s
from tests.support.small_documents import small_document

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("brand", ["rso", "coastal-forum"])
@pytest.mark.parametrize("role", ["cover", "contact"])
def test_texts_on_the_ground_of_a_cover(role: str, brand: str) -> None:
    all_of_them = tree.Section(tuple(BLOCKS.values()), id="all")
    assert list(low_contrasts(write_pdf(on_cover(all_of_them, role), read_brand(brand, ROOT / "examples")).data)) == []


@pytest.mark.parametrize("brand", ["rso", "coastal-forum"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_in_the_head_of_a_table(text: tree.Block, brand: str) -> None:
    made = write_pdf(on_cover(table_with_head(text), "overview"), read_brand(brand, ROOT / "examples")).data
    assert list(low_contrasts(made)) == []


@pytest.mark.parametrize("brand", ["rso", "coastal-forum"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_in_the_heading_of_a_chapter(text: tree.Paragraph, brand: str) -> None:
    chapter = s("c", "chapter", tree.Heading(2, text.children, id="h", number="1"), p("Words."))
    made = write_pdf(small_document(chapter, NOTE), read_brand(brand, ROOT / "examples")).data
    assert list(low_contrasts(made)) == []
