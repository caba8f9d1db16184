from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, make_dataclass
from typing import get_args

import pytest

from outcome_reports.platform.records import record
from outcome_reports.tree import (
    Abbreviation,
    AnyBlock,
    Block,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Emphasis,
    Heading,
    Image,
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
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    blocks_of,
    direction_of,
    inline_text,
    inlines_of,
    inner_blocks,
    lines_of,
    note_id,
    note_reference_id,
    with_inlines,
    words_of,
)
from outcome_reports.tree.structure import fields_of


def paragraph(text: str, id: str = "") -> Paragraph:
    return Paragraph((Text(text),), id=id)


EVERY_INLINE: tuple[Inline, ...] = (
    Text("text "),
    Emphasis((Text("stressed "),)),
    Strong((Text("strong "),)),
    Link("https://example.org", (Text("link"),)),
    LineBreak(),
    Span((Text("span "),), role="name", key="IDN"),
    Abbreviation("GCM", "Global Compact"),
    NoteReference("a", 7),
    Mention("FJI"),
)
TABLE = Table(
    (Column(0.5), Column(0.5)),
    (Row((Cell((paragraph("head 1"),), header=True), Cell((paragraph("head 2"),), header=True))),),
    (
        Row(
            (Cell((paragraph("cell 1"), paragraph("cell 1b"))), Cell((ItemList((ListItem((paragraph("in cell"),)),)),)))
        ),
    ),
    (Text("caption"),),
    id="table",
)
EVERY_BLOCK: tuple[Block, ...] = (
    Section(
        (
            Heading(2, (Text("heading"),), number="3"),
            Heading(3, (Text("bare heading"),)),
            Paragraph(EVERY_INLINE, id="inlines"),
            ItemList((ListItem((paragraph("item 1"), ItemList((ListItem((paragraph("nested"),)),)))),), ordered=True),
            Quotation((paragraph("quoted"),)),
            TABLE,
            Image("a.png", "alternative", 40),
            Contents((ContentsEntry(2, (Text("entry"),), "x", "1"), ContentsEntry(2, (Text("bare entry"),), "y"))),
            Note(7, (paragraph("note"),), id="note-7"),
        ),
        id="section",
    ),
)


def test_the_samples_have_every_kind_of_node() -> None:
    blocks = {type(block) for block in blocks_of(EVERY_BLOCK)}
    assert blocks == set(get_args(AnyBlock))
    assert {type(inline) for inline in inlines_of(EVERY_INLINE)} == set(get_args(Inline))


def test_what_a_kind_holds_follows_from_the_types_of_its_fields() -> None:
    @record(frozen=True, slots=True)
    class MadeUp(Heading):
        blocks: tuple[Block, ...] = ()
        rows: tuple[Row, ...] = ()
        entries: tuple[ContentsEntry, ...] = ()
        notes: tuple[str, ...] = ()

    made_up = MadeUp(2, (Text("own"),), blocks=(paragraph("a"),), rows=TABLE.head, entries=(ContentsEntry(2, (), "x"),))
    assert fields_of(MadeUp) == (("blocks", "rows"), ("children",), ("entries",))
    assert inner_blocks(made_up) == (paragraph("a"), *TABLE.head)
    assert list(lines_of((made_up,))) == ["own", "", "a", "head 1", "head 2"]


@pytest.mark.parametrize(
    "hint", [Block, Paragraph | None, list[Inline], dict[str, Block], tuple[tuple[Inline, ...], ...]]
)
def test_nodes_that_would_be_passed_over_in_silence_are_refused(hint: type) -> None:
    with pytest.raises(TypeError, match=r"Wrong\.held: a field that holds nodes must be a tuple of them"):
        fields_of(make_dataclass("Wrong", [("held", hint)]))


