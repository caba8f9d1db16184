"""The pages of a book do not depend on what else the process has done."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.platform.resources import templates
from outcome_reports.writers.epub import write_epub
from tests.support.sample_tree import p
from tests.support.small_documents import SMALL_DOCUMENTS, small_document


def test_another_library_may_use_the_empty_prefix(brand: Brand) -> None:
    document = SMALL_DOCUMENTS["chapter"]()
    before = write_epub(document, brand)
    ET.register_namespace("", "urn:of-another-library")
    assert write_epub(document, brand) == before


def test_no_words_of_a_book_have_a_colour_that_a_dark_ground_would_hide() -> None:
    style = (templates() / "css" / "epub" / "10-book.css").read_text(encoding="utf-8")
    coloured = [selector.strip() for selector in re.findall(r"([^{}]+)\{[^{}]*(?<![-\w])color:", style)]
    # Pieces of drawings, which have a light ground.
    assert all(selector.startswith(".ink-") for selector in coloured)
    assert coloured
    assert re.search(r"\.drawing[^{]*\{[^{}]*background: var\(--paper\)", style)


def test_a_link_that_leads_nowhere_is_refused(brand: Brand) -> None:
    link = tree.Link(target="#nowhere", children=(tree.Text("a link"),))
    with pytest.raises(RenderError) as error:
        write_epub(small_document(p(link)), brand)
    assert error.value.problems == ("the link to “#nowhere” leads nowhere in the document",)
