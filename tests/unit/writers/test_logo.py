"""The brand's logo on covers, in all formats."""

from __future__ import annotations

import base64
from dataclasses import replace

import pypdfium2
import pytest
from lxml import etree, html

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.branding.brand_marks import Logo
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.html import write_html
from outcome_reports.writers.pdf import write_pdf
from tests.support.extracting import characters_of_pdf, words_of_docx, words_of_html
from tests.support.tag_tree import tags_of
from tests.unit.writers.docx_reading import BARE, W, parts

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3" width="9" height="3"><path d="M0 0h9v3z"/></svg>'
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def marked(brand: Brand) -> Brand:
    logo = Logo(file="logo.svg", alt="Our Office", width=45, data=base64.b64encode(DRAWING).decode())
    return brand.model_copy(update={"logo": logo})


@pytest.fixture(scope="module")
def cover(sample: tree.Document) -> tree.Document:
    return replace(sample, blocks=sample.blocks[:1])


def test_web_pages_show_it_with_its_alternative(cover: tree.Document, marked: Brand, brand: Brand) -> None:
    page = write_html(cover, marked)
    (logo,) = html.document_fromstring(page.decode()).xpath("//section[contains(@class,'cover')]//img")
    assert logo.get("alt") == "Our Office"
    assert logo.get("src") == f"data:image/svg+xml;base64,{base64.b64encode(DRAWING).decode()}"
    assert words_of_html(page) == words_of_html(write_html(cover, brand))


def test_pdf_shows_it_with_its_alternative_in_place_of_the_wordmark(
    cover: tree.Document, marked: Brand, brand: Brand
) -> None:
    with_logo, without = write_pdf(cover, marked).data, write_pdf(cover, brand).data
    assert [tag.alt for tag in tags_of(with_logo).all() if tag.type == "Figure"] == ["Our Office"]
    assert [_says(data, brand.wordmark[1]) for data in (with_logo, without)] == [False, True]
    assert characters_of_pdf(with_logo) == characters_of_pdf(without)


def _says(data: bytes, words: str) -> bool:
    with pypdfium2.PdfDocument(data) as pdf:
        return words in pdf[0].get_textpage().get_text_range()


def test_word_files_show_it_in_line_at_the_top_of_the_page(cover: tree.Document, marked: Brand, brand: Brand) -> None:
    with_logo, without = write_docx(cover, marked, BARE), write_docx(cover, brand, BARE)
    body = etree.fromstring(parts(with_logo)["word/document.xml"])
    (inline,) = body.iter(f"{WP}inline")
    assert [about.get("descr") for about in inline.iter(f"{WP}docPr")] == ["Our Office"]
    (frame,) = body.iter(f"{W}framePr")
    assert (frame.get(f"{W}vAnchor"), frame.get(f"{W}w")) == ("page", str(round(45 / 25.4 * 1440)))
    assert words_of_docx(with_logo) == words_of_docx(without)
    assert any(name.startswith("word/media/") for name in parts(with_logo))
