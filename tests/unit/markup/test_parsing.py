from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from outcome_reports.markup import parse_markup
from outcome_reports.markup.inline_tokens import InlineReader
from outcome_reports.markup.tokens import TokenReader
from outcome_reports.tree import (
    Block,
    Emphasis,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Mention,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Strong,
    Text,
    inline_text,
    lines_of,
)


def t(value: str) -> Text:
    return Text(value)


def p(*children: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children))


X = Link("https://x.org", (Text("b"),))


def items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((p(text),)) for text in texts)


def item(text: str, number: int | None = None) -> ListItem:
    return ListItem((p(text),), number=number)


NESTED = ItemList((item("b", 2), item("c", 5)), ordered=True)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("one\ntwo", [p("one two")]),
        ("one\n\ntwo", [p("one"), p("two")]),
        ("*one* _two_", [p(Emphasis((t("one"),)), " ", Emphasis((t("two"),)))]),
        ("**one** __two__", [p(Strong((t("one"),)), " ", Strong((t("two"),)))]),
        ("***both***", [p(Emphasis((Strong((t("both"),)),)))]),
        ("snake_case_name 2*3*4", [p("snake_case_name 2", Emphasis((t("3"),)), "4")]),
        ("one\\\ntwo", [p("one", LineBreak(), "two")]),
        ("one  \ntwo", [p("one", LineBreak(), "two")]),
        ("[a **b**](https://x.org/?q=1&r=2)", [p(Link("https://x.org/?q=1&r=2", (t("a "), Strong((t("b"),)))))]),
        ("[a](mailto:a@b.org)", [p(Link("mailto:a@b.org", (t("a"),)))]),
        ("[a](#r2-3)", [p(Link("#r2-3", (t("a"),)))]),
        ("<https://x.org>", [p(Link("https://x.org", (t("https://x.org"),)))]),
        ("<a@b.org>", [p(Link("mailto:a@b.org", (t("a@b.org"),)))]),
        ("- a\n- b", [ItemList(items("a", "b"))]),
        ("* a\n* b", [ItemList(items("a", "b"))]),
        ("3. a\n4. b", [ItemList((item("a", 3), item("b")), ordered=True)]),
        ("1. a\n2. b\n4. c\n7. d", [ItemList((*items("a", "b"), item("c", 4), item("d", 7)), ordered=True)]),
        ("0. a\n1. b", [ItemList((item("a", 0), item("b")), ordered=True)]),
        ("1. a\n1. b\n1. c", [ItemList(items("a", "b", "c"), ordered=True)]),
        (" 9. a\n10. b", [ItemList((item("a", 9), item("b")), ordered=True)]),
        ("1. a\n\nb\n\n3. c", [ItemList(items("a"), ordered=True), p("b"), ItemList((item("c", 3),), ordered=True)]),
        ("- a\n\n  2. b\n  5. c", [ItemList((ListItem((p("a"), NESTED)),))]),
        ("1) a", [ItemList(items("a"), ordered=True)]),
        ("- a\n\n  b\n- c", [ItemList((ListItem((p("a"), p("b"))), *items("c")))]),
        ("- a\n  - b", [ItemList((ListItem((p("a"), ItemList(items("b")))),))]),
        ("a:\n- b", [p("a:"), ItemList(items("b"))]),
        ("a\n- b\n- c", [p("a"), ItemList(items("b", "c"))]),
        ("a\n2026. b", [p("a 2026. b")]),
        ("> a\n> b\n\nc", [Quotation((p("a b"),)), p("c")]),
        ("> - a", [Quotation((ItemList(items("a")),))]),
        ("[[IDN]] met [[ WG-TIP | full ]].", [p(Mention("IDN"), " met ", Mention("WG-TIP", "full"), ".")]),
        ("[[IDN|]]", [p(Mention("IDN"))]),
        ("[a [[IDN]] [b](https://x.org)](https://y.org)", [p("[a ", Mention("IDN"), " ", X, "](https://y.org)")]),
        ("**[[IDN|lead]]**", [p(Strong((Mention("IDN", "lead"),)))]),
        ("[see [[IDN]]](https://x.org)", [p(Link("https://x.org", (t("see "), Mention("IDN"))))]),
        ("[[[IDN]]]", [p("[", Mention("IDN"), "]")]),
        ("\\[[IDN]]", [p("[[IDN]]")]),
        ("\\\\[[IDN]]", [p("\\", Mention("IDN"))]),
        ("a\\*b\\* \\[c\\]", [p("a*b* [c]")]),
    ],
)
def test_allowed_markup_becomes_blocks(source: str, blocks: list[Block]) -> None:
    assert list(parse_markup(source)) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "<Country name>",
        "a<b & c ]]>",
        "{{7*7}} {% include x %} ${x}",
        "<script>alert(1)</script>",
        "<!-- comment -->",
        "<b>bold</b>",
        "&amp; &#65; &nbsp;",
        "`code`",
        "~~struck~~",
        "#no heading",
        "| a | b |",
        "5 > 4 < 6",
        "www.example.org and https://example.org",
        "“quotes” – dashes … and ’",
        "^[no inline note]",
        "a[1] and [x] and (https://x.org)",
        "العربية ไทย 한국어 Côte d’Ivoire Việt Nam",
    ],
)
def test_what_is_not_of_our_markdown_stays_as_it_is_written(text: str) -> None:
    assert parse_markup(text) == (p(text),)


