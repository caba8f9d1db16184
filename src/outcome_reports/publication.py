"""What a script works with: an edition that has been read, and the documents made from it."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from outcome_reports import model
from outcome_reports.brand import Brand
from outcome_reports.composing import compose_document, compose_excerpt, compose_statement, compose_summary, excerptible, select
from outcome_reports.files import replace_file
from outcome_reports.reading import read_edition
from outcome_reports.tree import Document, blocks_of, lines_of
from outcome_reports.tree import Contents as ContentsList

if TYPE_CHECKING:
    from outcome_reports.composing.sections import Section
    from outcome_reports.writers.pdf import PdfResult

Format = Literal["pdf", "docx", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class RecommendationRecord:
    """One recommendation, flat, for tables: `by` and `to` are keys of the registry, texts are plain."""

    id: str
    edition: str
    chapter: str
    chapter_title: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    context: str
    recommendation: str


class LoadedEdition:
    """An edition that has been read. `content` is the model, `folder` where it was read from, `brand` its brand."""

    def __init__(self, content: model.Edition, brand: Brand, folder: Path | None = None) -> None:
        self.content = content
        self.brand = brand
        self.folder = folder

    def __repr__(self) -> str:
        return f"<{self.content.name}, {self.content.dates.start:%Y}>"

    def statement(self) -> OutcomeDocument:
        """The outcome statement."""
        return OutcomeDocument(compose_statement(self.content), self.brand)

    def summary(self) -> OutcomeDocument:
        """The event summary (the web article)."""
        return OutcomeDocument(compose_summary(self.content), self.brand)

    def excerpt(
        self,
        subject: str | Iterable[str],
        *,
        without: Iterable[str] = (),
        pages: Mapping[str, int] | None = None,
    ) -> OutcomeDocument:
        """The excerpt for an entity or group of the registry, or for several together ("IDN", ["FJI", "TON"]).

        `without` names parts to leave out. `pages` is the page of the statement on which each block begins; without it
        the statement is laid out once to find them. Raises LookupError for a key the registry does not have, and
        NothingToExcerptError (a LookupError) if the edition has nothing about the subject.
        """
        keys = (subject,) if isinstance(subject, str) else tuple(subject)
        selected = select(self.content, keys, self._statement_pages if pages is None else pages)
        return OutcomeDocument(compose_excerpt(selected, frozenset(without)), self.brand, selected.holds)

    def excerptible(self) -> tuple[str, ...]:
        """The keys of all States and organisations that contributed, are named, or took part."""
        return excerptible(self.content)

    @functools.cached_property
    def _statement_pages(self) -> Mapping[str, int]:
        return self.statement().pages

    def document(self, sections: Iterable[Section], title: str, document_type: str = "Report") -> OutcomeDocument:
        """A document of one's own: `sections` from `outcome_reports.sections`, and functions of the same kind.

        Raises CompositionError if their ids or heading levels do not fit together.
        """
        tree = compose_document(self.content, sections, kind="report", title=title, document_type=document_type)
        return OutcomeDocument(tree, self.brand)

    def recommendations(self) -> Iterator[RecommendationRecord]:
        """Every recommendation of the edition, in order."""
        names = _PlainText(self.content)
        for chapter, row in self.content.recommendations():
            yield RecommendationRecord(
                id=row.id,
                edition=self.content.id,
                chapter=chapter.id,
                chapter_title=chapter.title,
                by=row.by,
                to=row.to,
                context=names.of(row.context),
                recommendation=names.of(row.recommendation),
            )


class OutcomeDocument:
    """A document, ready to be written. Each format is made when first asked for, and kept.

    `tree` is the neutral document; `brand` what it looks like; `holds` says, for an excerpt, how many entries each of
    its parts has.
    """

    def __init__(self, tree: Document, brand: Brand, holds: Mapping[str, int] | None = None) -> None:
        self.tree = tree
        self.brand = brand
        self.holds: Mapping[str, int] = holds or {}

    def __repr__(self) -> str:
        return f"<{self.tree.kind}: {self.tree.metadata.title}>"

    @functools.cached_property
    def _pdf(self) -> PdfResult:
        from outcome_reports.writers.pdf import write_pdf

        return write_pdf(self.tree, self.brand)

    @functools.cached_property
    def _html(self) -> bytes:
        from outcome_reports.writers.html import write_html

        return write_html(self.tree, self.brand)

    @functools.cached_property
    def _docx(self) -> bytes:
        from outcome_reports.writers.docx import DocxOptions, write_docx

        has_contents = any(isinstance(block, ContentsList) for block in blocks_of(self.tree.blocks))
        return write_docx(self.tree, self.brand, DocxOptions(pages=self.pages if has_contents else None))

    @property
    def pages(self) -> dict[str, int]:
        """The page of the PDF on which each block begins, by the block's id; from the real layout."""
        return dict(self._pdf.pages)

    @property
    def text(self) -> str:
        """The words of the document, a line for each paragraph, as they are in all formats."""
        return "\n".join(lines_of(self.tree.blocks))

    def to_pdf(self) -> bytes:
        """The PDF. Raises RenderError if anything of the document would be lost in it."""
        return self._pdf.data

    def to_docx(self) -> bytes:
        """The Word document; the page numbers of its contents come from the layout of the PDF."""
        return self._docx

    def to_html(self) -> bytes:
        """The web page, one self-contained file, UTF-8."""
        return self._html

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
        replace_file(target, self.to(suffix))  # type: ignore[arg-type]
        return target

    def _repr_html_(self) -> str:
        page = html.escape(self.to_html().decode("utf-8"), quote=True)
        title = html.escape(self.tree.metadata.title, quote=True)
        return f'<iframe title="{title}" srcdoc="{page}" style="width:100%;height:720px;border:0"></iframe>'


class _PlainText:
    """Texts of the content as plain words, each read as if it began a document."""

    def __init__(self, edition: model.Edition) -> None:
        self._edition = edition

    def of(self, prose: model.Prose) -> str:
        from outcome_reports.composing import Composer

        composer = Composer(self._edition, "", "")
        return "\n".join(lines_of(composer.prose(prose)))


def load(folder: str | Path) -> LoadedEdition:
    """The edition in `folder`.

    Raises ContentError, which lists every problem of the whole folder with its file, line and column.
    """
    content, brand = read_edition(folder)
    return LoadedEdition(content, brand, Path(folder))
