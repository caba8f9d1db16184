"""The results of a command that makes documents, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from outcome_reports.cli.ending import PROBLEMS, UNEXPECTED
from outcome_reports.errors import ContentError, counted, words_of
from outcome_reports.platform.records import record

if TYPE_CHECKING:
    from outcome_reports.building import BuildReport, DocumentReport


@record(frozen=True, slots=True)
class EditionResult:
    """The result for one edition: what was `built`, or is `planned`, or the `error` that stopped it."""

    edition: Path
    built: BuildReport | None = None
    planned: list[Path] | None = None
    error: Exception | None = None

    @property
    def files(self) -> list[Path]:
        """The files that exist."""
        return [file for document in self.built.documents for file in document.files] if self.built else []

    @property
    def code(self) -> int:
        """The exit code: 0, or that of the error."""
        failed = self.built.failed if self.built else []
        if any(document.unexpected for document in failed):
            return UNEXPECTED
        return PROBLEMS if failed or self.error else 0

    def show(self) -> None:
        """Print it for a person."""
        from outcome_reports.cli.console import summarise

        if self.error is not None:
            click.echo(f"{self.edition}: {words_of(self.error)}", err=True)
        for file in self.planned or ():
            click.echo(f"{file}")
        if self.planned is not None:
            click.echo(f"{counted(len(self.planned), 'file')}, none made: a dry run", err=True)
        if self.built is not None:
            summarise(self.built)

    def as_object(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        said: dict[str, Any] = {"edition": str(self.edition), "error": words_of(self.error) if self.error else ""}
        if isinstance(self.error, ContentError):
            said["problems"] = [
                {
                    "file": str(problem.file),
                    "line": problem.line,
                    "column": problem.column,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in self.error.problems
            ]
        if self.planned is not None:
            said["planned"] = [str(file) for file in self.planned]
        if self.built is not None:
            said |= {
                "folder": str(self.built.folder),
                "seconds": round(self.built.seconds, 3),
                "removed": [str(file) for file in self.built.removed],
                "without_page_numbers": self.built.lacks_pages,
                "without_styles": self.built.lacks_styles,
                "published": [str(file) for file in self.built.published],
                "documents": [_document(document) for document in self.built.documents],
            }
        return said


def results_as_json(results: Iterable[EditionResult]) -> str:
    """Return the results of all editions as one JSON document."""
    return json.dumps({"editions": [result.as_object() for result in results]}, ensure_ascii=False, indent=2)


def _document(document: DocumentReport) -> dict[str, Any]:
    return {
        "stem": document.stem,
        "title": document.title,
        "files": [str(file) for file in document.files],
        "made": document.made,
        "seconds": round(document.seconds, 3),
        "error": document.error,
    }
