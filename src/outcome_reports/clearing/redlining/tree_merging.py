"""Merging of two documents into one that shows the changes: accepted it is the new one, rejected the old, word for
word.

Contents are left out: they repeat the headings. Numbers of headings and notes become words, so that changes of them
show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, assert_never, cast

from outcome_reports import tree
from outcome_reports.clearing.redlining.inline_merging import marked_inlines, merged_inlines
from outcome_reports.clearing.returned.alignment import Words, aligned

_Blocks = Sequence[tree.AnyBlock]


def merged(old: tree.Document, new: tree.Document) -> tree.Document:
    """Return the document that shows the changes from `old` to `new`, with the language and pictures of `new`."""
    before, after = _prepared(old.blocks), _prepared(new.blocks)
    blocks = cast("tuple[tree.Block, ...]", tuple(_Merging().blocks(before, after)))
    return replace(new, kind="redline", blocks=blocks, subjects=())


def _prepared(blocks: _Blocks) -> list[tree.AnyBlock]:
    found: list[tree.AnyBlock] = []
    for block in blocks:
        if isinstance(block, tree.Contents) or block.role == tree.Role.CONTENTS:
            continue
        found.append(_prepared_block(block))
    return found


def _prepared_block(block: tree.AnyBlock) -> tree.AnyBlock:
    if isinstance(block, tree.Heading) and block.number:
        return replace(block, number=None, children=(tree.Text(f"{block.number} "), *block.children))
    inner = _prepared(tree.inner_blocks(block))
    if isinstance(block, tree.Note):
        if inner and isinstance(inner[0], tree.Paragraph):
            inner[0] = replace(inner[0], children=(tree.Text(f"{block.number} "), *inner[0].children))
        return tree.Section(cast("tuple[tree.Block, ...]", tuple(inner)), id=block.id)
    return _with_inner(block, inner, ())


def _with_inner(block: tree.AnyBlock, inner: _Blocks, head: _Blocks) -> tree.AnyBlock:
    """Return `block` with other blocks inside it; `head` are the first rows of a table."""
    given: Any = tuple(inner)
    match block:
        case tree.Section() | tree.Quotation() | tree.Note() | tree.ListItem() | tree.Cell():
            return replace(block, blocks=given)
        case tree.ItemList():
            return replace(block, items=given)
        case tree.Row():
            return replace(block, cells=given)
        case tree.Table():
            heads: Any = tuple(head) or given[: len(block.head)]
            return replace(block, head=heads, body=given if head else given[len(block.head) :])
        case tree.Paragraph() | tree.Heading() | tree.Image() | tree.Contents():
            return block
        case _:
            assert_never(block)


class _Merging:
    def __init__(self) -> None:
        self._words = Words()
        self._ids: set[str] = set()

    def blocks(self, old: _Blocks, new: _Blocks) -> list[tree.AnyBlock]:
        """Return the blocks of both in order; deleted blocks precede those that replace them."""
        pairs = self._pairs(old, new)
        found: list[tree.AnyBlock] = []
        at = 0
        for number, block in enumerate(new):
            partner = pairs.get(number)
            if partner is None:
                found.append(_marked(block, "new"))
                continue
            found += [_marked(gone, "gone") for gone in old[at:partner]]
            at = partner + 1
            found += self._both(old[partner], block)
        found += [_marked(gone, "gone") for gone in old[at:]]
        return [block for block in found if not (isinstance(block, tree.Image) and not block.asset)]

    def _pairs(self, old: _Blocks, new: _Blocks) -> dict[int, int]:
        texts = [_text(block) for block in old], [_text(block) for block in new]
        places = {block.id: number for number, block in enumerate(new) if block.id}
        anchors = {n: places[block.id] for n, block in enumerate(old) if block.id in places}
        found: dict[int, int] = {}
        last = -1
        for i, j in sorted(aligned(*texts, anchors, self._words).items()):
            if j > last and type(old[i]) is type(new[j]):
                found[j] = i
                last = j
        return found

    def _both(self, old: tree.AnyBlock, new: tree.AnyBlock) -> list[tree.AnyBlock]:
        """Return `new`, a block of the same kind as `old`, with what differs marked."""
        match new:
            case tree.Paragraph() | tree.Heading():
                return [replace(new, children=merged_inlines(tree.own_inlines(old), new.children))]
            case tree.Table():
                assert isinstance(old, tree.Table)
                if len(old.columns) != len(new.columns):
                    return [_marked(old, "gone"), _marked(new, "new")]
                whole = _with_inner(new, self.blocks(old.body, new.body), self.blocks(old.head, new.head) or new.head)
                assert isinstance(whole, tree.Table)
                return [replace(whole, caption=merged_inlines(old.caption, new.caption))]
            case tree.Row():
                assert isinstance(old, tree.Row)
                if len(old.cells) != len(new.cells):
                    return [_marked(old, "gone"), _marked(new, "new")]
                cells = [self._both(a, b)[0] for a, b in zip(old.cells, new.cells, strict=True)]
                return [_with_inner(new, cells, ())]
            case tree.Image() | tree.Contents():
                return [new]
            case tree.Section() | tree.Quotation() | tree.Note() | tree.ListItem() | tree.Cell() | tree.ItemList():
                return [_with_inner(new, self.blocks(tree.inner_blocks(old), tree.inner_blocks(new)), ())]
            case _:
                assert_never(new)


def _text(block: tree.AnyBlock) -> str:
    return " ".join(tree.lines_of((block,))) or f"\x00{type(block).__name__}"


def _marked(block: tree.AnyBlock, state: str) -> tree.AnyBlock:
    """Return a block that is entirely new or deleted; a deleted one has no id and no pictures."""
    if isinstance(block, tree.Image) and state == "gone":
        return replace(block, asset="")
    inner = tree.rebuilt(block, lambda one: _marked(one, state), lambda words: marked_inlines(words, state))
    if state == "gone" and not isinstance(inner, tree.Image):
        inner = replace(inner, id="")
        kept = [one for one in tree.inner_blocks(inner) if not (isinstance(one, tree.Image) and not one.asset)]
        inner = _with_inner(inner, kept, ()) if tree.inner_blocks(inner) else inner
    return inner
