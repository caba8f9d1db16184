"""The pages that a preview shows: each is from the PDF of the whole document or of a part of it."""

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
    """A page: the number of its PDF, its own number there from 0, and its width and height in points.

    `part` is the first block of the part that it belongs to, -1 if unknown.
    """

    pdf: int
    page: int
    width: float
    height: float
    part: int = -1


@record(frozen=True, slots=True)
class Whole:
    """A document that has been laid out completely."""

    wanted: tuple[Choice, Medium]
    content: Content
    sheets: tuple[Sheet, ...]
    parts: tuple[PagePart, ...]
    lost: tuple[str, ...]


def sheets_of(pdf: int, made: Pages) -> list[Sheet]:
    """Return the sheets of `made`, whose PDF has the number `pdf`."""
    # A part laid out separately has a PDF of its own.
    first = made.parts[0].page - 1 if made.parts else 0
    begun = {part.page - 1 - first: part.first for part in made.parts}
    return [
        Sheet(pdf, page, *size, max((part for at, part in begun.items() if at <= page), default=-1))
        for page, size in enumerate(made.sizes)
    ]


def of_part(sheets: Sequence[Sheet], block: int) -> list[int]:
    """Return the numbers, from 0, of the `sheets` of the part that contains a top-level block; none if no part does."""
    part = max((sheet.part for sheet in sheets if sheet.part <= block), default=-1)
    return [number for number, sheet in enumerate(sheets) if sheet.part == part]


def unchanged(
    before: Mapping[PagePart, tuple[Content, list[Sheet]]], part: PagePart, content: Content, kept: Collection[int]
) -> list[Sheet] | None:
    """Return the sheets of `part` from `before` if they are the same in `content` and their PDFs are still `kept`,
    else None.
    """
    old, sheets = before.get(part, (None, []))
    same = old and old[1] == content[1] and changed_parts(old[0], content[0], [part]) == ()
    return sheets if same and all(sheet.pdf in kept for sheet in sheets) else None
