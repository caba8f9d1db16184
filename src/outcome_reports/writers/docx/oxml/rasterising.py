"""SVG to PNG, for programs without vector graphics: drawn by WeasyPrint, without network access, and by PDFium."""

from __future__ import annotations

import io

from lxml import etree

_DOTS_PER_INCH = 250
_ADDRESS = "memory:picture.svg"


def rasterised(svg: bytes, width: float) -> bytes:
    """Return `svg` as a PNG `width` millimetres wide, transparent where nothing is drawn.

    Raises ValueError if it is not SVG, has no size, or refers to anything outside itself.
    """
    try:
        import pypdfium2
    except ImportError:
        raise ValueError("Word shows no SVG: export it as PNG, or install pypdfium2") from None
    # This module first: it says what to install if WeasyPrint cannot be loaded.
    from outcome_reports.writers.pdf.fetching import MemoryFetcher  # isort: split
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    height = width * _ratio(svg)
    page = (
        f"<style>@page{{size:{width:.3f}mm {height:.3f}mm;margin:0}}html,body{{margin:0}}"
        f"img{{display:block;width:{width:.3f}mm;height:{height:.3f}mm}}</style><img src='{_ADDRESS}' alt=''>"
    )
    fetcher = MemoryFetcher({_ADDRESS: (svg, "image/svg+xml")})
    try:
        pdf = HTML(string=page, url_fetcher=fetcher).write_pdf()
    except FatalURLFetchingError:
        pdf = b""
    if fetcher.refused:
        raise ValueError(f"it refers to {fetcher.refused[0][:80]}, but nothing outside a picture is read")
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=_DOTS_PER_INCH / 72, fill_color=(255, 255, 255, 0), maybe_alpha=True)
        out = io.BytesIO()
        bitmap.to_pil().convert("RGBA").save(out, "PNG")
    finally:
        document.close()
    return out.getvalue()


def _ratio(svg: bytes) -> float:
    """Height by width, from the view box or the size."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not SVG ({error})") from None
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width") or "", root.get("height") or ""]
    try:
        width, height = (float(side.removesuffix("px")) for side in sides)
    except ValueError:
        raise ValueError("the SVG has neither a viewBox nor a width and height in pixels") from None
    if width <= 0 or height <= 0:
        raise ValueError("the SVG has no size")
    return height / width
