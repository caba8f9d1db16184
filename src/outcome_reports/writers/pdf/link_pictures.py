"""Preview pictures for links to a document: the card for social media, and a thumbnail of the first page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import RenderError
from outcome_reports.platform.resources import templates
from outcome_reports.tree import Role
from outcome_reports.writers.output_options import CARD_SIZE
from outcome_reports.writers.pdf.pdf_writer import PdfOptions, write_pdf

THUMBNAIL_WIDTH = 320
"""Pixels."""
_ON_CARD = (Role.DOCUMENT_TYPE, Role.TITLE, Role.SERIES, Role.THEME, Role.DATES, Role.STATUS)
"""The words of a cover that are on the card."""


def card(document: tree.Document, brand: Brand) -> bytes:
    """Return the cover of `document` as a PNG of `CARD_SIZE` pixels, the same bytes for the same arguments.

    Words that do not fit are left out, those of the title last.
    """
    for blocks in _covers(document):
        cover = tree.Section(blocks, id="cover", role=Role.COVER)
        try:
            made = write_pdf(replace(document, blocks=(cover,)), brand, PdfOptions(overrides=templates() / "card"))
        except RenderError:
            continue
        if made.page_count == 1:
            return _drawn(made.data, CARD_SIZE)
    raise AssertionError("a cover without words has room on any page")


def thumbnail(pdf: bytes) -> bytes:
    """Return the first page of `pdf` as a PNG, `THUMBNAIL_WIDTH` pixels wide."""
    return _drawn(pdf, (THUMBNAIL_WIDTH, 0))


def _covers(document: tree.Document) -> Iterator[tuple[tree.Block, ...]]:
    blocks = tuple(replace(block, id="") for block in _words(document))
    yield blocks
    yield tuple(block for block in blocks if block.role in {Role.DOCUMENT_TYPE, Role.TITLE})
    yield ()


def _words(document: tree.Document) -> Iterator[tree.Heading | tree.Paragraph]:
    """Yield the words of the cover; for a document without one its title, theme and organiser."""
    for block in document.blocks:
        if isinstance(block, tree.Section) and block.role == Role.COVER:
            for inner in block.blocks:
                if isinstance(inner, tree.Heading | tree.Paragraph) and inner.role in _ON_CARD:
                    yield inner
            return
    metadata = document.metadata
    yield tree.Heading(1, (tree.Text(metadata.title),), role=Role.TITLE, in_contents=False)
    for role, words in ((Role.THEME, metadata.event and metadata.event.theme), (Role.STATUS, metadata.mark)):
        if words:
            yield tree.Paragraph((tree.Text(words),), role=role)


def _drawn(pdf: bytes, size: tuple[int, int]) -> bytes:
    """Return the first page of `pdf` as a PNG of `size`; a height of 0 is that of the whole page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        scale = size[0] / page.get_width()
        picture = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    out = io.BytesIO()
    picture.crop((0, 0, size[0], size[1] or picture.height)).save(out, "PNG", optimize=True)
    return out.getvalue()
