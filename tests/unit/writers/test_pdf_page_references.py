"""The list of a PDF's pages, remembered."""

from __future__ import annotations

import pydyf

from outcome_reports.writers.pdf.page_references import _plain, remember_pages


def test_it_is_the_same_list_and_grows_with_the_pages() -> None:
    remember_pages()
    pdf = pydyf.PDF()
    assert pdf.page_references == ()
    for _ in range(3):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == _plain.fget(pdf)
    assert len(pdf.page_references) == 3
    assert pdf.page_references is pdf.page_references
