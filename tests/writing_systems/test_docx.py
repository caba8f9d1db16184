"""Sentences of many scripts in Word: each run says its direction, its language and its font."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.docx import write_docx
from tests.support.extracting import words_of_docx
from tests.unit.writers.fonts import NOTO
from tests.writing_systems.sentences import COMPLEX, EAST_ASIAN, RIGHT_TO_LEFT, SENTENCES

pytestmark = NOTO
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {"ar": "Noto Naskh Arabic", "he": "Noto Serif Hebrew", "fa": "Noto Naskh Arabic", "ur": "Noto Naskh Arabic"}
FONTS |= {"dv": "Noto Sans Thaana", "hi": "Noto Serif Devanagari", "bn": "Noto Serif Bengali"}
FONTS |= {"si": "Noto Serif Sinhala", "ta": "Noto Serif Tamil", "th": "Noto Serif Thai", "lo": "Noto Serif Lao"}
FONTS |= {
    "km": "Noto Serif Khmer",
    "my": "Noto Serif Myanmar",
    "ka": "Noto Serif Georgian",
    "am": "Noto Serif Ethiopic",
}
FONTS |= {"zh-Hans": "Noto Serif CJK SC", "zh-Hant": "Noto Serif CJK TC", "ja": "Noto Serif CJK JP"}
FONTS |= {"ko": "Noto Serif CJK KR"}


@pytest.fixture(scope="module")
def parts(files: dict[str, Path]) -> dict[str, bytes]:
    with zipfile.ZipFile(files["docx"]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def paragraphs(parts: dict[str, bytes]) -> dict[str, Any]:
    """The first paragraph of each sentence in running text, by language."""
    found: dict[str, Any] = {}
    document: Any = etree.fromstring(parts["word/document.xml"])
    for paragraph in document.iter(f"{W}p"):
        words = "".join(paragraph.itertext(f"{W}t"))
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for lang, sentence in SENTENCES.items():
            if words == sentence and style == "BodyText":
                found.setdefault(lang, paragraph)
    return found


def runs(paragraph: Any) -> list[Any]:
    return [run.find(f"{W}rPr") for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]


def test_words_are_those_of_the_document(document: tree.Document, files: dict[str, Path]) -> None:
    assert words_of_docx(files["docx"].read_bytes()) == tree.words_of(document.blocks)


@pytest.mark.parametrize("lang", sorted(RIGHT_TO_LEFT))
def test_from_right_to_left(lang: str, paragraphs: dict[str, Any]) -> None:
    assert paragraphs[lang].find(f"{W}pPr/{W}bidi") is not None
    for properties in runs(paragraphs[lang]):
        assert properties.find(f"{W}rtl") is not None
        assert properties.find(f"{W}rFonts").get(f"{W}cs") in {FONTS[lang], "Source Serif Pro"}
        assert properties.find(f"{W}lang").get(f"{W}bidi") == lang


@pytest.mark.parametrize("lang", sorted(COMPLEX))
def test_complex_scripts(lang: str, paragraphs: dict[str, Any]) -> None:
    assert paragraphs[lang].find(f"{W}pPr/{W}bidi") is None
    for properties in runs(paragraphs[lang]):
        assert properties.find(f"{W}lang").get(f"{W}bidi") == lang
        if (fonts := properties.find(f"{W}rFonts")) is not None:
            assert fonts.get(f"{W}cs") == FONTS[lang]
            assert properties.find(f"{W}cs") is not None


@pytest.mark.parametrize("lang", sorted(EAST_ASIAN))
def test_east_asian_scripts(lang: str, paragraphs: dict[str, Any]) -> None:
    properties = runs(paragraphs[lang])[0]
    assert properties.find(f"{W}lang").get(f"{W}eastAsia") == lang
    fonts = properties.find(f"{W}rFonts")
    assert (fonts.get(f"{W}eastAsia"), fonts.get(f"{W}hint")) == (FONTS[lang], "eastAsia")


@pytest.mark.parametrize("lang", ["ka", "am"])
def test_other_scripts(lang: str, paragraphs: dict[str, Any]) -> None:
    assert runs(paragraphs[lang])[0].find(f"{W}rFonts").get(f"{W}hAnsi") == FONTS[lang]


def test_what_the_brand_has_is_in_the_brand_s_fonts(paragraphs: dict[str, Any]) -> None:
    for lang in ("vi", "ru", "el"):
        found = runs(paragraphs[lang])
        assert found
        assert all(properties.find(f"{W}rFonts") is None for properties in found)


def test_fonts_travel_in_the_file_where_word_can_read_them(parts: dict[str, bytes]) -> None:
    table: Any = etree.fromstring(parts["word/fontTable.xml"])
    embedded = {
        font.get(f"{W}name"): {child.tag.removeprefix(W) for child in font if "embed" in child.tag} for font in table
    }
    assert embedded["Noto Naskh Arabic"] == {"embedRegular", "embedBold"}
    assert embedded["Noto Serif Khmer"] == {"embedRegular", "embedBold"}
    # Word reads no outlines of PostScript, which those for East Asia have.
    assert embedded["Noto Serif CJK SC"] == set()


def test_a_quotation_has_its_rule_on_the_side_where_its_lines_begin(parts: dict[str, bytes]) -> None:
    document: Any = etree.fromstring(parts["word/document.xml"])
    quotations = [
        paragraph
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Quote"
    ]
    sides = [
        {border.tag.removeprefix(W): border.get(f"{W}val") for border in paragraph.iterfind(f"{W}pPr/{W}pBdr/*")}
        for paragraph in quotations
    ]
    turned = [side for side in sides if side]
    assert len(turned) == len(RIGHT_TO_LEFT)
    assert all(side == {"left": "nil", "right": "single"} for side in turned)


def test_equal_documents_give_equal_bytes(document: tree.Document, brand: Brand, files: dict[str, Path]) -> None:
    assert write_docx(document, brand) == files["docx"].read_bytes()
