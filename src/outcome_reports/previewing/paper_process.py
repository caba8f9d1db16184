"""The child processes of the paged preview: they lay out documents as PDF or Word, and draw pages as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import EXPECTED, OutcomeError, words_of
from outcome_reports.intake.libreoffice import converted
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.platform.own_process import let_others_go_first
from outcome_reports.platform.records import record
from outcome_reports.previewing.page_searching import Search, find_spot
from outcome_reports.tree import Document
from outcome_reports.writers.page_parts import PagePart

Medium = Literal["pdf", "word"]
"""The format whose pages are shown: PDF, or Word as LibreOffice lays it out."""
BACKGROUND = "background"
"""Argument for a process with low priority."""


@record(frozen=True, slots=True)
class Layout:
    """A request for the pages of a document."""

    document: Document
    brand: Brand
    medium: Medium


@record(frozen=True, slots=True)
class PartLayout:
    """A request for the pages of a part of a document, as in its PDF."""

    document: Document
    brand: Brand
    part: PagePart


@record(frozen=True, slots=True)
class Pages:
    """A PDF, the width and height of its pages in points, and the parts of the document on them.

    `lost` lists what could not be shown.
    """

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    parts: tuple[PagePart, ...] = ()
    lost: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Drawing:
    """A request for the picture of a page of `pdf`, counted from 0; `scale` is in pixels per point."""

    pdf: bytes
    page: int
    scale: float


def serve(messages: Iterator[object], answer: Callable[[object], None], arguments: Sequence[str]) -> None:
    """Answer each Layout and PartLayout with Pages, each Drawing with a PNG, each Search with a Spot or None.

    An error is answered with an OutcomeError.
    """
    if BACKGROUND in arguments:
        let_others_go_first()
    for order in messages:
        try:
            answer(_answer(order))
        except EXPECTED as error:
            answer(OutcomeError(words_of(error)))


def _answer(order: object) -> object:
    match order:
        case Layout(document, brand, "pdf"):
            return _drafted(document, brand, None)
        case Layout(document, brand):
            from outcome_reports.api.outcome_document import OutcomeDocument

            pdf = converted(OutcomeDocument(document, brand).to_docx(), ".docx", "pdf")
            return Pages(pdf, page_sizes(pdf))
        case PartLayout(document, brand, part):
            return _drafted(document, brand, part)
        case Drawing():
            return _picture(order)
        case _:
            assert isinstance(order, Search)
            return find_spot(order)


def _drafted(document: Document, brand: Brand, part: PagePart | None) -> Pages:
    from outcome_reports.writers.pdf.drafting import draft

    with collection_held_back():
        made = draft(document, brand, part)
    return Pages(made.data, page_sizes(made.data), made.parts, made.lost)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height in points of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def _picture(order: Drawing) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(order.pdf)
    try:
        page = document[order.page]
        picture = page.render(scale=order.scale).to_pil()
        page.close()
    finally:
        document.close()
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1)
    return data.getvalue()
