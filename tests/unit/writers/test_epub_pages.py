"""The pages of a book do not depend on what else the process has done."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from outcome_reports.branding.brand import Brand
from outcome_reports.writers.epub import write_epub
from tests.support.small_documents import SMALL_DOCUMENTS


def test_another_library_may_use_the_empty_prefix(brand: Brand) -> None:
    document = SMALL_DOCUMENTS["chapter"]()
    before = write_epub(document, brand)
    ET.register_namespace("", "urn:of-another-library")
    assert write_epub(document, brand) == before
