"""The readable text of a passage is what the parser makes of it, and each character knows its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome_reports.checking.text.paragraph import Paragraph
from outcome_reports.checking.text.readable import readable
from outcome_reports.markup import MarkupError, parse_markup
from outcome_reports.model import Edition
from outcome_reports.model.leaves import prose_of
from outcome_reports.reading import read_edition_with_places
from outcome_reports.tree import (
    AnyBlock,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    NoteReference,
    Span,
    Strong,
    Text,
    own_inlines,
)
from outcome_reports.tree import blocks_of as tree_blocks

CONTENT = Path(__file__).resolve().parents[3] / "content"


def words(inlines: tuple[Inline, ...]) -> str:
    """The words of inlines, a mention as its key, notes without their marks."""
    said = ""
    for inline in inlines:
        match inline:
            case Text(value):
                said += value
            case Mention(key):
                said += f"<{key}>"
            case Emphasis() | Strong() | Link() | Span():
                said += words(inline.children)
            case LineBreak():
                said += " "
            case NoteReference():
                pass
            case _:
                raise AssertionError(inline)
    return said


def parsed(source: str) -> list[str]:
    blocks: tuple[AnyBlock, ...] = parse_markup(source)
    found = [words(own_inlines(block)) for block in tree_blocks(blocks)]
    return sorted(" ".join(text.split()) for text in found if text.strip())


def read(source: str) -> list[Paragraph]:
    return readable(source, lambda key, _form, _before: f"<{key}>")


def said(source: str) -> list[str]:
    return sorted(" ".join(paragraph.text.split()) for paragraph in read(source))


@pytest.mark.parametrize(
    "source",
    [
        "Plain words.",
        "Two lines\nof one paragraph.\n\nAnother one.",
        "**Strong** and *stressed* and ***both***.",
        "snake_case stays, _stressed_ goes.",
        "A * alone and 5 * 3 stay.",
        "[A link](https://www.baliprocess.net) and <https://www.un.org>.",
        "[[IDN]] met [[RSO|acronym]] and [words with [[IOM]] inside](https://www.iom.int).",
        "Themes:\n\n- law\n- order\n  that goes on\n\n  and has a second paragraph\n- trust",
        "1. one\n2. two",
        "They met in\n2026. Nothing followed.",
        "> Quoted words\n> on two lines.\n\nAnd after.",
        "A note[^1] here.\n\n[^1]: What it says\n    on two lines.",
        "Escaped \\*stars\\* and \\[brackets\\].",
        "A hard break  \nin the middle.",
        "A [mot *juste*]{lang=fr} and [one](https://a.org/) and [[[IDN]] va [là](https://b.org/)]{lang=fr}.",
        "Before.\n\n::: {lang=ar}\nنص\n\n- بند\n- آخر\n:::\nAfter.",
        "A paragraph\n::: {lang=fr}\nUn autre.\n:::",
        "## A *heading* with [[IDN]] ##\n\nWords.\n\n### Another\n",
        "First.\n\n| One | *Two* |\n|:---|---:|\n| a [[IDN]] | 1 \\| 2 |\n| b |\n\nTable: The **caption**\ngoes on",
        ": Caption\n\na|b\n-|-\nc|d\n\n> | e |\n> |---|\n> | f |\n> more",
        "Table: no table\n\n: and no caption",
        "Term *one*\n: What it means\n  on two lines\n\n  and more\n\nTerm two\n\n: Other\n: And other",
        '![A port](a.jpg "The *port* of [[IDN]]"){width=60% credit="Photo: us"}\n\nAfter.',
        "Before.\n\n![x](y.png){credit='One'}\n![z](z.png \"Two\")",
        '::: box {title="A [[IDN]]"}\na\n\n- b\n:::\n\nc',
        '::: box {title="FAQ"}\na\n:::\n\n::: quote {by="A, IDN"}\nb\n:::',
        "::: box {title=Work}\na\n:::\n\n::: quote {by=Us #x}\nb\n:::",
        '::: takeaways {#x title="A b" lang=fr}\na\n:::',
        '::: table {data="a.csv" caption="Who *met* [[IDN]]"}\n:::\n\nc',
        "- nested\n  - inner\n  - other\n- outer",
        "See [it](<https://a.org/the first page>) and [a \\] b [1] c](https://a.org/(x)).",
        "It is 5 * 3 and *more* of it, _ 4 and _less_.",
        "It is *a * b* and **a ** b** of it.",
        "See\n[it](\nhttps://a.org/x\n) and [**it**]( <https://a.org/y> ).",
    ],
)
def test_reads_as_the_parser_does(source: str) -> None:
    assert said(source) == parsed(source)


@pytest.mark.parametrize("edition", ["fourth-2026", "third-2025", "coastal-forum-2026"])
def test_all_content_reads_as_the_parser_does(edition: str) -> None:
    content: Edition = read_edition_with_places(CONTENT / edition)[0]
    for path, prose in prose_of(content):
        assert said(prose.source) == parsed(prose.source), path


def test_words_in_other_languages_are_not_the_house_s() -> None:
    (first, second, third) = read("The [mot juste]{lang=fr}, an [odour]{lang=en}.\n\n::: {lang=ar}\nنص\n:::\n\nAfter.")
    assert [first.text[start:end] for start, end in first.foreign] == ["mot juste"]
    assert (second.foreign, third.foreign) == ([(0, 2)], [])


@given(st.text(alphabet="ab .\n-*_[]()>\\1", max_size=60))
def test_every_character_is_where_it_says(source: str) -> None:
    try:
        parse_markup(source)
    except MarkupError:
        return
    for paragraph in read(source):
        assert len(paragraph.text) == len(paragraph.offsets)
        marked = {at for mark in paragraph.marks for at in range(mark.start, mark.end)}
        for at, (character, offset) in enumerate(zip(paragraph.text, paragraph.offsets, strict=True)):
            if at not in marked:
                assert source[offset] == character or (character == " " and source[offset].isspace())


def test_paragraphs_of_one_item_are_told_from_items_of_their_own() -> None:
    found = [(one.kind, one.text, one.first) for one in read("- one\n\n  more of it\n- two\n\nAfter.")]
    assert found == [
        ("item", "one", True),
        ("item", "more of it", False),
        ("item", "two", True),
        ("paragraph", "After.", True),
    ]


@pytest.mark.parametrize("rest", ["b", "<b", 'b "c', '"c" d'])
def test_spaces_in_what_begins_like_a_link_take_no_time(rest: str) -> None:
    start = time.process_time()
    (paragraph,) = read("See [a](" + " " * 40_000 + rest)
    assert paragraph.text.startswith("See [a](")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "source",
    [
        '::: quote {by="A. Person"}\nWords of hers.\n:::',
        "::: quote\n- Words of hers.\n:::",
        "::: box\n:::: quote\nWords of hers.\n::::\n:::",
        "::: quote\n::: {lang=fr}\nWords of hers.\n:::\n:::",
        "> Words of hers.",
    ],
)
def test_what_is_in_a_quotation_is_somebody_elses(source: str) -> None:
    kinds = [(one.kind, one.text) for one in read(f"Before.\n\n{source}\n\nAfter.\n\n- Again.")]
    assert [kind for kind, words in kinds if words == "Words of hers."] == ["quotation"]
    assert [kind for kind, words in kinds if words in {"Before.", "After.", "Again."}] == [
        "paragraph",
        "paragraph",
        "item",
    ]
