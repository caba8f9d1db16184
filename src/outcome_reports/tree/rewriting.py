"""Rewriting of trees: the same blocks with different words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from outcome_reports.tree.blocks import AnyBlock, Block
from outcome_reports.tree.inlines import Inline
from outcome_reports.tree.structure import rebuilt, with_inner

Rewrite = Callable[[Inline], tuple[Inline, ...]]


def with_inlines(blocks: Iterable[Block], rewrite: Rewrite) -> tuple[Block, ...]:
    """Return `blocks` with each inline replaced by what `rewrite` returns for it, children before parents."""

    def words(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(new for inline in inlines for new in rewrite(with_inner(inline, words)))

    def part(block: AnyBlock) -> AnyBlock:
        return rebuilt(block, part, words)

    return tuple(rebuilt(block, part, words) for block in blocks)
