"""The PDF writer's interface: options and results."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.writers.html import print_page
from outcome_reports.writers.layout_cost import require_room_for_pages
from outcome_reports.writers.output_options import Attachment, Printing
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.shown_pictures import with_pictures

if TYPE_CHECKING:
    from outcome_reports.writers.pdf.layout import Layout


class PdfOptions(BaseModel):
    """Options of the PDF writer."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    attachments: tuple[Attachment, ...] = ()
    """Files to put inside, as sources of the document (PDF/A-3, ISO 19005-3, 6.8)."""
    overrides: Path | None = None
    """A folder whose `html` templates and `css` stylesheets take precedence over ours, or None."""
    printing: Printing | None = None
    """Bleed and crop marks, None for pages at their final size."""


@record(frozen=True, slots=True)
class PdfResult:
    """A PDF and what only its layout knows: the page, from 1, on which each block with an id begins."""

    data: bytes
    pages: Mapping[str, int]
    page_count: int


@record(frozen=True, slots=True)
class DraftPages:
    """A PDF to be looked at only: for each page the numbers of the document's blocks on it, with whether the first of
    them always begins a page; and what was `lost`.
    """

    data: bytes
    blocks: tuple[tuple[tuple[int, ...], bool], ...]
    lost: tuple[str, ...]


_DEFAULTS = PdfOptions()


def render(rendering: Rendering) -> bytes:
    """Write the PDF of a rendering. Raises the errors of `write_pdf`."""
    return rendering.pdf.data


def write_pdf(document: tree.Document, brand: Brand, options: PdfOptions = _DEFAULTS) -> PdfResult:
    """Return the document as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), the same bytes for the same
    arguments.

    Raises RenderError naming everything that would be lost: glyphs the brand's fonts do not have, pictures that cannot
    be read, links that lead nowhere, addresses outside the document; TypeError for unresolved mentions.
    """
    return lay_out(document, brand, options).paint()


def lay_out(document: tree.Document, brand: Brand, options: PdfOptions = _DEFAULTS) -> Layout:
    """Return the document laid out: if only the pages are needed, this saves painting, 30 % of the time.

    Raises RenderError for addresses outside the document, TooLargeForPagesError for more than there is memory for,
    TypeError for unresolved mentions.
    """
    require_room_for_pages(document)
    document = with_pictures(document, brand)
    html = print_page(document, brand, options.overrides)
    # WeasyPrint takes longer to import than a short document to lay out.
    from outcome_reports.writers.pdf.layout import Layout

    return Layout(document, brand, options, html)
