"""Sentences of many scripts on screen: the page brings the letters, and says language and direction."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml.html import HtmlElement, document_fromstring

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.font_fallback.unicode_scripts import is_drawn
from outcome_reports.writers.html import write_html
from tests.support.extracting import words_of_html
from tests.unit.writers.fonts import NOTO
from tests.writing_systems.sentences import RIGHT_TO_LEFT, SENTENCES

pytestmark = NOTO
FACE = re.compile(r'@font-face\{font-family:"([^"]+)"[^}]*?url\(data:font/woff2;base64,([^)]+)\)')


@pytest.fixture(scope="module")
def page(files: dict[str, Path]) -> str:
    return files["html"].read_text("utf-8")


@pytest.fixture(scope="module")
def dom(page: str) -> HtmlElement:
    return document_fromstring(page)


def test_words_are_those_of_the_document(document: tree.Document, page: str) -> None:
    assert words_of_html(page.encode()) == tree.words_of(document.blocks)


@pytest.mark.parametrize("lang", SENTENCES)
def test_language_and_direction(lang: str, dom: HtmlElement) -> None:
    (section,) = dom.xpath(f"//section[@id='{lang}']")
    assert section.get("lang") == lang
    assert section.get("dir") == ("rtl" if lang in RIGHT_TO_LEFT else "ltr")


def test_words_in_another_language_are_marked(dom: HtmlElement) -> None:
    spans = dom.xpath("//p[@id='mixed-ltr']/span[@lang]")
    assert [(span.get("lang"), span.get("dir")) for span in spans] == [("ar", "rtl"), ("th", "ltr")]


def test_the_page_brings_every_letter_in_both_families(page: str) -> None:
    letters: dict[str, set[int]] = {}
    for name, data in FACE.findall(page):
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            letters.setdefault(name, set()).update(font.getBestCmap())
    (stacks,) = set(re.findall(r":root\{--sans:(\"Brand Sans\",\"Other[^;]+);--serif:([^}]+)\}", page))
    needed = {ord(character) for sentence in SENTENCES.values() for character in sentence if is_drawn(character)}
    assert len(needed) > 100
    for stack in stacks:
        found = set().union(*(letters[name] for name in re.findall(r'"([^"]+)"', stack)))
        assert {chr(point) for point in needed - found} == set()


def test_equal_documents_give_equal_bytes(document: tree.Document, brand: Brand, files: dict[str, Path]) -> None:
    assert write_html(document, brand) == files["html"].read_bytes()
