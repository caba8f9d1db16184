"""Finishing of all blocks: heading levels, page breaks, links, placeholders."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from outcome_reports.composing.placeholder_marks import with_marks
from outcome_reports.errors import CompositionError
from outcome_reports.model import Edition
from outcome_reports.tree import (
    AnyBlock,
    Block,
    Heading,
    Inline,
    Link,
    Mention,
    Role,
    Section,
    Text,
    layout_of,
    rebuilt,
    with_inlines,
)

_DEEPEST = 6
"""Levels that headings have in HTML and PDF."""


def finished(
    blocks: Iterable[Block], edition: Edition, ids: Collection[str], *, parts_open_pages: bool
) -> tuple[Block, ...]:
    """Return the finished `blocks` of a document with the ids `ids`: links to other ids become plain words, and
    placeholders are marked. `parts_open_pages` begins larger parts on new pages.
    """

    def rewrite(inline: Inline) -> tuple[Inline, ...]:
        if isinstance(inline, Text):
            return with_marks(inline)
        if isinstance(inline, Mention):
            raise CompositionError(f"a section has the unresolved mention [[{inline.key}]]: use composer.prose")
        if isinstance(inline, Link) and inline.target.startswith("#") and inline.target[1:] not in ids:
            return inline.children
        return (inline,)

    return with_inlines(_on_new_pages(blocks, edition) if parts_open_pages else blocks, rewrite)


def with_levels(blocks: Iterable[Block]) -> list[Block]:
    """Return `blocks` with the headings of texts on the levels below the heading above each text."""
    level = 1

    def visit(block: AnyBlock) -> AnyBlock:
        nonlocal level
        if not isinstance(block, Heading):
            return rebuilt(block, visit, tuple)
        if block.role == Role.SUBHEADING:
            return replace(block, level=min(level + block.level, _DEEPEST))
        level = block.level
        return block

    return [rebuilt(block, visit, tuple) if not isinstance(block, Heading) else visit(block) for block in blocks]  # type: ignore[misc]


def _on_new_pages(blocks: Iterable[Block], edition: Edition) -> list[Block]:
    following = {part.id for part in edition.parts if part.same_page}
    return [
        replace(block, new_page=True)
        if isinstance(block, Section) and layout_of(block.role).opens_page and block.id not in following
        else block
        for block in blocks
    ]
