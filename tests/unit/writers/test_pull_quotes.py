"""A pull quote is seen and not heard: its words are in the text once, and again as a decoration only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree, html

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.docx import DocxOptions, write_docx
from outcome_reports.writers.html import print_page, write_html
from outcome_reports.writers.pdf import write_pdf
from outcome_reports.writers.pull_quotes import (
    ACROSS,
    Form,
    first_line,
    quote_address,
    quote_class,
    quote_rules,
    quote_svg,
    quotes_of,
    set_quote,
)
from outcome_reports.writers.quote_places import placed_quotes
from tests.support.extracting import characters_of_pdf, text_of_pdf_pages, words_of_docx, words_of_html
from tests.support.sample_tree import h, p, s, sample_document
from tests.unit.writers.docx_reading import W, body_of, document

SENTENCE = "Cooperation lasts where meetings are a matter of routine."


def about(*roles: str) -> tree.Document:
    """A document with the sentence in a section of each role."""
    parts = [s(f"s{n}", role, h(2, f"h{n}", "Heading"), marked(n)) for n, role in enumerate(roles)]
    return replace(document(h(1, "title", "Title"), *parts), labels=sample_document().labels)


def marked(number: int) -> tree.Paragraph:
    return p("Before. ", tree.Span((tree.Text(SENTENCE),), role="pulled"), " After.", id=f"p{number}")


def test_on_screen_it_is_generated_and_hidden_from_readers_aloud(brand: Brand) -> None:
    page = write_html(about("foreword"), brand)
    (quote,) = html.document_fromstring(page.decode()).find_class("pull-quote")
    assert quote.get("aria-hidden") == "true"
    assert quote.get("data-quote") == SENTENCE
    assert not quote.text_content().strip()
    assert words_of_html(page) == tree.words_of(about("foreword").blocks)


def test_on_paper_it_is_a_background_that_is_not_content(brand: Brand) -> None:
    given = about("foreword")
    data = write_pdf(given, brand).data
    assert "".join(SENTENCE.split()) in characters_of_pdf(data)
    assert characters_of_pdf(data).count("matterofroutine") == 1
    drawn = "".join(text_of_pdf_pages(data).split())
    assert drawn.count("routine.") == 2
    assert quote_address(SENTENCE) in print_page(given, brand, None)


@pytest.mark.parametrize("role", ["foreword", "spotlight"])
def test_in_word_it_is_a_decorative_box_that_refers_to_its_sentence(brand: Brand, role: str) -> None:
    given = about(role)
    data = write_docx(given, brand, DocxOptions(embed_fonts=False))
    assert words_of_docx(data) == tree.words_of(given.blocks)
    body = body_of(data)
    (box,) = body.iter(f"{W}txbxContent")
    (anchor,) = body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")
    assert any(mark.get("val") == "1" for mark in anchor.iter("{*}decorative"))
    assert "".join(piece.text or "" for piece in box.iter(f"{W}t")) == SENTENCE
    used = [element.get(f"{W}val") for element in box.iter(f"{W}pStyle")]
    assert used == ["PullQuote"]
    (code,) = box.iter(f"{W}instrText")
    name = (code.text or "").split()[1]
    (start,) = [mark for mark in body.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == name]
    following = start.getnext()
    assert following is not None
    assert "".join(piece.text or "" for piece in following.iter(f"{W}t")) == SENTENCE


def test_a_quote_is_a_page_away_from_its_sentence_and_not_inside_what_somebody_else_says() -> None:
    filler = "What was said on the matter, at some length and in good order. " * 12
    sentence = tree.Span((tree.Text(SENTENCE),), role="pulled")
    opening = s("in", "introduction", p(sentence, " It goes on.", id="p1"), p(filler, id="p2"))
    entries = [s(f"e{n}", "spotlight", h(4, f"h{n}", "Fiji"), p(filler, id=f"e{n}-p1")) for n in range(4)]
    chapter = s("c", "chapter", h(2, "h", "Heading"), opening, s("es", "spotlights", *entries))
    found = placed_quotes([chapter])
    assert list(found.values()) == [(SENTENCE,)]
    assert id(entries[2]) in found


@pytest.mark.parametrize("count", [1, 2])
def test_in_a_short_text_a_quote_is_before_its_own_paragraph(count: int) -> None:
    text = [p("Before. ", tree.Span((tree.Text(SENTENCE),), role="pulled"), id="p1"), p("A word.", id="p2")][:count]
    assert list(placed_quotes([s("f", "foreword", *text)])) == [id(text[0])]


def test_at_the_end_of_a_text_a_quote_is_back_at_its_beginning() -> None:
    filler = "What was said on the matter, at some length and in good order. " * 12
    text = [p(filler, id="p1"), p(filler, id="p2"), marked(3)]
    assert list(placed_quotes([s("f", "foreword", *text)])) == [id(text[0])]


def test_lines_fit_their_width_and_hold_every_word(brand: Brand) -> None:
    setting = set_quote(SENTENCE, ACROSS, brand)
    assert " ".join(setting.lines) == SENTENCE
    drawing = etree.fromstring(quote_svg(SENTENCE, brand))
    assert [line.text for line in drawing] == list(setting.lines)
    assert len(set_quote(SENTENCE, Form(42, 2.4), brand).lines) > len(setting.lines)


def test_signs_of_markup_in_a_quote_stay_signs(brand: Brand) -> None:
    drawing = etree.fromstring(quote_svg("One & two < three", brand))
    assert "".join(drawing.itertext()) == "One & two < three"
    given = document(h(1, "t", "T"), p(tree.Span((tree.Text("One & two"),), role="pulled")))
    assert list(quotes_of(given.blocks)) == ["One & two"]


def test_words_in_letters_that_the_brand_lacks_are_not_drawn_wrongly_but_left_in_the_text(brand: Brand) -> None:
    assert list(quote_rules("التعاون", brand)) == [f".{quote_class('التعاون')}{{display:none!important}}"]
    assert len(list(quote_rules(SENTENCE, brand))) == 1


@pytest.mark.parametrize("width", [20.0, 30.0, 73.0, 96.0])
def test_a_line_of_furniture_ends_with_a_word(width: float, brand: Brand) -> None:
    words = "Meeting the challenge posed by transnational crime groups: coordinated responses, at last"
    line = first_line(words, width, -1, brand)
    assert len(set_quote(line, Form(width, -1), brand).lines) == 1
    assert line.endswith("…")
    kept = line.removesuffix("…")
    assert words.startswith(kept)
    assert words[len(kept)] in " :,"


def test_what_fits_its_line_is_left_alone(brand: Brand) -> None:
    assert first_line("Foreword", 30, -1, brand) == "Foreword"
    assert first_line("", 30, -1, brand) == ""
    assert first_line("Glossary", 1, -1, brand) == "…"


def test_words_without_spaces_end_anywhere(brand: Brand) -> None:
    line = first_line("加强信息共享与区域合作机制的具体措施" * 3, 60, -1, brand)
    assert 10 < len(line) < 54
    assert line.endswith("…")