def test_lines_are_those_that_every_writer_must_put_out() -> None:
    assert list(lines_of(EVERY_BLOCK)) == [
        "3 heading",
        "bare heading",
        "text stressed strong link\nspan GCM7FJI",
        "item 1",
        "nested",
        "quoted",
        "caption",
        "head 1",
        "head 2",
        "cell 1",
        "cell 1b",
        "in cell",
        "1 entry",
        "bare entry",
        "7",
        "note",
    ]


def test_footnote_marks_can_be_left_out_of_lines_and_words() -> None:
    words = (Text("in 2026"), Strong((NoteReference("a", 7), Text("."))))
    heading = Heading(3, words, number="2")
    assert list(lines_of((heading,))) == ["2 in 20267."]
    assert list(lines_of((heading, Contents((ContentsEntry(2, words, "x"),))), marks=False)) == [
        "2 in 2026.",
        "in 2026.",
    ]
    assert (inline_text(words), inline_text(words, marks=False)) == ("in 20267.", "in 2026.")


def test_words_are_split_at_any_white_space() -> None:
    blocks = (Paragraph((Text("a  b\u00a0c"), LineBreak(), Text("d"))), paragraph("e"))
    assert words_of(blocks) == ["a", "b", "c", "d", "e"]


def test_a_table_without_caption_has_no_line_for_it() -> None:
    table = Table((Column(1.0),), (), (Row((Cell((paragraph("x"),)),)),))
    assert list(lines_of((table,))) == ["x"]


def test_blocks_come_parents_first_with_items_rows_and_cells() -> None:
    kinds = [type(block).__name__ for block in blocks_of((TABLE,))]
    head, body = "Row Cell Paragraph Cell Paragraph", "Row Cell Paragraph Paragraph Cell ItemList ListItem Paragraph"
    assert kinds == ["Table", *head.split(), *body.split()]


def test_inlines_come_parents_first() -> None:
    inlines = (Emphasis((Strong((Text("a"),)), Text("b"))),)
    assert [type(inline).__name__ for inline in inlines_of(inlines)] == ["Emphasis", "Strong", "Text", "Text"]


def test_rewriting_reaches_every_text_and_changes_nothing_else() -> None:
    def shout(inline: Inline) -> tuple[Inline, ...]:
        return (Text(inline.value.upper()),) if isinstance(inline, Text) else (inline,)

    rewritten = with_inlines(EVERY_BLOCK, shout)
    before, after = list(lines_of(EVERY_BLOCK)), list(lines_of(rewritten))
    assert after == [line.upper() for line in before]
    back = with_inlines(rewritten, lambda i: (Text(i.value.lower()),) if isinstance(i, Text) else (i,))
    assert back == EVERY_BLOCK


def test_rewriting_can_take_out_and_put_in() -> None:
    def unlink(inline: Inline) -> tuple[Inline, ...]:
        return inline.children if isinstance(inline, Link) else (inline,)

    blocks = (Paragraph((Link("#x", (Text("a"), Strong((Link("#y", (Text("b"),)),)))), Text("c"))),)
    assert with_inlines(blocks, unlink) == (Paragraph((Text("a"), Strong((Text("b"),)), Text("c"))),)


@pytest.mark.parametrize("node", [*blocks_of(EVERY_BLOCK), *EVERY_INLINE], ids=lambda node: type(node).__name__)
def test_nodes_cannot_be_changed(node: AnyBlock | Inline) -> None:
    for field in fields(node):
        with pytest.raises(FrozenInstanceError):
            setattr(node, field.name, None)


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("en", "ltr"), ("en-GB", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), ("ur", "rtl"), ("FA-IR", "rtl"), ("th", "ltr")],
)
def test_direction_follows_the_primary_language(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction


def test_text_of_inlines() -> None:
    assert inline_text(EVERY_INLINE) == "text stressed strong link\nspan GCM7FJI"
    assert inline_text(()) == ""


def test_ids_of_notes_and_their_marks_differ() -> None:
    assert (note_id(3), note_reference_id(3)) == ("note-3", "note-reference-3")
