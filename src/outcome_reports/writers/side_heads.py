"""Side-heads: what is beside the text of a section, and whether it is shorter than that text."""

from __future__ import annotations

import itertools
import math
import textwrap
from collections.abc import Iterable

from outcome_reports import tree

_HEAD_CHARACTERS = 20
"""Characters in a line of a side-head, at least."""
_TEXT_CHARACTERS = 80
"""Characters in a line of text beside it, at most."""
_LINES_BELOW = 1
"""Lines that would fit between a text and the next side-head."""


def side_head(section: tree.Section) -> int:
    """Return how many of a section's first blocks are beside the others, not above: heading, kind, place."""
    if tree.layout_of(section.role).side_head is None:
        return 0
    return sum(1 for _ in itertools.takewhile(_stands_beside, section.blocks))


def head_lines(section: tree.Section) -> int:
    """Return about how many lines the side-head of a section has."""
    heads = tree.lines_of(section.blocks[: side_head(section)])
    return sum(len(textwrap.wrap(line, _HEAD_CHARACTERS)) for line in heads)


def reaches_wide_block(section: tree.Section) -> bool:
    """Return whether the side-head of a section is no shorter than the text above its first table or chart.

    These are as wide as the page, so they have no room beside the head.
    """
    text = section.blocks[side_head(section) :]
    above = tuple(itertools.takewhile(lambda block: not _is_wide(block), text))
    return len(above) < len(text) and head_lines(section) >= _lines_of_text(above)


def has_no_room(section: tree.Section) -> bool:
    """Return whether the side-head of a section is taller than its text, or reaches a table."""
    text = section.blocks[side_head(section) :]
    return reaches_wide_block(section) or head_lines(section) > _lines_of_text(text) + _LINES_BELOW


def _lines_of_text(blocks: Iterable[tree.Block]) -> float:
    """Return about how many lines the text of `blocks` has; infinity with a picture, which is taller than a head."""
    blocks = tuple(blocks)
    if any(isinstance(block, tree.Image) for block in tree.blocks_of(blocks)):
        return math.inf
    return sum(1 + len(line) // _TEXT_CHARACTERS for line in tree.lines_of(blocks))


def _is_wide(block: tree.Block) -> bool:
    return isinstance(block, tree.Table) or block.role == tree.Role.CHART


def _stands_beside(block: tree.Block) -> bool:
    if block.role == tree.Role.SUBHEADING:
        return False
    return isinstance(block, tree.Heading) or tree.layout_of(block.role).in_side_head
