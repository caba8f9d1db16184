"""Which way pieces of a text run, and texts of both directions arranged for formats that ask."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports import tree
from outcome_reports.language.tags import Direction
from outcome_reports.tree import Link, Span, Strong, Text
from outcome_reports.writers.bidi import arranged
from outcome_reports.writers.directions import directed, runs_right_to_left
from tests.support.sample_tree import items, p, s, sample_document, table


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
        # Brackets go with what they hold (N0).
        ("אב Plan (IDN) גד", "rtl", [("אב ", "rtl"), ("Plan (IDN)", "ltr"), (" גד", "rtl")]),
        ("Plan (אב) c", "ltr", [("Plan (", "ltr"), ("אב", "rtl"), (") c", "ltr")]),
        ("אב (IDN", "rtl", [("אב (", "rtl"), ("IDN", "ltr")]),
        # An inner pair may continue from the outer one, and one bracket closes all that is open in it (BD16).
        ("אב ([גד] abc)", "ltr", [("אב", "rtl"), (" ([", "ltr"), ("גד", "rtl"), ("] abc)", "ltr")]),
        ("abc ([IDN] אב)", "rtl", [("abc", "ltr"), (" ([", "rtl"), ("IDN", "ltr"), ("] אב)", "rtl")]),
        ("אב (גד[הו)", "rtl", [("אב (גד[הו)", "rtl")]),
        ("abc Plan (IDN [AUS) אב", "rtl", [("abc Plan (IDN [AUS)", "ltr"), (" אב", "rtl")]),
        ("אב (IDN [AUS] גד)", "rtl", [("אב (", "rtl"), ("IDN [AUS]", "ltr"), (" גד)", "rtl")]),
        # What always runs from left to right.
        ("27th Floor", "rtl", [("27th Floor", "ltr")]),
        ("אב: +66 2 343 9477", "rtl", [("אב: ", "rtl"), ("+66 2 343 9477", "ltr")]),
        ("אב: +66 2 343 9477", "ltr", [("אב", "rtl"), (": +66 2 343 9477", "ltr")]),
        ("אב 02-343-9477 גד", "rtl", [("אב ", "rtl"), ("02-343-9477", "ltr"), (" גד", "rtl")]),
        ("אב 10 000 000 גד", "rtl", [("אב ", "rtl"), ("10 000 000", "ltr"), (" גד", "rtl")]),
        ("אב https://a.org/2026/ גד", "rtl", [("אב ", "rtl"), ("https://a.org/2026/", "ltr"), (" גד", "rtl")]),
        ("אב a.b@c.org, גד", "rtl", [("אב ", "rtl"), ("a.b@c.org", "ltr"), (", גד", "rtl")]),
        # Near misses: ranges, dates, sums and lists are read from right to left.
        *(
            (f"אב {text} גד", "rtl", [(f"אב {text} גד", "rtl")])
            for text in ("2019-2026", "3–4", "10.5 %", "2026-03-27", "27/3/2026", "1, 2, 3", "45 7", "2+2", "10.000")
        ),
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


PHONE = "+66 2 343 9477"


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_lines_of_an_address_run_their_own_way(lang: str, sample: tree.Document) -> None:
    address = ("27th Floor, Tower", tree.LineBreak(), "3 South Road (Sathorn).", tree.LineBreak(), "אב, 5 גד")
    assert paragraph(sample, *address, lang=lang) == (
        Span((Text("27th Floor, Tower"),), dir="ltr"),
        tree.LineBreak(),
        Span((Text("3 South Road (Sathorn)."),), dir="ltr"),
        tree.LineBreak(),
        Text("אב, 5 גד"),
    )


def test_a_sentence_from_right_to_left_ends_with_its_stop(sample: tree.Document) -> None:
    assert paragraph(sample, "«אב, גד».") == (Span((Text("«אב, גד»."),), dir="rtl"),)
    assert paragraph(sample, "אב, גד") == (Text("אב, גד"),)
    assert paragraph(sample, "5 (2026).", lang="he") == (Text("5 (2026)."),)


@pytest.mark.parametrize("label", [Strong((Text("אב:"),)), Text("אב: ")])
@pytest.mark.parametrize("lang", ["he", None])
def test_a_telephone_number_says_which_way_it_runs(label: tree.Inline, lang: str | None, sample: tree.Document) -> None:
    found = tuple(tree.inlines_of(paragraph(sample, label, PHONE, lang=lang)))
    assert Span((Text(PHONE),), dir="ltr") in found
    assert tree.inline_text(paragraph(sample, label, PHONE, lang=lang)) == tree.inline_text((label, Text(PHONE)))


def test_an_address_after_hebrew_keeps_its_last_stroke(sample: tree.Document) -> None:
    link = Link("https://a.org/2026/", (Text("https://a.org/2026/"),))
    for lang in ("he", None):
        assert Span((link,), dir="ltr") in paragraph(sample, "אב ", link, " גד", lang=lang)


def test_figures_stay_apart_from_their_labels(sample: tree.Document) -> None:
    figure, label = Span((Text("45"),), role="figure"), Span((Text("States"),), role="label")
    children = paragraph(sample, figure, " ", label, lang="he")
    assert next(inline.role for inline in children if isinstance(inline, Span)) == "figure"


@given(st.lists(st.sampled_from(["אב", " ", "Plan", "27th", PHONE, "(", ")", "2026", ", ", "https://a.org/x/"])))
def test_no_word_is_lost(words: list[str]) -> None:
    for base in ("he", "en"):
        document = replace(sample_document(), blocks=(p(*words, Strong((Text("x"),)), *words, lang=base),))
        assert list(tree.lines_of(arranged(document).blocks)) == list(tree.lines_of(document.blocks))


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


@pytest.mark.parametrize(
    "text",
    [
        *("1st–3rd", "27–28 March 2026", "7 mai 2026", "3½", "60+", "5 °C", "−5°C", "-5", "+12.5%", "±2", "-1 500"),
        *("LGBTQI+", "C++", "@office", "#tag2026", "U.S.", "e.g."),
    ],
)
def test_signs_and_numbers_stay_with_their_words(text: str) -> None:
    assert list(directed(f"אב {text} גד", "rtl")) == [("אב ", "rtl"), (text, "ltr"), (" גד", "rtl")]


@pytest.mark.parametrize("text", ["27 staff of IOM", "5 kg", "3 IOM"])
@pytest.mark.parametrize("marks", ["()", "[]", "«»", "“”"])
def test_latin_words_in_brackets_run_with_their_number(text: str, marks: str) -> None:
    assert (text, "ltr") in list(directed(f"אב {marks[0]}{text}{marks[1]} גד", "rtl"))


@pytest.mark.parametrize(
    "text", ["ב-5", "5 - 3", "20%-30%", "(2000)", "«5»", "27 נכון", "5 –3–4", "5 + 3", "(27 אב 5)"]
)
def test_other_signs_and_numbers_run_with_the_text(text: str) -> None:
    assert list(directed(f"אב {text} גד", "rtl")) == [(f"אב {text} גד", "rtl")]


@pytest.mark.parametrize("amount", ["50%", "10.5 %", "$5", "5°", "€1,000"])
def test_an_amount_is_not_parted_from_its_sign(amount: str) -> None:
    assert list(directed(f"The אב {amount}, c", "ltr")) == [("The ", "ltr"), (f"אב {amount}", "rtl"), (", c", "ltr")]


@pytest.mark.parametrize("kept", [PHONE, "21st", "27 March 2026", "https://a.org/x"])
def test_names_on_both_sides_of_a_number_do_not_run_on_in_one_go(kept: str, sample: tree.Document) -> None:
    """Otherwise a reader sees the second name before the number, and each number beside the wrong name."""
    found = paragraph(sample, f"Call אב: {kept}, גד: {kept}.")
    assert [(tree.inline_text((inline,)), inline.dir) for inline in found if isinstance(inline, Span)] == [
        ("אב", "rtl"),
        (kept, "ltr"),
        ("גד", "rtl"),
        (kept, "ltr"),
    ]


@pytest.mark.parametrize("words", ["27th Floor", "27 March, all day", "5 (2000) pages"])
@pytest.mark.parametrize("wrap", [Strong, lambda children: Link("https://a.org/", children)])
def test_numbers_inside_a_link_do_not_join_the_name_before_it(words: str, wrap: Any, sample: tree.Document) -> None:
    found = paragraph(sample, "See אב ", wrap((Text(words),)), " now.")
    assert found[1:4] == (Span((Text("אב"),), dir="rtl"), Text(" "), Span((wrap((Text(words),)),), dir="ltr"))


@pytest.mark.parametrize("inline", [tree.Abbreviation("IOM", "International Organization"), tree.LineBreak()])
def test_what_has_no_words_inside_stays_whole(inline: tree.Inline, sample: tree.Document) -> None:
    assert paragraph(sample, "See אב ", inline, " now.") == (Text("See אב "), inline, Text(" now."))
    found = paragraph(sample, f"Call אב: {PHONE} ", inline, " גד.")
    assert (inline in found, tree.inline_text(found).count("גד")) == (True, 1)
