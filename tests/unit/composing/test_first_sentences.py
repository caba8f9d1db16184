"""Where the first sentence of a text ends, in any script."""

from __future__ import annotations

import pytest

from outcome_reports.composing.first_sentences import first_sentence, with_key_sentence
from outcome_reports.tree import Paragraph, Role, Span, Text


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("States open regular pathways.", " Recruitment is free."),
        ("Mr. Amin and Dr. Lee agreed.", " Others did not."),
        ("This follows from para. 4, Nos. 5 and 6 of the report.", " It is old."),
        ("J. Smith reported on the U.N. Convention.", " It is in force."),
        ("Some States, e.g. Fiji, have one, i.e. A form.", " Others have none."),
        ("Wages rose by 4.5 per cent.", " Prices did, too."),
        ("“Nobody pays.”", " “Everybody is paid.”"),
        ("Is it free?", " (It is.)"),
        ("The end … is near.", " It is here."),
        ("États et organisations coopèrent.", " À cette fin, ils se réunissent."),
        ("Государства сотрудничают.", " Они встречаются ежегодно."),
        ("تتعاون الدول.", " وتجتمع كل عام."),
        ("See Annex B.", ""),
        ("No full stop", ""),
    ],
)
def test_a_sentence_ends_where_another_begins(first: str, rest: str) -> None:
    assert first_sentence(first + rest) == first


@pytest.mark.parametrize("words", ["He said no. and left", "and so on... until the end", "at 5 p.m. every day"])
def test_a_full_stop_before_a_small_letter_ends_nothing(words: str) -> None:
    assert first_sentence(words) == words
    assert with_key_sentence((Paragraph((Text(words),)),)) == (Paragraph((Text(words),)),)


def test_only_the_first_sentence_is_set_apart_whatever_the_script() -> None:
    words = (Text("Государства сотрудничают. Они встречаются ежегодно."),)
    (made,) = with_key_sentence((Paragraph(words),))
    key = Span((Text("Государства сотрудничают."),), role=Role.KEY_SENTENCE)
    assert made == Paragraph((key, Text(" Они встречаются ежегодно.")))
