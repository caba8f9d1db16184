"""What the child processes of the paper do: lay a document out as PDF or Word, and draw a page of it as a picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from outcome_reports.errors import EXPECTED, OutcomeError, words_of
from outcome_reports.intake.libreoffice import converted
from outcome_reports.previewing.live_document import Choice

Medium = Literal["pdf", "word"]
"""Whose pages are shown: those of the PDF, or those of the Word file as LibreOffice lays it out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An order for the pages of a document of the edition in `folder`, as its files are now."""

    folder: Path
    choice: Choice
    medium: Medium


@dataclass(frozen=True, slots=True)
class Drawing:
    """An order for the picture of a page of `pdf`, from 0, with so many pixels for a point."""

    pdf: bytes
    page: int
    scale: float


def serve(messages: Iterator[object], answer: Callable[[object], None], _arguments: Sequence[str]) -> None:
    """Answer each Layout with the PDF and each Drawing with a PNG; what goes wrong with an OutcomeError."""
    layouts = _Layouts()
    for order in messages:
        try:
            answer(layouts.pdf(order) if isinstance(order, Layout) else _picture(order))
        except EXPECTED as error:
            answer(OutcomeError(words_of(error)))


class _Layouts:
    """Keeps what was read of the edition from one layout to the next."""

    def __init__(self) -> None:
        self._live: dict[Path, object] = {}

    def pdf(self, order: Layout) -> tuple[bytes, list[tuple[float, float]]]:
        """Return the PDF and the sizes of its pages in points."""
        from outcome_reports.previewing.live_edition import LiveEdition

        live = self._live.setdefault(order.folder, LiveEdition(order.folder))
        assert isinstance(live, LiveEdition)
        live.read()
        if live.edition is None or live.problems:
            raise OutcomeError("the files have a mistake: these pages are from before")
        made = order.choice.document(live.edition)
        pdf = made.to_pdf() if order.medium == "pdf" else converted(made.to_docx(), ".docx", "pdf")
        return pdf, page_sizes(pdf)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height in points of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def _picture(order: object) -> bytes:
    import pypdfium2

    assert isinstance(order, Drawing)
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
