"""Making a tree from a tree: the same blocks with other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar, assert_never

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
from outcome_reports.tree.walking import AnyBlock

Rewrite = Callable[[Inline], tuple[Inline, ...]]
_Part = Callable[[AnyBlock], AnyBlock]
_Words = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
_SomeBlock = TypeVar("_SomeBlock", bound=AnyBlock)


def rebuilt(block: _SomeBlock, part: _Part, words: _Words) -> _SomeBlock:
    """Return `block` with what `part` makes of each block directly inside it, and `words` of its own inlines.

    `part` must give a block of the same kind.
    """
    return replace(block, **_changes(block, part, words))


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


def with_inlines(blocks: Iterable[Block], rewrite: Rewrite) -> tuple[Block, ...]:
    """Return `blocks` with each inline replaced by what `rewrite` gives for it; it sees children before parents."""

    def words(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(new for inline in inlines for new in rewrite(inside(inline)))

    def inside(inline: Inline) -> Inline:
        match inline:
            case Emphasis() | Strong() | Link() | Span():
                return replace(inline, children=words(inline.children))
            case Text() | Abbreviation() | LineBreak() | NoteReference() | Mention():
                return inline
            case _:
                assert_never(inline)

    def part(block: AnyBlock) -> AnyBlock:
        return rebuilt(block, part, words)

    return tuple(rebuilt(block, part, words) for block in blocks)
