"""What a build did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document: its `stem` in the output, `title`, `files`, and the `error` that stopped it ("" for none).

    `made` is False where nothing had changed. `seconds` is the time it took, composing included; `megabytes` the most
    memory that the process which made it has had so far, 0 where it is unknown. `unexpected` says that the error is a
    fault of outcome_reports.
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
        """Return the report as it is, or as that of a failure if somebody has removed files of the document."""
        gone = [path.name for path in self.files if not path.is_file()]
        error = f"{', '.join(gone)} had been removed when the build ended: build again"
        return replace(self, files=(), error=error) if gone else self


@dataclass
class BuildReport:
    """All documents of a build, in the order of their names, and the `removed` files that nothing makes any more."""

    folder: Path
    documents: list[DocumentReport] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def failed(self) -> list[DocumentReport]:
        """The documents that were stopped by an error."""
        return [document for document in self.documents if document.error]

    @property
    def made(self) -> list[DocumentReport]:
        """The documents that were made again, and are there."""
        return [document for document in self.documents if document.made and not document.error]


Progress = Callable[[int, int, DocumentReport], None]
"""Called after each document with how many are done, how many there are, and what came of it."""
