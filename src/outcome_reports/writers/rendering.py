"""A document about to be written: the data shared by its formats."""

from __future__ import annotations

import copy
import functools
import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from outcome_reports.branding.brand import Brand
from outcome_reports.errors import LayoutMissingError
from outcome_reports.tree import Document
from outcome_reports.writers.layout_cost import TooLargeForPagesError
from outcome_reports.writers.output_options import PLAIN, Attachment, Download, Finish

if TYPE_CHECKING:
    from outcome_reports.writers.html.html_writer import WebPage
    from outcome_reports.writers.pdf import PdfResult
    from outcome_reports.writers.pdf.layout import Layout

_LOG = logging.getLogger(__name__)


class Rendering:
    """The input of a writer: the `document`, its `brand`, and what the caller chose.

    `attach` returns the files to put inside a PDF; `downloads` are the files that a web page offers. The layout of the
    PDF is made once: Word's contents and excerpts take their page numbers from it.
    """

    def __init__(
        self,
        document: Document,
        brand: Brand,
        finish: Finish = PLAIN,
        attach: Callable[[], tuple[Attachment, ...]] = tuple,
        downloads: tuple[Download, ...] = (),
    ) -> None:
        self.document = document
        self.brand = brand
        self.finish = finish
        self.downloads = downloads
        self._attach = attach
        self.lacks_pages = ""
        """The reason why a format that quotes page numbers was made without them; "" if none was."""
        self.page_source: Callable[[], Mapping[str, int] | None] = lambda: None
        """A function that may know the pages without a layout."""

    def offering(self, downloads: tuple[Download, ...]) -> Rendering:
        """Return the same rendering with different downloads."""
        offering = copy.copy(self)
        offering.downloads = downloads
        return offering

    @functools.cached_property
    def web_page(self) -> WebPage:
        """The web page but for its downloads. Raises RenderError."""
        from outcome_reports.writers.html.html_writer import WebPage

        return WebPage(self.document, self.brand, self.finish.templates)

    @functools.cached_property
    def _layout(self) -> Layout:
        from outcome_reports.writers.pdf import PdfOptions, lay_out

        options = PdfOptions(attachments=self._attach(), overrides=self.finish.templates, printing=self.finish.printing)
        return lay_out(self.document, self.brand, options)

    @functools.cached_property
    def pdf(self) -> PdfResult:
        """The PDF. Raises RenderError."""
        layout = self._layout
        # The layout is large, and its page numbers are in the result, too.
        del self._layout
        return layout.paint()

    @property
    def pages(self) -> Mapping[str, int]:
        """The page of the PDF on which each block begins, by the block's id; lays out the document if necessary."""
        if "pdf" in self.__dict__:
            return self.pdf.pages
        return self._told_pages if self._told_pages is not None else self._layout.pages

    @property
    def pages_if_possible(self) -> Mapping[str, int]:
        """The same as `pages`, or empty if the document cannot be laid out: `lacks_pages` then gives the reason.

        For formats that only quote page numbers.
        """
        try:
            return self.pages
        except LayoutMissingError as error:
            self._do_without_pages(f"{error.args[0]}; outcome-reports doctor says what to install")
        except TooLargeForPagesError as error:
            self._do_without_pages(error.problems[0])
        return {}

    def _do_without_pages(self, why: str) -> None:
        if not self.lacks_pages:
            self.lacks_pages = why
            _LOG.warning("%s: without page numbers: %s", self.document.kind, why)

    @functools.cached_property
    def _told_pages(self) -> Mapping[str, int] | None:
        return self.page_source()

    @property
    def known_pages(self) -> Mapping[str, int]:
        """The pages if they are already known, else nothing."""
        known = self.__dict__.get("_told_pages") is not None or self.__dict__.keys() & {"pdf", "_layout"}
        return self.pages if known else {}
