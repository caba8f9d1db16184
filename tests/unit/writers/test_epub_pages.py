"""The pages of a book do not depend on what else the process has done."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from outcome_reports.branding.brand import Brand
from outcome_reports.platform.resources import templates
from outcome_reports.writers.epub import write_epub
from tests.support.small_documents import SMALL_DOCUMENTS


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
