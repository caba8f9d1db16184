"""Blocks under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from outcome_reports.importing.mapping.heading_meanings import announced
from outcome_reports.importing.word.word_content import Block, Paragraph, Table

MAX_HEADING = 200
"""A bold paragraph longer than that is no heading."""


@dataclass(slots=True)
class Part:
    """What stands under one heading: `blocks` before the next heading, then the `parts` of lower levels."""

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


def without_number(text: str) -> str:
    """Return a heading without the number in front: "1 Information sharing", "Chapter 2: Crime"."""
    match = re.match(r"(?:chapter\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}\.)[.:)]?\s+(?=\S)", text, re.IGNORECASE)
    return text[match.end() :] if match else text


def outline(blocks: Sequence[Block]) -> tuple[list[Block], list[Part]]:
    """Return the blocks before the first heading, and the parts of the highest level.

    A document without heading styles is read by its looks: short paragraphs all in capitals, or bold, are headings. If
    one heading stands above all others it is the title; that and headings of the first page go to the blocks before.
    """
    blocks = [*blocks]
    if not any(isinstance(block, Paragraph) and block.level for block in blocks):
        _guess_headings(blocks)
    front: list[Block] = []
    open_: list[Part] = []
    top: list[Part] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.level and not _is_contents(block):
            part = Part(block)
            while open_ and open_[-1].heading.level >= block.level:
                open_.pop()
            (open_[-1].parts if open_ else top).append(part)
            open_.append(part)
        elif open_:
            open_[-1].blocks.append(block)
        else:
            front.append(block)
    while len(top) == 1 and len(top[0].parts) > 1 and not any(isinstance(b, Table) for b in top[0].blocks):
        top[0].heading.style = "title"
        front += [top[0].heading, *top[0].blocks]
        top = top[0].parts
    while len(top) > 1 and not top[0].blocks and not top[0].parts:
        # The lines of a first page that look like headings, and have nothing under them.
        front.append(top.pop(0).heading)
    return front, top


def _guess_headings(blocks: list[Block]) -> None:
    for block in blocks:
        if not isinstance(block, Paragraph) or block.listing or len(block.text) > MAX_HEADING or block.style == "title":
            continue
        text = block.text
        if not text or text.endswith((".", ";", ",")) or not any(c.isalpha() for c in text):
            continue
        if text.isupper() and len(text) > 4:
            block.level = 1
        elif block.is_bold:
            # A number, or words that only a part of its own has, stand above what is bold without them.
            block.level = 1 if without_number(text) != text or announced(text) else 2


def _is_contents(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith(("toc", "contents"))
