"""Reports of builds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class DocumentReport:
    """One document: its `stem` in the output, `title`, `files`, and the `error` that stopped it ("" for none).

    `made` is False if nothing had changed. `seconds` is the time it took, including composing; `megabytes` the peak
    memory of its process so far, 0 if unknown. `unexpected` means that the error is a fault in outcome_reports.
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
        """Return the report unchanged, or as a failure if files of the document have been removed."""
        gone = [path.name for path in self.files if not path.is_file()]
        error = f"{', '.join(gone)} had been removed by the end of the build: build again"
        return replace(self, files=(), error=error) if gone else self


@dataclass
class BuildReport:
    """All documents of a build, in the order of their names, and the obsolete files `removed`.

    `lacks_pages` says why Word files and excerpts have no page numbers from the PDF, "" if they have them.
    `lacks_styles` lists common styles that the Word template lacks, "" if none or if there is no template. `published`
    are the pictures, the feed and the sitemap of a folder whose address is known.
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
        """The documents that failed."""
        return [document for document in self.documents if document.error]

    @property
    def made(self) -> list[DocumentReport]:
        """The documents that were made by this build."""
        return [document for document in self.documents if document.made and not document.error]


Progress = Callable[[int, int, DocumentReport], None]
"""Called after each document with the number done, the total, and its report."""
