"""Estimate of the memory that the pages of a document take, before layout.

WeasyPrint keeps the whole document in memory: each paragraph, each cell and each line of letters has its box. The
weights were measured with documents of one kind each, from long paragraphs to tables of single words; what they add up
to is between a tenth too little and half too much.
"""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.errors import RenderError
from outcome_reports.intake.limits import LAYOUT_BYTES
from outcome_reports.tree import AnyBlock, Block, Document, Table, blocks_of, lines_of

_CHARACTER, _PARAGRAPH, _CELL = 420, 38_000, 25_000
"""Bytes for a character, and for a paragraph outside and inside of a table besides its characters."""


class TooLargeForPagesError(RenderError):
    """A PDF was not made, because laying out its pages would take more memory than the limit."""


def layout_bytes(document: Document) -> int:
    """Return the approximate number of bytes that the layout of `document` takes."""
    characters, paragraphs = _measured(document.blocks)
    cells = _measured(_tables(document.blocks))[1]
    return _CHARACTER * characters + _PARAGRAPH * (paragraphs - cells) + _CELL * cells


def require_room_for_pages(document: Document) -> None:
    """Raise TooLargeForPagesError if the pages of `document` would take too much memory, with its size."""
    needed = layout_bytes(document)
    if needed > LAYOUT_BYTES:
        characters, paragraphs = _measured(document.blocks)
        size = f"{characters:,} characters in {paragraphs:,} paragraphs and cells"
        memory = f"{needed // 1_000_000:,} MB of memory, and {LAYOUT_BYTES // 1_000_000:,} MB is the limit"
        hint = "make any other format than PDF, or excerpts, or split it into two editions"
        raise TooLargeForPagesError([f"it is too large for pages: to lay out {size} takes about {memory}; {hint}"])


def _measured(blocks: Iterable[AnyBlock]) -> tuple[int, int]:
    lengths = [len(line) for line in lines_of(blocks)]
    return sum(lengths), len(lengths)


def _tables(blocks: Iterable[Block]) -> list[AnyBlock]:
    return [block for block in blocks_of(blocks) if isinstance(block, Table)]
