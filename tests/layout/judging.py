"""Faults of a laid-out document that a designer would send back, found on its finished pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from tests.layout.pages import Block, Box, Page, Run

_MM = 72 / 25.4
SIDE, TOP, BOTTOM = 22 * _MM, 27 * _MM, 25 * _MM
"""Margins of our pages."""
_NARROW_COLUMN = 66 * _MM
"""Where the column of side-heads ends."""
_TOLERANCE = 1.5
_NEARLY_EMPTY = 0.17
_NOT_FILLED = 0.62
_HEADINGS = {"H1", "H2", "H3", "H4"}


def overflowing(pages: Sequence[Page]) -> Iterator[str]:
    """Text outside the margins of its page, or over other text."""
    for page in pages:
        for block in page.blocks:
            box = block.box
            low = 17 * _MM if is_full_bleed(page) else BOTTOM
            room = Box(SIDE - _TOLERANCE, low - _TOLERANCE, page.width - SIDE + _TOLERANCE, page.height)
            if box.area - box.meet(room).area > 0.01:
                yield f"page {page.number}: outside the margins: {block.text[:60]}"
        for run in page.furniture:
            if run.box.left < SIDE - _TOLERANCE or run.box.right > page.width - SIDE + _TOLERANCE:
                yield f"page {page.number}: outside the margins: {run.text[:60]}"
        yield from _collisions(page)


def _collisions(page: Page) -> Iterator[str]:
    owned: list[tuple[int, Run]] = [(number, run) for number, block in enumerate(page.blocks) for run in block.runs]
    owned += [(-1 - number, run) for number, run in enumerate(page.furniture)]
    owned.sort(key=lambda pair: -pair[1].box.top)
    for position, (owner, run) in enumerate(owned):
        for other_owner, other in itertools.islice(owned, position + 1, None):
            if other.box.top < run.box.bottom:
                break
            if owner != other_owner and run.box.meet(other.box).area > 0.3 * min(run.box.area, other.box.area):
                yield f"page {page.number}: “{run.text[:40]}” stands on “{other.text[:40]}”"


def is_full_bleed(page: Page) -> bool:
    """Whether the page is a cover or the last page: no running head and no page number."""
    return not any(run.text.strip() == str(page.number) for run in page.furniture)


def fill(page: Page) -> float:
    """How far down its page text reaches: 1 is the lower margin."""
    lowest = min(block.box.bottom for block in page.blocks)
    return (page.height - TOP - lowest) / (page.height - TOP - BOTTOM)


def empty_pages(pages: Sequence[Page]) -> Iterator[str]:
    """Pages with next to nothing, and pages that end early though what follows is no new section."""
    for page, after in itertools.zip_longest(pages, pages[1:]):
        if is_full_bleed(page):
            continue
        if not page.blocks or fill(page) < _NEARLY_EMPTY:
            yield f"page {page.number} is nearly empty"
        elif after and not is_full_bleed(after) and after.blocks[0].kind != "H2" and fill(page) < _NOT_FILLED:
            yield f"page {page.number} is filled to {fill(page):.0%} only, before “{after.blocks[0].text[:40]}”"


def headings_at_foot(pages: Sequence[Page]) -> Iterator[str]:
    """Headings, captions and header rows with less than two lines of text beside or below them on their page.

    Under a heading across the page one line is enough if it is all there is of its paragraph, as `single_lines` sees.
    """
    for page, next_page in itertools.zip_longest(pages, pages[1:]):
        goes_on = next_page and next_page.blocks and next_page.blocks[0].kind not in _HEADINGS
        text = [block for block in page.blocks if not _guides(block)]
        for block in page.blocks:
            if _guides(block):
                after = [other for other in text if other.box.bottom < block.box.top and _holds(block, other)]
                if sum(other.lines for other in after) < (2 if goes_on and block.kind == "H4" else 1):
                    yield f"page {page.number}: at the foot: {block.text[:60]}"


def _guides(block: Block) -> bool:
    return block.kind in _HEADINGS | {"Caption"} or block.in_head


def _holds(heading: Block, other: Block) -> bool:
    """Text of a section is in the wide column, what stands under a side-head in the narrow one is its label."""
    return other.row >= 0 or other.box.right > _NARROW_COLUMN or heading.kind == "H1"


def single_lines(pages: Sequence[Page], lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs of which one line alone is left behind or carried over; `lines` are the document's own."""
    whole = {_letters(line) for line in lines}
    for page, after in itertools.pairwise(pages):
        endings = {_letters(block.text): block for block in after.blocks}
        for block in page.blocks:
            beginning = _letters(block.text)
            if beginning in whole:
                continue
            for line in whole:
                if line.startswith(beginning) and (rest := endings.get(line[len(beginning) :])):
                    if block.lines < 2:
                        yield f"page {page.number}: a first line alone: {block.text[:60]}"
                    if rest.lines < 2:
                        yield f"page {after.number}: a last line alone: {rest.text[:60]}"


