"""Draft pages for the preview: the whole document, or a part with its own pages.

They look like those of the finished PDF, but lack the invisible parts: tags, attachments, archival metadata. They are
not judged.
"""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.writers.html import print_page
from outcome_reports.writers.layout_cost import require_room_for_pages
from outcome_reports.writers.page_parts import PagePart, parts_of
from outcome_reports.writers.pdf.pdf_writer import PdfOptions
from outcome_reports.writers.shown_pictures import with_pictures


@record(frozen=True, slots=True)
class Draft:
    """Pages as PDF, and the parts that fill them. `lost` says what the PDF could not show."""

    data: bytes
    parts: tuple[PagePart, ...]
    lost: tuple[str, ...]


def draft(document: tree.Document, brand: Brand, part: PagePart | None = None) -> Draft:
    """Return the pages of `document`, or of one `part` of it, which begins on the page that the part says.

    Raises the errors of `lay_out`.
    """
    require_room_for_pages(document)
    document = with_pictures(document, brand)
    html = print_page(document, brand, None, part)
    from outcome_reports.writers.pdf.layout import Layout

    made = Layout(document, brand, PdfOptions(), html).draft()
    return Draft(made.data, parts_of(made.blocks, len(document.blocks)) if part is None else (part,), made.lost)
