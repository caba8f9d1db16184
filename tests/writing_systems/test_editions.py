"""Marks of languages from the files of an edition into its documents: no word is lost, none changes its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import document_fromstring

import outcome_reports as outr
from outcome_reports.tree import words_of
from tests.support.extracting import words_of_docx, words_of_html
from tests.support.folders import EditionFolder
from tests.unit.writers.fonts import NOTO

pytestmark = NOTO
CHAPTER = """\
id: a
title: Chapter A
introduction: |
  Delegates spoke of a [modus *vivendi*]{lang=la} with [[IDN]].

  ::: {lang=ar}
  رحب المندوبون بما قالته [[PHL]] (2026).

  - بند أول مع [[PHL]]
  - بند ثان
  :::
spotlights:
  - by: PHL
    lang: he
    text: |
      דיווח של [[PHL]] על [Work Plan]{lang=en}.
"""


@pytest.fixture
def edition(tmp_path: Path) -> outr.LoadedEdition:
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-a.yaml", CHAPTER)
    return folder.load()


@pytest.mark.parametrize("kind", ["statement", "excerpt"])
def test_words_are_the_same_in_all_formats(kind: str, edition: outr.LoadedEdition) -> None:
    document = edition.statement() if kind == "statement" else edition.excerpt("PHL", pages={})
    words = words_of(document.tree.blocks)
    assert words_of_html(document.to_html()) == words
    assert words_of_docx(document.to_docx()) == words
    assert document.to_pdf().startswith(b"%PDF")


def test_the_statement_says_every_language(edition: outr.LoadedEdition) -> None:
    dom = document_fromstring(edition.statement().to_html().decode())
    marked = [(element.tag, element.get("lang"), element.get("dir")) for element in dom.xpath("//main//*[@lang]")]
    assert ("span", "la", "ltr") in marked
    assert marked.count(("p", "ar", "rtl")) == 1
    assert marked.count(("ul", "ar", "rtl")) == 1
    assert ("article", "he", "rtl") in marked or ("section", "he", "rtl") in marked
    assert ("span", "en", "ltr") in marked


def test_an_excerpt_keeps_the_language_of_each_passage(edition: outr.LoadedEdition) -> None:
    excerpt = edition.excerpt("PHL", pages={})
    dom = document_fromstring(excerpt.to_html().decode())
    arabic = dom.xpath("//main//*[@lang='ar']")
    assert [" ".join(element.text_content().split()) for element in arabic] == [
        "رحب المندوبون بما قالته Philippines (2026).",
        "بند أول مع Philippines",
    ]
    assert "بند ثان" not in excerpt.text


def test_what_is_read_back_from_a_pdf_makes_it_again(edition: outr.LoadedEdition, tmp_path: Path) -> None:
    file = edition.statement().save(tmp_path / "statement.pdf")
    assert outr.load(file).statement().to_pdf() == file.read_bytes()
