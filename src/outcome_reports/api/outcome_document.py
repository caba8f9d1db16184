"""A document, ready to be written in any format."""

from __future__ import annotations

import contextlib
import functools
import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from outcome_reports.api.templated_brands import tell_missing_styles
from outcome_reports.archive import embedded_source
from outcome_reports.branding.brand import Brand
from outcome_reports.errors import ArgumentError, PlacedError
from outcome_reports.markup import whole_address
from outcome_reports.platform.files import replace_file
from outcome_reports.platform.memory import collection_held_back
from outcome_reports.tree import Document, lines_of
from outcome_reports.writers.citations import citation
from outcome_reports.writers.output_options import PLAIN, Attachment, Download, Finish, Printing, WebPlace
from outcome_reports.writers.registry import WRITERS, writer_for
from outcome_reports.writers.rendering import Rendering


class OutcomeDocument:
    """A document, ready to be written. Each format is made when first requested, and cached.

    `tree` is the neutral document; `brand` its look; `archive` its source, embedded in its PDF (None for a document of
    the user's own sections); `holds` gives the number of entries in each part of an excerpt; `folder` is the folder
    that the content was read from, None for content that was not read from files; `finish` holds the user's own
    templates and the printer's requirements.
    """

    def __init__(
        self,
        tree: Document,
        brand: Brand,
        archive: embedded_source.Archive | None = None,
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
        self._rendering = Rendering(tree, brand, finish, self._attachments)
        self._files: dict[tuple[str, tuple[Download, ...]], bytes] = {}

    def __repr__(self) -> str:
        return f"<{self.tree.kind}: {self.tree.metadata.title}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Cached formats are not pickled: they are made again, with the same bytes.
        given = (self.tree, self.brand, self.archive, self.holds, self._folder, self.finish)
        return OutcomeDocument, given

    def _attachments(self) -> tuple[Attachment, ...]:
        source = self.source()
        if source is None:
            return ()
        description = self.tree.labels["attachment"]
        return (Attachment(embedded_source.NAME, source, description, embedded_source.MEDIA_TYPE),)

    @contextlib.contextmanager
    def _places_told(self) -> Iterator[None]:
        """Add the places in the content to an error about characters or words that would be lost."""
        try:
            yield
        except PlacedError as error:
            if self._folder is None:
                raise
            from outcome_reports.reading import places_of_text

            raise error.placed(functools.partial(places_of_text, self._folder)) from None

    @property
    def pages(self) -> dict[str, int]:
        """The page of the PDF on which each block begins, by block id, from the layout.

        Raises RenderError, and InstallationError if Pango or WeasyPrint is missing.
        """
        with collection_held_back(), self._places_told():
            return dict(self._rendering.pages)

    @property
    def pages_if_possible(self) -> dict[str, int]:
        """The same as `pages`, or empty if the document cannot be laid out: `lacks_pages` then gives the reason."""
        with collection_held_back(), self._places_told():
            return dict(self._rendering.pages_if_possible)

    @property
    def lacks_pages(self) -> str:
        """The reason why a file of the document was made without page numbers; "" if none was."""
        return self._rendering.lacks_pages

    @property
    def known_pages(self) -> dict[str, int]:
        """The same as `pages` if the document has already been laid out, else empty."""
        return dict(self._rendering.known_pages)

    def take_pages(self, source: Callable[[], Mapping[str, int] | None]) -> None:
        """Take the pages, when needed, from `source` rather than from a layout, unless it returns None."""
        self._rendering.page_source = source

    @property
    def text(self) -> str:
        """The words of the document, a line for each paragraph, as they are in all formats."""
        return "\n".join(lines_of(self.tree.blocks))

    def source(self) -> bytes | None:
        """Return the content of the document as JSON, or None. The PDF contains it too; `load` reads it."""
        return embedded_source.write_archive(self.archive) if self.archive else None

    def to_pdf(self) -> bytes:
        """Return the PDF.

        Raises RenderError if part of the document would be lost: MissingCharactersError for characters that no font
        has, PageFaultsError for text or pictures that cannot be read on its pages. Raises InstallationError if Pango or
        WeasyPrint is missing.
        """
        return self.to("pdf")

    def to_docx(self) -> bytes:
        """Return the Word document; the page numbers in its contents come from the layout of the PDF.

        If Pango or WeasyPrint is missing, they are left out, with a warning in the log, until Word updates the field.
        Raises RenderError if part of the document would be lost.
        """
        return self.to("docx")

    def to_html(self, downloads: tuple[Download, ...] = ()) -> bytes:
        """Return the web page, one self-contained UTF-8 file; it links to `downloads` in the same folder.

        Raises RenderError if anything of the document would be lost in it.
        """
        return self.to("html", downloads)

    def to(self, format: str, downloads: tuple[Download, ...] = ()) -> bytes:
        """Return the bytes in `format` ("pdf", "md", …); a web page links to `downloads`.

        Raises ArgumentError for an unknown format, RenderError if part of the document would be lost, and
        InstallationError if a library that the format needs is missing.
        """
        writer = writer_for(format)
        if (format, downloads) not in self._files:
            rendering = self._rendering.offering(downloads) if downloads else self._rendering
            with collection_held_back(), self._places_told():
                self._files[format, downloads] = writer.write(rendering)
            if writer.name == "docx":
                tell_missing_styles(self.brand)
        return self._files[format, downloads]

    def cite(self, form: str = "bibtex") -> str:
        """Return the citation as "bibtex", "ris" or "csl" (JSON). Raises ArgumentError for other formats."""
        return citation(self.tree, form)

    def for_printer(self, bleed: float = 3.0, *, crop_marks: bool = True) -> OutcomeDocument:
        """Return the same document with `bleed` millimetres around the pages of its PDF, and crop marks.

        Raises ArgumentError for an impossible bleed, ArgumentTypeError for one that is not a number.
        """
        finish = replace(self.finish, printing=Printing(bleed, crop_marks))
        return OutcomeDocument(self.tree, self.brand, self.archive, self.holds, self._folder, finish)

    def published_at(self, address: str, *, card: str = "", thumbnail: str = "", feed: str = "") -> OutcomeDocument:
        """Return the same document with `address` as the canonical address of its web page.

        `card` is the full address of a picture for links to it, 1200 by 630 pixels, `thumbnail` that of a small one,
        `feed` that of a JSON Feed that lists it. Files that the page links to are assumed to be in the same folder.
        Raises ArgumentError for an invalid web address.
        """
        beside = (whole_address(each) if each else "" for each in (card, thumbnail, feed))
        tree = replace(self.tree, metadata=replace(self.tree.metadata, web=whole_address(address)))
        finish = replace(self.finish, web=WebPlace(*beside))
        return OutcomeDocument(tree, self.brand, self.archive, self.holds, self._folder, finish)

    def save(self, path: str | Path) -> Path:
        """Write the document to `path`, in the format of its suffix, and return the path.

        Raises ArgumentError for any other suffix, RenderError, InstallationError and OSError; an existing file is then
        left unchanged.
        """
        target = Path(path)
        suffix = target.suffix.lower().removeprefix(".")
        if suffix not in WRITERS:
            raise ArgumentError(f"“{target.name}” must end in .{', .'.join(WRITERS)}")
        replace_file(target, self.to(suffix))
        return target

    def _repr_html_(self) -> str:
        page = html.escape(self.to_html().decode("utf-8"), quote=True)
        title = html.escape(self.tree.metadata.title, quote=True)
        return f'<iframe title="{title}" srcdoc="{page}" style="width:100%;height:720px;border:0"></iframe>'