def _letters(text: str) -> str:
    return "".join(text.split())


def broken_words(pages: Sequence[Page], lines: Sequence[str]) -> Iterator[str]:
    """Words parted between lines where there is no hyphen; `lines` are the document's own."""
    known = {word for line in lines for word in re.findall(r"\w+", line)}
    for page in pages:
        for block in page.blocks:
            for first, second in itertools.pairwise(block.rows_of_text):
                begin, end = re.search(r"\w+$", first.rstrip()), re.match(r"\w+", second.strip())
                if begin and end and begin[0] not in known and begin[0] + end[0] in known:
                    yield f"page {page.number}: a word is parted: {begin[0]} {end[0]}"


def torn_rows(pages: Sequence[Page]) -> Iterator[str]:
    """Rows parted between pages of which less than three lines stand on either, or a cell only begins on the second."""
    for page, after in itertools.pairwise(pages):
        if not page.blocks or page.blocks[-1].row < 0 or not after.blocks:
            continue
        before, rest = _row(page, page.blocks[-1].row), _first_row(after)
        # A row that begins on a page has its header there.
        if not rest or any(cell[0].cell_kind == "TH" for cell in rest):
            continue
        if max(map(_lines, before)) < 3 or max(map(_lines, rest)) < 3:
            yield f"page {page.number}: a row is torn after a line or two: {before[0][0].text[:40]}"
        for cell in rest:
            if not any(_below_each_other(cell, other) for other in before):
                yield f"page {page.number}: a cell begins on the next page only: {cell[0].text[:40]}"


def _row(page: Page, row: int) -> list[list[Block]]:
    """The cells of a row that have text, each as its blocks."""
    cells: dict[int, list[Block]] = {}
    for block in page.blocks:
        if block.row == row:
            cells.setdefault(block.cell, []).append(block)
    return list(cells.values())


def _first_row(page: Page) -> list[list[Block]]:
    """The row of a table that the page begins with, after the header."""
    row = next((block.row for block in page.blocks if not block.in_head), -1)
    return _row(page, row) if row >= 0 else []


def _below_each_other(cell: list[Block], other: list[Block]) -> bool:
    left, right = min(block.box.left for block in cell), max(block.box.right for block in cell)
    low, high = min(block.box.left for block in other), max(block.box.right for block in other)
    return min(right, high) - max(left, low) > min(right - left, high - low) / 2


def _lines(cell: list[Block]) -> int:
    return sum(block.lines for block in cell)


def unmarked_continuations(pages: Sequence[Page], label: str) -> Iterator[str]:
    """Pages on which a table goes on and no word in the margin says so."""
    for page in pages[1:]:
        if page.blocks and page.blocks[0].row >= 0 and not any(label in run.text.lower() for run in page.furniture):
            yield f"page {page.number}: a table goes on and nothing says so"


def coarse_pictures(pages: Sequence[Page], density: float = 200) -> Iterator[str]:
    """Images with fewer than `density` pixels for each inch."""
    for page in pages:
        for picture in page.pictures:
            if picture.density < density:
                yield f"page {page.number}: an image has {picture.density:.0f} dpi only"


def colours(pages: Sequence[Page]) -> set[tuple[int, int, int]]:
    """The colours of text."""
    return {run.colour for page in pages for run in page.runs}


def sizes(pages: Sequence[Page]) -> set[float]:
    """The sizes of text, in points."""
    return {round(run.size, 1) for page in pages for run in page.runs}
