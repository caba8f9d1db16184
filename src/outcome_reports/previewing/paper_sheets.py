"""The sheets of paper that a preview shows: each a page of a PDF, of the whole document or of a part of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.previewing.live_document import Choice
from outcome_reports.previewing.paper_process import Medium, Pages
from outcome_reports.tree import Document
from outcome_reports.writers.page_parts import PagePart, changed_parts

Content = tuple[Document, Brand]


@record(frozen=True, slots=True)
class Sheet:
    """A page: the number of its PDF, its own in there from 0, its width and height in points, and the first of the
    blocks of the part that it is of, -1 if that is not known.
    """

    pdf: int
    page: int
    width: float
    height: float
    part: int = -1


@record(frozen=True, slots=True)
class Whole:
    """A document that was laid out as a whole."""

    wanted: tuple[Choice, Medium]
    content: Content
    sheets: tuple[Sheet, ...]
    parts: tuple[PagePart, ...]
    lost: tuple[str, ...]


def sheets_of(pdf: int, made: Pages) -> list[Sheet]:
    """Return the sheets of `made`, whose PDF has the number `pdf`."""
    # A part that is alone has all pages of its PDF.
    first = made.parts[0].page - 1 if made.parts else 0
    begun = {part.page - 1 - first: part.first for part in made.parts}
    return [
        Sheet(pdf, page, *size, max((part for at, part in begun.items() if at <= page), default=-1))
        for page, size in enumerate(made.sizes)
    ]


def of_part(sheets: Sequence[Sheet], block: int) -> list[int]:
    """Return which of `sheets`, from 0, are of the part that has a top-level block; nothing if no part has it."""
    part = max((sheet.part for sheet in sheets if sheet.part <= block), default=-1)
    return [number for number, sheet in enumerate(sheets) if sheet.part == part]


def unchanged(
    before: Mapping[PagePart, tuple[Content, list[Sheet]]], part: PagePart, content: Content, kept: Collection[int]
) -> list[Sheet] | None:
    """Return the sheets of `part` as they were drawn `before`, if they are the same in `content` and their PDF is one
    of those `kept`; else None.
    """
    old, sheets = before.get(part, (None, []))
    same = old and old[1] == content[1] and changed_parts(old[0], content[0], [part]) == ()
    return sheets if same and all(sheet.pdf in kept for sheet in sheets) else None
