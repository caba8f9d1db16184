"""Splitting of a merged document into its two versions, each with the differences marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from outcome_reports import tree
from outcome_reports.tree.structure import with_parts


def sides_of(merged: tree.Document) -> tuple[tree.Document, tree.Document]:
    """Return the old version with deletions marked, and the new one with insertions marked."""
    sides = (tuple(_blocks(merged.blocks, other)) for other in (tree.Role.INSERTED, tree.Role.DELETED))
    old, new = (replace(merged, blocks=blocks) for blocks in sides)
    return old, new


def _blocks(blocks: Iterable[Any], other: tree.Role) -> Iterator[Any]:
    """Yield `blocks` without the words of the role `other`; blocks with no other words are left out."""
    for block in blocks:
        side = _side(block, other)
        if isinstance(block, tree.Cell) or not _is_empty(side) or _is_empty(block):
            yield side


def _side(block: tree.AnyBlock, other: tree.Role) -> tree.AnyBlock:
    return with_parts(block, lambda inner: _blocks(inner, other), lambda words: _words(words, other))


def _is_empty(block: tree.AnyBlock) -> bool:
    has_picture = any(isinstance(inner, tree.Image) for inner in tree.blocks_of((block,)))
    return not has_picture and not any(line.strip() for line in tree.lines_of((block,)))


def _words(inlines: tuple[tree.Inline, ...], other: tree.Role) -> tuple[tree.Inline, ...]:
    found: list[tree.Inline] = []
    for inline in inlines:
        if isinstance(inline, tree.Span) and inline.role == other:
            continue
        if isinstance(inline, tree.Emphasis | tree.Strong | tree.Link | tree.Span):
            left = _words(inline.children, other)
            if left or not inline.children:
                found.append(replace(inline, children=left))
        else:
            found.append(inline)
    return tuple(found)
