"""Going through a tree: every block, every inline, and the words of a document in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from outcome_reports.tree.blocks import (
    Block,
    Cell,
    Contents,
    Heading,
    Image,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Quotation,
    Row,
    Section,
    Table,
)
from outcome_reports.tree.inlines import (
    Abbreviation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    NoteReference,
    Span,
    Strong,
    Text,
)
from outcome_reports.tree.roles import Role

AnyBlock = Block | ListItem | Row | Cell


def inline_text(inlines: Iterable[Inline]) -> str:
    """The characters of `inlines`; a line break is a newline, a footnote mark its number, a Mention its key."""
    return "".join(_inline_text(inline) for inline in inlines)


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(value) | Abbreviation(value):
            return value
        case Emphasis() | Strong() | Link() | Span():
            return inline_text(inline.children)
        case LineBreak():
            return "\n"
        case NoteReference(number=number):
            return str(number)
        case Mention(key):
            return key
        case _:
            assert_never(inline)


def inner_inlines(inline: Inline) -> tuple[Inline, ...]:
    """Return the inlines directly inside `inline`, in order."""
    match inline:
        case Emphasis() | Strong() | Link() | Span():
            return inline.children
        case Text() | Abbreviation() | LineBreak() | NoteReference() | Mention():
            return ()
        case _:
            assert_never(inline)


def inlines_of(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline among `inlines`, parents before children."""
    for inline in inlines:
        yield inline
        yield from inlines_of(inner_inlines(inline))


def inner_blocks(block: AnyBlock) -> tuple[AnyBlock, ...]:
    """Return the blocks directly inside `block`, in reading order, list items, rows and cells included."""
    match block:
        case Section() | Quotation() | Note() | ListItem() | Cell():
            return block.blocks
        case ItemList():
            return block.items
        case Table():
            return (*block.head, *block.body)
        case Row():
            return block.cells
        case Paragraph() | Heading() | Image() | Contents():
            return ()
        case _:
            assert_never(block)


def blocks_of(blocks: Iterable[AnyBlock]) -> Iterator[AnyBlock]:
    """Yield every block among `blocks` in reading order, parents before children."""
    for block in blocks:
        yield block
        yield from blocks_of(inner_blocks(block))


def own_inlines(block: AnyBlock) -> tuple[Inline, ...]:
    """Return the inlines of `block` itself, in reading order, without those of the blocks inside it."""
    match block:
        case Paragraph(children) | Heading(children=children) | Table(caption=children):
            return children
        case Contents(entries):
            return tuple(inline for entry in entries for inline in entry.children)
        case ItemList() | ListItem() | Quotation() | Row() | Cell() | Image() | Section() | Note():
            return ()
        case _:
            assert_never(block)


def own_lines(block: AnyBlock) -> Iterator[str]:
    """Yield the lines of `block` itself, as `lines_of` has them, without those of the blocks inside it."""
    match block:
        case Paragraph(children):
            yield inline_text(children)
        case Heading(children=children, number=number):
            yield f"{number} {inline_text(children)}" if number else inline_text(children)
        case Table(caption=caption):
            if caption:
                yield inline_text(caption)
        case Contents(entries):
            for entry in entries:
                text = inline_text(entry.children)
                yield f"{entry.number} {text}" if entry.number else text
        case Note(number):
            yield str(number)
        case ItemList() | ListItem() | Quotation() | Row() | Cell() | Image() | Section():
            pass
        case _:
            assert_never(block)


def lines_of(blocks: Iterable[AnyBlock]) -> Iterator[str]:
    """Yield the text of each paragraph, heading, caption, contents entry and note number, in reading order.

    This is what "the same text in every format" means: each writer must put out these lines, in this order, and
    nothing between them. Text alternatives of pictures and generated page numbers are not among them.
    """
    for block in blocks_of(blocks):
        yield from own_lines(block)


def words_of(blocks: Iterable[AnyBlock]) -> list[str]:
    """The words of `blocks` in reading order, split at white space."""
    return [word for line in lines_of(blocks) for word in line.split()]


def pull_quote(paragraph: Paragraph) -> str:
    """The words of `paragraph` that are marked to be shown again beside it, "" for none; footnote marks are left out.

    They are in the text already, so writers show them as a decoration, which no screen reader reads.
    """
    for inline in inlines_of(paragraph.children):
        if isinstance(inline, Span) and inline.role == Role.PULLED:
            pieces = (piece for piece in inlines_of(inline.children) if not inner_inlines(piece))
            return " ".join(inline_text(piece for piece in pieces if not isinstance(piece, NoteReference)).split())
    return ""
