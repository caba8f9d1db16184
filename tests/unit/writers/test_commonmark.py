"""The Markdown of each kind of block, to the character."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest

from outcome_reports import tree
from outcome_reports.errors import ArgumentTypeError, RenderError
from outcome_reports.tree import (
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Emphasis,
    Heading,
    Image,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Role,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from outcome_reports.writers.commonmark import render
from outcome_reports.writers.markdown_text import marked, quoted
from outcome_reports.writers.rendering import Rendering
from tests.support.small_documents import small_document


def p(*words: str | tree.Inline, **more: object) -> Paragraph:
    inlines = tuple(Text(word) if isinstance(word, str) else word for word in words)
    return Paragraph(inlines, **more)  # type: ignore[arg-type]


def link(target: str, words: str) -> Link:
    return Link(target, (Text(words),))


def items(*texts: str, ordered: bool = False, **more: object) -> ItemList:
    return ItemList(tuple(ListItem((p(text),)) for text in texts), ordered, **more)  # type: ignore[arg-type]


def numbered(*numbers: int) -> ItemList:
    return ItemList(tuple(ListItem((p("x"),), number) for number in numbers), ordered=True)


def table(*rows: tuple[str, ...], head: tuple[str, ...] = (), caption: str = "") -> Table:
    made = [Row(tuple(Cell((p(text),)) for text in row)) for row in rows]
    heads = (Row(tuple(Cell((p(text),), header=True) for text in head)),) if head else ()
    columns = (Column(0.5), Column(0.5, "end"))
    return Table(columns, heads, tuple(made), (Text(caption),) if caption else (), id="t")


def markdown(*blocks: tree.Block) -> str:
    document = small_document(*blocks)
    # What is made does not depend on a brand.
    return render(Rendering(document, None)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((p("One."), p("Two.")), "One.\n\nTwo."),
        ((p("One", LineBreak(), "two"),), "One\\\ntwo"),
        ((p("A ", Strong((Text("b"),)), " ", Emphasis((Text("c"),)), "."),), "A **b** *c*."),
        ((p("Words", role=Role.KIND),), "*Words*"),
        ((p("Words", role=Role.SIGNATORY),), "**Words**"),
        ((p(link("https://x.org/a", "here")),), "[here](https://x.org/a)"),
        ((p(link("https://x.org/a", "https://x.org/a")),), "<https://x.org/a>"),
        ((p(link("mailto:a@x.org", "a@x.org")),), "<a@x.org>"),
        ((p(link("mailto:b@x.org", "a@x.org")),), "[a@x.org](mailto:b@x.org)"),
        ((p(link("#h", "up")), Heading(2, (Text("Up"),), id="h")), "[up](#h)\n\n## Up {#h}"),
        ((p(link("#q", "there")), p("Here", id="q")), "[there](#q)\n\n::: {#q}\n\nHere\n\n:::"),
        ((p("Here", id="q"),), "Here"),
        ((Heading(3, (Text("Title"),), "2.1"),), "### 2.1 Title"),
        ((Quotation((p("One."), p("Two."))),), "> One.\n>\n> Two."),
        ((items("a", "b"),), "- a\n- b"),
        ((items("a"), items("b"), items("c")), "- a\n\n* b\n\n- c"),
        ((items("a", ordered=True), items("b", ordered=True)), "1. a\n\n1) b"),
        ((items("a"), p("x"), items("b")), "- a\n\nx\n\n- b"),
        ((items("a", role=Role.CHOICES),), "- [ ] a"),
        ((numbered(1, 2, 3),), "1. x\n2. x\n3. x"),
        ((numbered(1, 2, 4, 5),), "1. x\n2. x\n\n4) x\n5) x"),
        ((numbered(0),), "0. x"),
        ((ItemList((ListItem((p("a"), p("b"))), ListItem((p("c"),)))),), "- a\n\n  b\n\n- c"),
        ((ItemList((ListItem((p("a"), items("b"))),)),), "- a\n\n  - b"),
        ((p("x", NoteReference("n", 1), "."), Note(1, (p("A note."),))), "x[^1].\n\n[^1]: A note."),
        ((p("x", NoteReference("n", 2), "."),), "x2."),
        ((Note(1, (p("A note."),)),), "1\n\nA note."),
        ((table(("a", "b"), head=("A", "B")),), f"| A | B |\n| {'-' * 25} | {'-' * 24}: |\n| a | b |"),
        ((table(("a", "b")),), f"|  |  |\n| {'-' * 25} | {'-' * 24}: |\n| a | b |"),
        ((table(("a", "b"), head=("A", "B"), caption="Cap"),), None),
        ((Image("hand", "A hand", 20),), "![A hand](hand)&nbsp;"),
        ((Image("hand", "", 20),), "![](hand)"),
        ((Section((p("Un mot"),), lang="fr"),), "::: {lang=fr}\n\nUn mot\n\n:::"),
        ((Section((p("كلمة"),), lang="ar"),), "::: {lang=ar dir=rtl}\n\nكلمة\n\n:::"),
        ((p("a ", Span((Text("mot"),), lang="fr")),), "a [mot]{lang=fr}"),
        (
            (
                Contents(
                    (
                        ContentsEntry(2, (Text("A"),), "a", "1"),
                        ContentsEntry(3, (Text("B"),), "b"),
                        ContentsEntry(2, (Text("C"),), "c"),
                    )
                ),
                *(Heading(2, (Text(name.upper()),), id=name) for name in "abc"),
            ),
            "- [1 A](#a)\n  - [B](#b)\n- [C](#c)\n\n## A {#a}\n\n## B {#b}\n\n## C {#c}",
        ),
    ],
)
def test_each_block_has_one_form(blocks: tuple[tree.Block, ...], expected: str | None) -> None:
    if expected is None:
        assert markdown(*blocks).startswith("**Cap**\n\n| A | B |\n")
    else:
        assert markdown(*blocks) == f"{expected}\n"


def test_a_table_with_more_than_lines_becomes_sections() -> None:
    cells = (Cell((p("Row"),), header=True), Cell((p("one"), p("two"))), Cell((p("three"),)))
    head = Row(tuple(Cell((p(text),), header=True) for text in "ABC"))
    made = Table((Column(0.2), Column(0.4), Column(0.4)), (head,), (Row(cells),), (), id="t")
    assert markdown(Heading(2, (Text("Title"),)), made) == (
        "## Title\n\n**A**\n\n- **B**\n- **C**\n\n### Row\n\n- one\n\n  two\n\n- three\n"
    )


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (p(link("#gone", "x")), "the link to “#gone” does not lead to a place in the document"),
        (p(link("ftp://x.org", "x")), "the link to “ftp://x.org” is not a web or mail address"),
        (Image("gone", "", 20), "the picture “gone” is not among the assets of the document"),
    ],
)
def test_what_would_be_lost_is_refused(block: tree.Block, problem: str) -> None:
    with pytest.raises(RenderError) as refused:
        markdown(p("x"), block)
    assert refused.value.problems == (problem,)


@pytest.mark.parametrize("name", ["a?b=c.png", "a#b.png", "100%.png", "%2e%2e.png", "a b (c).png", "a1:b.png", "é.png"])
def test_the_address_of_a_picture_leads_to_the_file_of_its_name(name: str) -> None:
    document = small_document(p("x"), Image(name, "A", 20), assets={name: tree.Asset(b"", "image/png")})
    source = render(Rendering(document, None)).decode()  # type: ignore[arg-type]
    (address,) = re.findall(r"!\[A\]\((.*)\)&nbsp;", source)
    found = urlsplit(address.strip("<>"))
    assert (found.scheme, unquote(found.path), found.query, found.fragment) == ("", name, "", "")


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://example.org/a_b?c=1&d=2#e", "https://example.org/a_b?c=1&d=2#e"),
        ("a b\tc", "a%20b%09c"),
        ('<a>|`"^\\', "%3Ca%3E%7C%60%22%5E%5C"),
        ("a\u00a0b", "a%C2%A0b"),
        ("a&amp;b&#38;c&d", "a&amp;amp;b&amp;#38;c&d"),
        ("a(b)", "<a(b)>"),
        ("é", "é"),
    ],
)
def test_addresses_are_quoted(address: str, source: str) -> None:
    assert quoted(address) == source


@pytest.mark.parametrize(("text", "result"), [("a", "<a>"), (" a b ", " <a b> "), ("a ", "<a> "), (" ", " "), ("", "")])
def test_marks_leave_white_space_outside(text: str, result: str) -> None:
    assert marked(text, ("<", ">")) == result


def test_a_mention_that_was_not_resolved_is_an_error() -> None:
    document = small_document(p(tree.Mention("IDN")))
    with pytest.raises(ArgumentTypeError, match=r"^the mention \[\[IDN\]\] was not resolved before writing$"):
        render(Rendering(document, None))  # type: ignore[arg-type]
