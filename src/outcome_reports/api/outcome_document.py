"""A document, ready to be written in any format."""

from __future__ import annotations

import contextlib
import functools
import html
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from outcome_reports.archive import embedded_source as archive
from outcome_reports.branding.brand import Brand
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.tree import Contents, Document, blocks_of, lines_of
from outcome_reports.writers.output_options import FORMATS, PLAIN, Finish, Format, Printing

if TYPE_CHECKING:
    from outcome_reports.writers.html import Download
    from outcome_reports.writers.pdf import PdfResult
    from outcome_reports.writers.pdf.layout import Layout


class OutcomeDocument:
    """A document, ready to be written. Each format is made when first asked for, and kept.

    `tree` is the neutral document; `brand` what it looks like; `archive` what it is made from, put into its PDF (None
    for a document of the user's own sections); `holds` says, for an excerpt, how many entries each of its parts has;
    `folder` is where the content was read from, None for content that was not read from files; `finish` is the user's
    own templates and what a printer asks for.
    """

    def __init__(
        self,
        tree: Document,
        brand: Brand,
        archive: archive.Archive | None = None,
        holds: Mapping[str, int] | None = None,
        folder: Path | None = None,
        finish: Finish = PLAIN,
    ) -> None:
        self.tree = tree
        self.brand = brand
        self.archive = archive
        self.holds: Mapping[str, int] = holds or {}
        self.finish = finish
        self._folder = folder
        self._html: dict[tuple[Download, ...], bytes] = {}

    def __repr__(self) -> str:
        return f"<{self.tree.kind}: {self.tree.metadata.title}>"

    @functools.cached_property
    def _pdf(self) -> PdfResult:
        layout = self._layout
        # It is large, and what it knows of pages is in the result, too.
        del self._layout
        with collection_held_back():
            return layout.paint()

    @functools.cached_property
    def _layout(self) -> Layout:
        from outcome_reports.writers.pdf import Attachment, PdfOptions, lay_out

        attachments: tuple[Attachment, ...] = ()
        if source := self.source():
            attachments = (Attachment(archive.NAME, source, archive.DESCRIPTION, archive.MEDIA_TYPE),)
        options = PdfOptions(attachments=attachments, overrides=self.finish.templates, printing=self.finish.printing)
        with collection_held_back(), self._places_told():
            return lay_out(self.tree, self.brand, options)

    @functools.cached_property
    def _docx(self) -> bytes:
        from outcome_reports.writers.docx import DocxOptions, write_docx

        has_contents = any(isinstance(block, Contents) for block in blocks_of(self.tree.blocks))
        pages = self.pages if has_contents else None
        with collection_held_back(), self._places_told():
            return write_docx(self.tree, self.brand, DocxOptions(pages=pages))

    @contextlib.contextmanager
    def _places_told(self) -> Iterator[None]:
        """Adds the places in the content to an error about characters that no font has."""
        from outcome_reports.writers.font_fallback import MissingCharactersError

        try:
            yield
        except MissingCharactersError as error:
            if self._folder is None:
                raise
            from outcome_reports.reading import places_of_character

            raise error.placed(functools.partial(places_of_character, self._folder)) from None

    @property
    def pages(self) -> dict[str, int]:
        """The page of the PDF on which each block begins, by the block's id; from the real layout."""
        return dict(self._pdf.pages if "_pdf" in self.__dict__ else self._layout.pages)

    @property
    def text(self) -> str:
        """The words of the document, a line for each paragraph, as they are in all formats."""
        return "\n".join(lines_of(self.tree.blocks))

    def source(self) -> bytes | None:
        """The content that the document shows, as JSON; in the PDF too, and `load` reads it. None if there is none."""
        return archive.write_archive(self.archive) if self.archive else None

    def to_pdf(self) -> bytes:
        """The PDF. Raises RenderError if anything of the document would be lost in it."""
        return self._pdf.data

    def to_docx(self) -> bytes:
        """The Word document; the page numbers of its contents come from the layout of the PDF."""
        return self._docx

    def to_html(self, downloads: tuple[Download, ...] = ()) -> bytes:
        """The web page, one self-contained file, UTF-8; it offers `downloads`, which lie beside it.

        Raises RenderError if anything of the document would be lost in it.
        """
        if downloads not in self._html:
            from outcome_reports.writers.html import HtmlOptions, write_html

            options = HtmlOptions(downloads=downloads, overrides=self.finish.templates)
            with self._places_told():
                self._html[downloads] = write_html(self.tree, self.brand, options)
        return self._html[downloads]

    def for_printer(self, bleed: float = 3.0, *, crop_marks: bool = True) -> OutcomeDocument:
        """The same document with `bleed` millimetres around the pages of its PDF, and marks where to cut.

        Raises ValueError for a bleed that is no bleed.
        """
        finish = replace(self.finish, printing=Printing(bleed, crop_marks))
        return OutcomeDocument(self.tree, self.brand, self.archive, self.holds, self._folder, finish)

    def to(self, format: Format) -> bytes:
        """The bytes in `format`. Raises ValueError for a format that there is not."""
        match format:
            case "pdf":
                return self.to_pdf()
            case "docx":
                return self.to_docx()
            case "html":
                return self.to_html()
        raise ValueError(f"“{format}” is no format: formats are {', '.join(FORMATS)}")

    def save(self, path: str | Path) -> Path:
        """Writes the document to `path`, in the format of its suffix, and gives the path back.

        Raises ValueError for another suffix, RenderError, and OSError; in each case an old file stays as it was.
        """
        target = Path(path)
        suffix = target.suffix.lower().removeprefix(".")
        if suffix not in FORMATS:
            raise ValueError(f"“{target.name}” must end in .{', .'.join(FORMATS)}")
        replace_file(target, self.to(suffix))
        return target

    def _repr_html_(self) -> str:
        page = html.escape(self.to_html().decode("utf-8"), quote=True)
        title = html.escape(self.tree.metadata.title, quote=True)
        return f'<iframe title="{title}" srcdoc="{page}" style="width:100%;height:720px;border:0"></iframe>'
