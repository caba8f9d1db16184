"""Additions of composing to the blocks of a text: ids, and default titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from outcome_reports.language.wording import Wording
from outcome_reports.tree import AnyBlock, Block, Paragraph, Role, Section, Text

_Some = TypeVar("_Some", bound=AnyBlock)


def with_title(block: _Some, wording: Wording) -> _Some:
    """Return takeaways without a title with that of the wording, any other block unchanged."""
    if not isinstance(block, Section) or block.role != Role.TAKEAWAYS:
        return block
    if block.blocks and block.blocks[0].role == Role.BOX_TITLE:
        return block
    title = Paragraph((Text(wording.label("takeaways")),), role=Role.BOX_TITLE)
    return replace(block, blocks=(title, *block.blocks))


def with_ids(blocks: Iterable[Block], id: str) -> tuple[Block, ...]:
    """Return the blocks of a text with the ids "id-p1", "id-p2", …, those in sections with "id-p1-1"; none for no `id`.

    An author's own id stays.
    """
    if not id:
        return tuple(blocks)
    return tuple(_with_id(block, f"{id}-p{number}") for number, block in enumerate(blocks, start=1))


def _with_id(block: Block, id: str) -> Block:
    if isinstance(block, Section):
        inner = tuple(_with_id(one, f"{id}-{number}") for number, one in enumerate(block.blocks, start=1))
        block = replace(block, blocks=inner)
    return replace(block, id=block.id or id)
