from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.tree import Emphasis, Paragraph, Span, inline_text, pull_quote


def paragraph(source: str) -> Paragraph:
    block = parse_markup(source)[0]
    assert isinstance(block, Paragraph)
    return block


def test_a_marked_sentence_stays_in_the_text_and_is_told_apart() -> None:
    found = paragraph("Before. ==The *one* thing.== After.")
    assert inline_text(found.children) == "Before. The one thing. After."
    assert pull_quote(found) == "The one thing."
    (span,) = [inline for inline in found.children if isinstance(inline, Span)]
    assert span.role == "pulled"
    assert any(isinstance(inline, Emphasis) for inline in span.children)


def test_a_quote_has_no_footnote_marks_and_goes_over_lines() -> None:
    assert pull_quote(paragraph("==One thing[^a]\n  and another.==\n\n[^a]: Source.")) == "One thing and another."


@pytest.mark.parametrize("source", ["1 == 2 == 3", "a==b", "== spaced ==", "====", r"\==not==", "==open"])
def test_other_signs_of_equality_are_text(source: str) -> None:
    found = paragraph(source)
    assert pull_quote(found) == ""
    assert inline_text(found.children) == source.replace("\\", "")


@pytest.mark.parametrize("source", ["- ==In a list.==", "> ==In a quotation.==", "x[^a]\n\n[^a]: ==In a note.=="])
def test_a_mark_where_nothing_can_be_pulled_out_is_an_error(source: str) -> None:
    with pytest.raises(MarkupError, match="pull quote"):
        parse_markup(source)


def test_two_marks_in_one_paragraph_are_an_error() -> None:
    with pytest.raises(MarkupError, match=r"^line 1: two pull quotes \(==…==\) in one paragraph$"):
        parse_markup("==One.== ==Two.==")
