"""Blocks under their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from outcome_reports.importing.mapping.heading_looks import is_contents, mark_headings, without_number
from outcome_reports.importing.mapping.heading_meanings import announced
from outcome_reports.importing.word.word_content import Block, Paragraph, Table

_MAX_LINES = 6
_MAX_LINE = 12
"""Maximum number of lines below the title on a first page, and of their words."""


@dataclass(slots=True)
class Part:
    """The content under one heading: `blocks` before the next heading, then the `parts` of lower levels."""

    heading: Paragraph
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The words of the heading, without its number."""
        return without_number(self.heading.text)

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block of the part in order, the headings of lower levels included."""
        yield from self.blocks
        for part in self.parts:
            yield part.heading
            yield from part.all_blocks()

    def tables(self) -> Iterator[Table]:
        """Return every table of the part."""
        return (block for block in self.all_blocks() if isinstance(block, Table))


def outline(
    blocks: Sequence[Block], is_name: Callable[[str], bool], *, is_whole: bool = True
) -> tuple[list[Block], list[Part]]:
    """Return the blocks before the first heading, and the parts of the highest level.

    In a whole statement (`is_whole`) a single heading above all others is the title, which goes to the blocks before,
    as do headings of the first page.
    """
    blocks = [*blocks]
    mark_headings(blocks, is_name)
    front: list[Block] = []
    open_: list[Part] = []
    top: list[Part] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.level and not is_contents(block):
            part = Part(block)
            while open_ and open_[-1].heading.level >= block.level:
                open_.pop()
            (open_[-1].parts if open_ else top).append(part)
            open_.append(part)
        elif open_:
            open_[-1].blocks.append(block)
        else:
            front.append(block)
    if not is_whole:
        return front, top
    while len(top) == 1 and len(top[0].parts) > 1 and not any(isinstance(b, Table) for b in top[0].blocks):
        top[0].heading.style = "title"
        front += [top[0].heading, *top[0].blocks]
        top = top[0].parts
    while len(top) > 1 and _is_first_page(top[0]):
        # Lines of a first page that look like headings, with hardly any text under them.
        part = top.pop(0)
        front += [part.heading, *part.blocks]
    return front, top


def _is_first_page(part: Part) -> bool:
    if part.parts or announced(part.title):
        return False
    return not part.blocks or (len(part.blocks) <= _MAX_LINES and all(_is_line(block) for block in part.blocks))


def _is_line(block: Block) -> bool:
    if is_contents(block):
        return True
    return isinstance(block, Paragraph) and len(block.text.split()) <= _MAX_LINE and not block.text.endswith(".")