def test_indented_text_is_not_code() -> None:
    assert list(lines_of(parse_markup("a\n\n      b"))) == ["a", "b"]


def test_a_lonely_mark_is_text() -> None:
    assert list(lines_of(parse_markup("2 * 3 and _ and ** and \\"))) == ["2 * 3 and _ and ** and \\"]


def test_footnotes_come_last_with_their_numbers_in_the_order_of_use() -> None:
    source = "One[^b] two[^a].\n\n[^a]: Note **a**.\n\n[^b]: Note b.\n\n    Its second paragraph."
    assert parse_markup(source) == (
        p("One", NoteReference("b", 1), " two", NoteReference("a", 2), "."),
        Note(1, (p("Note b."), p("Its second paragraph."))),
        Note(2, (p("Note ", Strong((t("a"),)), "."),)),
    )


def test_a_footnote_may_be_used_twice_and_be_right_below_the_text() -> None:
    blocks = parse_markup("One[^1] two[^1]\n[^1]: Note.")
    assert blocks == (p("One", NoteReference("1", 1), " two", NoteReference("1", 1)), Note(1, (p("Note."),)))


def test_a_footnote_may_have_lists_mentions_and_footnotes() -> None:
    blocks = parse_markup("One[^1].\n\n[^1]: [[IDN]][^2]\n\n    - item\n\n[^2]: Deeper [^1].")
    assert blocks == (
        p("One", NoteReference("1", 1), "."),
        Note(1, (p(Mention("IDN"), NoteReference("2", 2)), ItemList(items("item")))),
        Note(2, (p("Deeper ", NoteReference("1", 1), "."),)),
    )


def test_footnotes_in_lists_and_quotations_are_found() -> None:
    blocks = parse_markup("- One[^1]\n\n  [^1]: Note.\n\n> Two[^2]\n>\n> [^2]: Other.")
    assert [block for block in blocks if isinstance(block, Note)] == [Note(1, (p("Note."),)), Note(2, (p("Other."),))]


def test_eight_levels_of_lists_are_taken() -> None:
    source = "\n".join("  " * level + f"- level {level}" for level in range(8))
    assert list(lines_of(parse_markup(source))) == [f"level {level}" for level in range(8)]


def test_white_space_around_a_text_means_nothing() -> None:
    assert parse_markup("\n\n  one  \n\n") == (p("one"),)
    assert parse_markup("") == ()
    assert parse_markup(" \n ") == ()


def test_text_that_touches_is_one_node() -> None:
    (block,) = parse_markup("a\nb\\*c &amp; d")
    assert block == p("a b*c &amp; d")
    assert isinstance(block, Paragraph)
    assert inline_text(block.children) == "a b*c &amp; d"


def test_a_token_that_no_rule_asks_for_is_a_fault_of_ours() -> None:
    said = "markdown-it gave a token that no rule asked for: unknown"
    token = Token("unknown", "", 0)
    with pytest.raises(AssertionError, match=f"^{said}$"):
        InlineReader("words", []).inlines([token])
    with pytest.raises(AssertionError, match=f"^{said}$"):
        TokenReader([token], "words", [], MarkdownIt()).blocks()
