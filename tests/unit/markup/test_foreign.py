"""Words and blocks in another language."""

from __future__ import annotations

import pytest

from outcome_reports.markup import MarkupError, parse_markup, slices
from outcome_reports.tree import Emphasis, ItemList, Link, Mention, Paragraph, Quotation, Span, Text, lines_of


def spans(source: str) -> list[Span]:
    (paragraph,) = parse_markup(source)
    assert isinstance(paragraph, Paragraph)
    return [inline for inline in paragraph.children if isinstance(inline, Span)]


@pytest.mark.parametrize(
    ("source", "lang", "dir"),
    [
        ("a [mot juste]{lang=fr} b", "fr", None),
        ('a [mot juste]{lang="fr"} b', "fr", None),
        ("a [mot juste]{ lang='zh-Hant' } b", "zh-Hant", None),
        ("a [mot juste]{lang=ar dir=ltr} b", "ar", "ltr"),
        ("a [mot juste]{dir=rtl} b", None, "rtl"),
    ],
)
def test_words_in_another_language(source: str, lang: str | None, dir: str | None) -> None:
    (span,) = spans(source)
    assert (span.lang, span.dir, span.children) == (lang, dir, (Text("mot juste"),))


def test_marks_hold_other_marks() -> None:
    (span,) = spans("[le *mot* de [[IDN]] et [ici](https://example.org/)]{lang=fr}")
    assert span.children == (
        Text("le "),
        Emphasis((Text("mot"),)),
        Text(" de "),
        Mention("IDN"),
        Text(" et "),
        Link("https://example.org/", (Text("ici"),)),
    )


@pytest.mark.parametrize(
    "source", ["[a]{b}", "\\[a]{lang=fr}", "a {lang=fr}", "[a] {lang=fr}", "[a](https://b.org/){c=d}"]
)
def test_what_is_not_a_mark_stays_text(source: str) -> None:
    assert not spans(source)


def test_blocks_in_another_language() -> None:
    first, listed, quoted, after = parse_markup("::: {lang=ar}\nنص\n\n- بند\n\n> قول\n:::\nAfter.")
    assert [block.lang for block in (first, listed, quoted, after)] == ["ar", "ar", "ar", None]
    assert isinstance(listed, ItemList)
    assert isinstance(quoted, Quotation)
    assert list(lines_of([first, listed, quoted, after])) == ["نص", "بند", "قول", "After."]


def test_a_block_in_another_keeps_its_own_language() -> None:
    blocks = parse_markup("::: {lang=fr}\na\n\n::: {lang=de}\nb\n:::\n\nc\n:::")
    assert [block.lang for block in blocks] == ["fr", "de", "fr"]


def test_a_block_may_say_its_direction_alone() -> None:
    (block,) = parse_markup("::: {dir=rtl}\ntext\n:::")
    assert (block.lang, block.dir) == (None, "rtl")


@pytest.mark.parametrize(
    ("source", "line", "column", "message", "hint"),
    [
        ("[x]{lang=jp}", 0, 3, "“jp” is not a language tag", "write “ja”"),
        ("a\n[x]{lang=fra}", 1, 3, "“fra” is written “fr”", "write “fr”"),
        ("[x]{lang=fr-XX}", 0, 3, "unknown region “XX”", "GB, ID, TH"),
        ("[x]{lang=zh-Hanx}", 0, 3, "unknown script “Hanx”", "Arab, Hans"),
        ("[x]{lang=qx}", 0, 3, "unknown language “qx”", "look up its code"),
        ("[x]{class=y}", 0, 3, "“class” is not an attribute of words", "{lang=fr}"),
        ("[x]{lang=fr lang=de}", 0, 3, "“lang” is given twice", "{lang=fr}"),
        ("[x]{lang= fr}", 0, 3, "is not a language attribute", "{lang=fr}"),
        ("[x]{dir=up}", 0, 3, "“up” is not a direction", "dir=rtl"),
        ("[ ]{lang=fr}", 0, 0, "a language attribute without words", "[words]{lang=fr}"),
        ("::: {lang=tlh-XX}\na\n:::", 0, 4, "unknown region “XX”", "GB"),
        ("::: {fr}\na\n:::", 0, 4, "is not a language attribute", "{lang=fr}"),
        ("a\n\n::: {lang=fr}\nb", 2, 0, "“:::” that begins a block", "end it with a line “:::”"),
        ("a\n:::\nb", 1, 0, "“:::” that does not end a block", "delete it"),
        ("- a\n  ::: {lang=fr}\n  b\n  :::", 1, 0, "“:::” that is not at the margin", "at the margin"),
        ("::: {lang=fr}\n::: {lang=de}\na\n:::", 0, 0, "“:::” that begins a block", "end it with a line “:::”"),
    ],
)
def test_what_is_wrong_with_a_mark(source: str, line: int, column: int, message: str, hint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_markup(source)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


def test_slices_keep_the_language_of_the_block_around_them() -> None:
    found = list(
        slices("Before [mot]{lang=fr}.\n\n::: {lang=ar}\nنص\n\n- بند\n- آخر[^1]\n:::\n\nAfter.\n\n[^1]: A note.")
    )
    assert [part.block for part in found] == [1, 2, 3, 3, 4]
    parsed = [parse_markup(part.source) for part in found]
    assert [blocks[0].lang for blocks in parsed] == [None, "ar", "ar", "ar", None]
    assert [list(lines_of(blocks)) for blocks in parsed] == [
        ["Before mot."],
        ["نص"],
        ["بند"],
        ["آخر1", "1", "A note."],
        ["After."],
    ]
