"""What a build did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document: its `stem` in the output, `title`, `files`, and the `error` that stopped it ("" for none).

    `made` is False where nothing had changed. `seconds` is the time it took, including composing; `megabytes` the most
    memory that its process has had so far, 0 if unknown. `unexpected` says that the error is a fault in
    outcome_reports.
    """

    stem: str
    title: str
    files: tuple[Path, ...]
    made: bool
    seconds: float = 0.0
    error: str = ""
    megabytes: float = 0.0
    unexpected: bool = False

    def missing_what_is_gone(self) -> DocumentReport:
        """Return the report unchanged, or as that of a failure if somebody has removed files of the document."""
        gone = [path.name for path in self.files if not path.is_file()]
        error = f"{', '.join(gone)} had been removed by the end of the build: build again"
        return replace(self, files=(), error=error) if gone else self


@dataclass
class BuildReport:
    """All documents of a build, in the order of their names, and the `removed` files that no document makes any
    more.

    `lacks_pages` says why Word files and excerpts are without the page numbers of the PDF, "" if they have them.
    `lacks_styles` says which usual styles the Word template does not have, "" if none or if there is no template.
    `published` are the pictures, the feed and the sitemap of a folder whose address is known.
    """

    folder: Path
    documents: list[DocumentReport] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    seconds: float = 0.0
    lacks_pages: str = ""
    lacks_styles: str = ""
    published: list[Path] = field(default_factory=list)

    @property
    def failed(self) -> list[DocumentReport]:
        """The documents that an error prevented."""
        return [document for document in self.documents if document.error]

    @property
    def made(self) -> list[DocumentReport]:
        """The documents that were made by this build."""
        return [document for document in self.documents if document.made and not document.error]


Progress = Callable[[int, int, DocumentReport], None]
"""Called after each document with how many are done, how many there are, and its report."""
