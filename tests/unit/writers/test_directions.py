"""Which way pieces of a text run, and texts of both directions arranged for formats that ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outcome_reports import tree
from outcome_reports.language.tags import Direction
from outcome_reports.tree import Link, Span, Strong, Text
from outcome_reports.writers.bidi import arranged
from outcome_reports.writers.directions import directed, runs_right_to_left
from tests.support.sample_tree import items, p, s, table


@pytest.mark.parametrize(
    ("text", "base", "pieces"),
    [
        ("plain words", "ltr", [("plain words", "ltr")]),
        ("a אב b", "ltr", [("a ", "ltr"), ("אב", "rtl"), (" b", "ltr")]),
        ("אב, גד.", "ltr", [("אב, גד", "rtl"), (".", "ltr")]),
        ("אב, גד.", "rtl", [("אב, גד.", "rtl")]),
        ("אב (IDN) גד", "rtl", [("אב (", "rtl"), ("IDN", "ltr"), (") גד", "rtl")]),
        ("אב 45 גד", "ltr", [("אב 45 גד", "rtl")]),
        ("year 2026 אב", "ltr", [("year 2026 ", "ltr"), ("אב", "rtl")]),
        ("Bali Process אב", "rtl", [("Bali Process", "ltr"), (" אב", "rtl")]),
        ("2026", "rtl", [("2026", "rtl")]),
        ("", "ltr", [("", "ltr")]),
    ],
)
def test_pieces_have_the_direction_of_their_letters(
    text: str, base: Direction, pieces: list[tuple[str, Direction]]
) -> None:
    assert list(directed(text, base)) == pieces


def test_letters_from_right_to_left() -> None:
    assert runs_right_to_left("a א")
    assert not runs_right_to_left("a 骨 é 5")


def paragraph(sample: tree.Document, *inlines: tree.Inline | str, lang: str | None = None) -> tuple[tree.Inline, ...]:
    document = arranged(replace(sample, blocks=(p(*inlines, lang=lang),)))
    (block,) = document.blocks
    assert isinstance(block, tree.Paragraph)
    return block.children


def test_documents_of_one_direction_stay_as_they_are(sample: tree.Document) -> None:
    assert arranged(sample) is sample


def test_what_runs_against_its_paragraph_is_put_together(sample: tree.Document) -> None:
    link = Link("https://a.org/", (Text("גד"),))
    assert paragraph(sample, "See ", Strong((Text("אב"),)), " ", link, " there.") == (
        Text("See "),
        Span((Strong((Text("אב"),)), Text(" "), link), dir="rtl"),
        Text(" there."),
    )
    assert paragraph(sample, "אב Work ", Strong((Text("Plan"),)), " גד", lang="he") == (
        Text("אב "),
        Span((Text("Work "), Strong((Text("Plan"),))), dir="ltr"),
        Text(" גד"),
    )


def test_one_text_is_left_to_those_who_set_it(sample: tree.Document) -> None:
    assert paragraph(sample, "See אב there, ", Strong((Text("and"),)), ".") == (
        Text("See אב there, "),
        Strong((Text("and"),)),
        Text("."),
    )


def test_words_in_another_language_keep_to_themselves(sample: tree.Document) -> None:
    hebrew, french = Span((Text("אב!"),), lang="he"), Span((Text("mot"),), lang="fr")
    assert paragraph(sample, "See ", hebrew, " and ", french, ".") == (
        Text("See "),
        replace(hebrew, dir="rtl"),
        Text(" and "),
        french,
        Text("."),
    )


def test_every_kind_of_block_is_looked_into(sample: tree.Document) -> None:
    mixed = ("אב Work ", Strong((Text("Plan"),)), " גד")
    row = tree.Row((tree.Cell((p(*mixed),)),))
    blocks = (
        s("a", None, p(*mixed), items(p(*mixed)), tree.Quotation((p(*mixed),))),
        replace(table("t", "glossary", (1.0,), ("h",), [row]), caption=p(*mixed).children),
        tree.Note(1, (p(*mixed),)),
        tree.Contents((tree.ContentsEntry(2, p(*mixed).children, "a"),)),
    )
    document = arranged(replace(sample, dir="rtl", blocks=blocks))
    assert list(tree.lines_of(document.blocks)) == list(tree.lines_of(blocks))
    turned = str(document).count("dir='ltr'")
    assert turned == 7
