"""Walks through a tree: every block, every inline, and the words of a document in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.tree.blocks import AnyBlock, Paragraph
from outcome_reports.tree.inlines import Inline, Span
from outcome_reports.tree.roles import Role
from outcome_reports.tree.structure import inline_text, inner_blocks, inner_inlines, own_lines


def inlines_of(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline among `inlines`, parents before children."""
    # Not by a generator within a generator: each inline would pass through all those above it.
    left = [*inlines][::-1]
    while left:
        yield (inline := left.pop())
        left += inner_inlines(inline)[::-1]


def blocks_of(blocks: Iterable[AnyBlock]) -> Iterator[AnyBlock]:
    """Yield every block among `blocks` in reading order, parents before children."""
    left = [*blocks][::-1]
    while left:
        yield (block := left.pop())
        left += inner_blocks(block)[::-1]


def lines_of(blocks: Iterable[AnyBlock], *, marks: bool = True) -> Iterator[str]:
    """Yield the text of each paragraph, heading, caption, contents entry and note number, in reading order.

    This is what "the same text in every format" means: each writer must output these lines, in this order, and nothing
    between them. Alternative texts of pictures and generated page numbers are not included. For reading or counting the
    words, leave out the footnote `marks`.
    """
    for block in blocks_of(blocks):
        yield from own_lines(block, marks=marks)


def words_of(blocks: Iterable[AnyBlock]) -> list[str]:
    """Return the words of `blocks` in reading order, split at white space."""
    return [word for line in lines_of(blocks) for word in line.split()]


def pull_quote(paragraph: Paragraph) -> str:
    """Return the words of `paragraph` marked as a pull quote, without footnote marks, "" for none.

    They are already in the text, so writers show them as decoration, which screen readers skip.
    """
    for inline in inlines_of(paragraph.children):
        if isinstance(inline, Span) and inline.role == Role.PULLED:
            return pulled_words(inline)
    return ""


def pulled_words(span: Span) -> str:
    """Return the words of a pull quote, without footnote marks."""
    return " ".join(inline_text(span.children, marks=False).split())
