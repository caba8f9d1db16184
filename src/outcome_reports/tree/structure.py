"""The contents of each kind of node: the blocks and inlines inside it, its own words, and how to rebuild it with
others.

All code that walks trees relies on this module, so a new kind of node is defined here and in the writers.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from outcome_reports.tree.blocks import (
    AnyBlock,
    Contents,
    Heading,
    Image,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Quotation,
    Section,
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
from outcome_reports.tree.tabular import Cell, Row, Table

_Part = Callable[[AnyBlock], AnyBlock]
_Words = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
_SomeBlock = TypeVar("_SomeBlock", bound=AnyBlock)


def inline_text(inlines: Iterable[Inline]) -> str:
    """Return the characters of `inlines`; a line break is a newline, a footnote mark its number, a Mention its key."""
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
        case Text() | Abbreviation() | LineBreak() | NoteReference() | Mention():
            return ()
        case Emphasis() | Strong() | Link() | Span():
            return inline.children
        case _:
            assert_never(inline)


def with_inner(inline: Inline, words: _Words) -> Inline:
    """Return `inline` with the inlines directly inside it replaced by the result of `words`."""
    match inline:
        case Emphasis() | Strong() | Link() | Span():
            children = words(inline.children)
            return inline if _are_the_same(inline.children, children) else replace(inline, children=children)
        case Text() | Abbreviation() | LineBreak() | NoteReference() | Mention():
            return inline
        case _:
            assert_never(inline)


def inner_blocks(block: AnyBlock) -> tuple[AnyBlock, ...]:
    """Return the blocks directly inside `block`, in reading order, list items, rows and cells included."""
    match block:
        case Paragraph() | Heading() | Image() | Contents():
            return ()
        case Section() | Quotation() | Note() | ListItem() | Cell():
            return block.blocks
        case ItemList():
            return block.items
        case Row():
            return block.cells
        case Table():
            return (*block.head, *block.body)
        case _:
            assert_never(block)


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


def rebuilt(block: _SomeBlock, part: _Part, words: _Words) -> _SomeBlock:
    """Return `block` with each block directly inside it replaced by the result of `part`, its inlines by that of
    `words`.

    `part` must return a block of the same kind. If nothing changes, the result is `block` itself.
    """
    changes = _changes(block, part, words)
    same = all(_are_the_same(getattr(block, name), value) for name, value in changes.items())
    return block if same else replace(block, **changes)


def _are_the_same(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
    # By identity: comparing values would cost more than rebuilding the block.
    return len(before) == len(after) and all(map(operator.is_, before, after))


def _changes(block: AnyBlock, part: _Part, words: _Words) -> dict[str, Any]:
    match block:
        case Paragraph() | Heading():
            return {"children": words(block.children)}
        case Section() | Quotation() | Note() | ListItem() | Cell():
            return {"blocks": tuple(part(inner) for inner in block.blocks)}
        case ItemList(items):
            return {"items": tuple(part(item) for item in items)}
        case Table(head=head, body=body, caption=caption):
            return {
                "caption": words(caption),
                "head": tuple(part(row) for row in head),
                "body": tuple(part(row) for row in body),
            }
        case Row(cells):
            return {"cells": tuple(part(cell) for cell in cells)}
        case Contents(entries):
            return {"entries": tuple(replace(entry, children=words(entry.children)) for entry in entries)}
        case Image():
            return {}
        case _:
            assert_never(block)
