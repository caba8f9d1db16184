"""Law: the words of a document are the same, in the same order, in the tree and in all formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import outcome_reports as outr
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.model import Edition
from outcome_reports.reading import read_brand
from outcome_reports.tree import words_of
from tests.laws.planting import plant
from tests.support.extracting import (
    characters_of_pdf,
    with_notes_last,
    without_note_brackets,
    words_by_pandoc,
    words_of_docx,
    words_of_epub,
    words_of_html,
    words_of_markdown,
    words_of_text,
)
from tests.support.generated import ANY_SCRIPT, editions

ROOT = Path(__file__).resolve().parents[2]


def check(document: outr.OutcomeDocument) -> None:
    words = words_of(document.tree.blocks)
    assert words_of_html(document.to_html()) == words
    assert words_of_epub(document.to("epub")) == words
    assert words_of_docx(document.to_docx()) == words
    assert characters_of_pdf(document.to_pdf()) == "".join(words)
    check_texts(document)


def check_texts(document: outr.OutcomeDocument) -> None:
    words = words_of(document.tree.blocks)
    assert without_note_brackets(words_of_text(document.to("txt"))) == without_note_brackets(words)
    assert words_of_markdown(document.to("md")) == words


@pytest.mark.parametrize("name", ["third-2025", "fourth-2026", "coastal-forum-2026"])
@pytest.mark.parametrize("kind", OF_EDITION)
def test_the_documents_of_an_edition_have_the_same_words_in_every_format(name: str, kind: str) -> None:
    edition = outr.load(ROOT / "content" / name)
    check(edition.make(kind))


@pytest.mark.parametrize("name", ["third-2025", "fourth-2026", "coastal-forum-2026"])
@pytest.mark.parametrize("kind", OF_EDITION)
def test_pandoc_reads_the_same_words(name: str, kind: str) -> None:
    document = outr.load(ROOT / "content" / name).make(kind)
    assert words_by_pandoc(document.to("md")) == with_notes_last(document.tree.blocks)


@pytest.mark.parametrize("subject", ["IDN", "GRC", "UNODC", "PACIFIC"])
def test_an_excerpt_has_the_same_words_in_every_format(subject: str) -> None:
    edition = outr.load(ROOT / "content" / "fourth-2026")
    check(edition.excerpt(subject, pages={}))


@settings(max_examples=6, phases=[Phase.generate])  # shrinking would render for minutes
@given(st.integers(0, 10**9))
def test_generated_editions_have_the_same_words_in_every_format(seed: int) -> None:
    edition = outr.LoadedEdition(plant(seed).edition, read_brand("rso"))
    check(edition.statement())


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(editions(letters=ANY_SCRIPT))
def test_generated_editions_in_any_script(content: Edition) -> None:
    edition = outr.LoadedEdition(content, read_brand("rso"))
    for kind in OF_EDITION:
        check_texts(edition.make(kind))
