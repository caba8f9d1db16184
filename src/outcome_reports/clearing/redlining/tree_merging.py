"""Merging of two documents into one that shows the changes: accepted it is the new one, rejected the old, word for
word.

Contents are left out: they repeat the headings. Numbers of headings and notes become words, so that changes of them
show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from outcome_reports import tree
from outcome_reports.clearing.redlining.inline_merging import marked_inlines, merged_inlines
from outcome_reports.clearing.returned.alignment import Words, aligned
from outcome_reports.tree.structure import fields_of, with_parts

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
    inner = with_parts(block, _prepared, tuple)
    if not isinstance(inner, tree.Note):
        return inner
    match inner.blocks:
        case (tree.Paragraph() as first, *others):
            first = replace(first, children=(tree.Text(f"{inner.number} "), *first.children))
            return tree.Section((first, *others), id=inner.id)
    return tree.Section(inner.blocks, id=inner.id)


class _Merging:
    def __init__(self) -> None:
        self._words = Words()

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
        return list(filter(_is_left, found))

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
        if _width(old) != _width(new):
            return [_marked(old, "gone"), _marked(new, "new")]
        fields = fields_of(type(new))
        changes: dict[str, Any] = {n: merged_inlines(getattr(old, n), getattr(new, n)) for n in fields.words}
        for name in fields.blocks:
            before, after = getattr(old, name), getattr(new, name)
            if isinstance(new, tree.Row):
                changes[name] = tuple(self._both(a, b)[0] for a, b in zip(before, after, strict=True))
            else:
                changes[name] = tuple(self.blocks(before, after))
        return [replace(new, **changes)]


def _width(block: tree.AnyBlock) -> int:
    """Return the number of columns of a table or row, 0 for other blocks."""
    if isinstance(block, tree.Table):
        return len(block.columns)
    return len(block.cells) if isinstance(block, tree.Row) else 0


def _text(block: tree.AnyBlock) -> str:
    return " ".join(tree.lines_of((block,))) or f"\x00{type(block).__name__}"


def _marked(block: tree.AnyBlock, state: str) -> tree.AnyBlock:
    """Return a block that is entirely new or deleted; a deleted one has no id and no pictures."""
    if isinstance(block, tree.Image) and state == "gone":
        return replace(block, asset="")
    inner = tree.rebuilt(block, lambda one: _marked(one, state), lambda words: marked_inlines(words, state))
    if state == "gone" and not isinstance(inner, tree.Image):
        inner = replace(inner, id="")
        inner = with_parts(inner, lambda blocks: filter(_is_left, blocks), tuple)
    return inner


def _is_left(block: tree.AnyBlock) -> bool:
    return not isinstance(block, tree.Image) or block.asset != ""
