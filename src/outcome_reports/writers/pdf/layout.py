"""Layout and painting with WeasyPrint."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint
from weasyprint.urls import FatalURLFetchingError

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import PageFaultsError, RenderError
from outcome_reports.writers.brand_fonts import CSS_NAMES
from outcome_reports.writers.font_fallback import lettering_for
from outcome_reports.writers.html.chapter_colours import chapter_colours
from outcome_reports.writers.html.picture_addresses import asset_address
from outcome_reports.writers.output_options import Attachment
from outcome_reports.writers.pdf.attached_files import attached, files_of
from outcome_reports.writers.pdf.fetching import MemoryFetcher
from outcome_reports.writers.pdf.judging.verdict import judge_layout
from outcome_reports.writers.pdf.overlong_runs import break_runs, name_without_breaks, overlong_runs
from outcome_reports.writers.pdf.page_parsing import parse_page
from outcome_reports.writers.pdf.paper_style import brand_files, style_of
from outcome_reports.writers.pdf.pdf_writer import DraftPages, PdfOptions, PdfResult
from outcome_reports.writers.pdf.printer_marks import prepare_for_printer, printing_rules
from outcome_reports.writers.pdf.pydyf_patches import write_objects_once
from outcome_reports.writers.pdf.render_warnings import (
    borrowed_characters,
    collected_messages,
    describe_character,
    missing_characters,
)
from outcome_reports.writers.pdf.tags.structure_tree import write_structure
from outcome_reports.writers.pdf.tags.tagging import Tagger
from outcome_reports.writers.pdf.weasyprint_patches.entrance import page_of
from outcome_reports.writers.pdf.weasyprint_patches.floats import keep_floats_whole
from outcome_reports.writers.pdf.weasyprint_patches.metadata import identify_as_pdfua, list_attachments_once
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import PaintedPage, blocks_on_pages
from outcome_reports.writers.pdf.weasyprint_patches.saved_time import save_time
from outcome_reports.writers.pdf.weasyprint_patches.table_rows import end_rows_at_their_text, show_row_names_again
from outcome_reports.writers.pdf.weasyprint_patches.tag_writing import tag_with
from outcome_reports.writers.pull_quotes import is_drawable, quote_address, quote_svg, quotes_of

keep_floats_whole()
save_time()
write_objects_once()


class Layout:
    """A document laid out on pages, not painted yet.

    Raises RenderError if it refers to an address outside itself. Painting reports anything else that would be lost.
    """

    def __init__(self, document: tree.Document, brand: Brand, options: PdfOptions, html: str) -> None:
        self._document = document
        self._printing = options.printing
        self._lettering = lettering_for(document, brand)
        self._attachments = sorted(options.attachments, key=lambda attachment: attachment.name)
        self._fetcher = MemoryFetcher({**brand_files(brand), **dict(_files(document, brand, self._attachments))})
        with self._collected() as self._messages:
            fonts, style = style_of(brand, self._lettering, options.overrides, self._messages)
            styles = [style]
            rules = filter(None, (chapter_colours(document, brand, "print"), printing_rules(options.printing)))
            styles += [weasyprint.CSS(string=rule, url_fetcher=self._fetcher) for rule in rules]
            page = page_of(parse_page(html, ours=options.overrides is None), self._fetcher)
            self._html = page.etree_element
            lay_out = functools.partial(page.render, font_config=fonts, stylesheets=styles, pdf_variant="pdf/a-3a")
            self._layout = lay_out()
            for anywhere in (False, True):
                overlong = overlong_runs(self._layout.pages)
                if overlong and break_runs(overlong, anywhere=anywhere):
                    self._layout = lay_out()
        name_without_breaks(self._layout.pages)
        end_rows_at_their_text(self._layout.pages)
        show_row_names_again(self._layout.pages)

    @functools.cached_property
    def pages(self) -> Mapping[str, int]:
        """The page, from 1, on which each block with an id begins."""
        pages: dict[str, int] = {}
        # A block that continues over pages has an anchor on each of them.
        for number, page in enumerate(self._layout.pages, start=1):
            for name in page.anchors:
                pages.setdefault(name, number)
        return pages

    def paint(self) -> PdfResult:
        """Return the PDF. Raises RenderError for anything that would be lost. To be called once."""
        document, layout = self._document, self._layout
        pages = self.pages
        tag_with(layout, self._tag)
        with self._collected() as messages:
            data = layout.write_pdf(
                finisher=self._finish,
                pdf_variant="pdf/a-3a",
                attachments=attached(document, self._attachments, self._fetcher),
            )
        if problems := self._lost(messages):
            raise RenderError(problems)
        if self._faults:
            raise PageFaultsError(self._faults)
        return PdfResult(data, pages, len(layout.pages))

    def draft(self) -> DraftPages:
        """Return the draft pages. To be called once, instead of `paint`."""
        with self._collected() as messages:
            data = self._layout.write_pdf()
        return DraftPages(data, tuple(blocks_on_pages(self._layout.pages, self._html)), tuple(self._lost(messages)))

    def _lost(self, messages: Sequence[str]) -> list[str]:
        characters, problems = missing_characters([*self._messages, *messages])
        chosen = (*CSS_NAMES.values(), *self._lettering.names("sans"), *self._lettering.names("serif"))
        characters += borrowed_characters(self._layout, chosen)
        told = (describe_character(character, self._document) for character in sorted(set(characters)))
        return [*self._outside(), *problems, *told]

    def _tag(self, pdf: Any, pages: Sequence[PaintedPage]) -> None:
        tagger = Tagger(pages, self._document.labels.get("page", ""))
        self._faults = judge_layout(pages, self._html, tagger.document, self._document)
        write_structure(pdf, pages, tagger)

    def _finish(self, _layout: Any, pdf: Any) -> None:
        identify_as_pdfua(pdf)
        list_attachments_once(pdf)
        if self._printing:
            prepare_for_printer(pdf, self._printing)

    @contextmanager
    def _collected(self) -> Iterator[list[str]]:
        with collected_messages() as messages:
            try:
                yield messages
            except FatalURLFetchingError:
                raise RenderError([*self._outside(), *missing_characters(messages)[1]]) from None

    def _outside(self) -> list[str]:
        return [f"the address {url} is outside the document and was not read" for url in self._fetcher.refused]


def _files(
    document: tree.Document, brand: Brand, attachments: list[Attachment]
) -> Iterator[tuple[str, tuple[bytes, str]]]:
    for words in quotes_of(document.blocks):
        if is_drawable(words, brand):
            yield quote_address(words), (quote_svg(words, brand), "image/svg+xml")
    for name, asset in document.assets.items():
        yield asset_address(name), (asset.data, asset.media_type)
    yield from files_of(attachments)
