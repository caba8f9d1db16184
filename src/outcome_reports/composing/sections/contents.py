"""The contents: every heading of the second level, in order."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import late
from outcome_reports.tree import AnyBlock, Block, Contents, ContentsEntry, Heading, Role, Section, blocks_of

DEEPEST = 2
"""Chapters repeat the headings below this level, so contents that included them would repeat them for every chapter."""


@late(rank=3)
def contents(composer: Composer) -> Iterator[Block]:
    """Yield the contents of all other sections; nothing if there are no headings."""
    entries = tuple(
        ContentsEntry(heading.level, heading.children, target, heading.number)
        for heading, target in _headings(composer.body)
        if heading.in_contents and heading.level <= DEEPEST and target
    )
    if entries:
        heading = composer.heading(2, composer.wording.label("contents"), in_contents=False)
        yield Section((heading, Contents(entries, id="contents-list")), id="contents", role=Role.CONTENTS)


def _headings(body: tuple[Block, ...]) -> Iterator[tuple[Heading, str]]:
    """Yield every heading with the id to link to: its section's if it opens one, else its own."""
    opened_by: dict[int, str] = {}
    block: AnyBlock
    for block in blocks_of(body):
        if isinstance(block, Section) and block.blocks and isinstance(block.blocks[0], Heading):
            opened_by[id(block.blocks[0])] = block.id
        if isinstance(block, Heading):
            yield block, opened_by.get(id(block)) or block.id
