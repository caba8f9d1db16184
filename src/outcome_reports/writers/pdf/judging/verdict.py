"""The verdict on a layout: all checks, and the blocks they concern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from outcome_reports import tree
from outcome_reports.writers.pdf.judging.page_faults import PageFault
from outcome_reports.writers.pdf.judging.page_judging import judge_page
from outcome_reports.writers.pdf.judging.word_judging import judge_words
from outcome_reports.writers.pdf.tags.elements import Element
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage


def judge_layout(
    pages: Sequence[PaintedPage], root: Any, tags: Element, document: tree.Document
) -> tuple[PageFault, ...]:
    """Return the faults of the painted pages of `document`: for each block, one of each kind.

    `root` is the HTML that was laid out, `tags` the root of the tag tree.
    """
    block_of = _blocks(root)
    faults: dict[tuple[str, str], PageFault] = {}
    for fault in _all(pages, block_of, tags, document):
        faults.setdefault((fault.block or fault.words, fault.kind), fault)
    return tuple(faults.values())


def _all(
    pages: Sequence[PaintedPage], block_of: Callable[[Any], str], tags: Element, document: tree.Document
) -> Iterator[PageFault]:
    for page in pages:
        yield from judge_page(page, block_of)
    yield from judge_words(tags, pages, document)


def _blocks(root: Any) -> Callable[[Any], str]:
    """Return a function that gives the id of the innermost block around an element, "" for none."""
    parents: dict[Any, Any] = {}

    def block_of(element: Any) -> str:
        if not parents:
            parents.update((child, parent) for parent in root.iter() for child in parent)
        while element is not None and not element.get("id"):
            element = parents.get(element)
        return "" if element is None else str(element.get("id"))

    return block_of
