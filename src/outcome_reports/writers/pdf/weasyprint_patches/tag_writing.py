"""A tag tree of our own in the place of WeasyPrint's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pydyf
import weasyprint.pdf

from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, page_box

_add_tags: Any = weasyprint.pdf.add_tags
_TAG_WRITER = "outcome_reports_tag_writer"


def tag_with(document: Any, write: Callable[[Any, Sequence[PaintedPage]], None]) -> None:
    """Make WeasyPrint call `write` with the PDF and the painted pages of `document` instead of tagging it itself.

    WeasyPrint makes a tag tree for each page by itself: a table, list or paragraph that continues on another page is
    split, the header of a table is read again on each page, and leaders and running heads count as text (#2903). Its
    own tree also takes quadratic time in the number of pages. Documents without a writer are tagged as before.
    """
    setattr(document, _TAG_WRITER, write)
    weasyprint.pdf.add_tags = _tagged


def _tagged(pdf: Any, document: Any, pdf_version: str, streams: Sequence[Any]) -> None:
    write = getattr(document, _TAG_WRITER, None)
    if write is None:
        _add_tags(pdf, document, pdf_version, streams)
        return
    pages = [
        PaintedPage(number, page.height, page_box(page), stream._tags)
        for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True))
    ]
    write(pdf, pages)
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def marked_streams(pdf: Any, pages: Iterable[PaintedPage]) -> Iterator[tuple[int, Any]]:
    """Yield the streams of a PDF that hold marked content, each with the number of its page.

    What is half transparent has a separate stream, which shares the numbering of marks with that of its page.
    """
    numbers = {id(page.register): page.number for page in pages}
    for item in pdf.objects:
        page = numbers.get(id(getattr(item, "_tags", None)))
        if page is not None:
            yield page, item


def fonts_of(stream: Any) -> Iterable[Any]:
    """Return the fonts whose glyphs a stream shows."""
    fonts: Iterable[Any] = stream._fonts.values()
    return fonts
