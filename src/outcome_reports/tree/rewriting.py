"""Making a tree from a tree: the same blocks with other inlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from outcome_reports.tree.blocks import (
    Block,
    Cell,
    Contents,
    Heading,
    Image,
    ItemList,
    Note,
    Paragraph,
    Quotation,
    Row,
    Section,
    Table,
)
from outcome_reports.tree.inlines import Emphasis, Inline, Link, Span, Strong

Rewrite = Callable[[Inline], tuple[Inline, ...]]


def with_inlines(blocks: Iterable[Block], rewrite: Rewrite) -> tuple[Block, ...]:
    """`blocks` with each inline replaced by what `rewrite` gives for it; it sees children before their parents."""
    return tuple(_block(block, rewrite) for block in blocks)


def _block(block: Block, rewrite: Rewrite) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, children=_inlines(block.children, rewrite))
        case Section() | Quotation() | Note():
            return replace(block, blocks=with_inlines(block.blocks, rewrite))
        case ItemList(items):
            return replace(
                block, items=tuple(replace(item, blocks=with_inlines(item.blocks, rewrite)) for item in items)
            )
        case Table():
            return replace(
                block,
                head=tuple(_row(row, rewrite) for row in block.head),
                body=tuple(_row(row, rewrite) for row in block.body),
                caption=_inlines(block.caption, rewrite),
            )
        case Contents(entries):
            return replace(block, entries=tuple(replace(e, children=_inlines(e.children, rewrite)) for e in entries))
        case Image():
            return block
        case _:
            assert_never(block)


def _row(row: Row, rewrite: Rewrite) -> Row:
    return replace(row, cells=tuple(_cell(cell, rewrite) for cell in row.cells))


def _cell(cell: Cell, rewrite: Rewrite) -> Cell:
    return replace(cell, blocks=with_inlines(cell.blocks, rewrite))


def _inlines(inlines: tuple[Inline, ...], rewrite: Rewrite) -> tuple[Inline, ...]:
    rewritten: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Emphasis | Strong | Link | Span):
            rewritten += rewrite(replace(inline, children=_inlines(inline.children, rewrite)))
        else:
            rewritten += rewrite(inline)
    return tuple(rewritten)
