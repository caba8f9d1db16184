"""Output of commands for people and logs: problems, progress, and a table at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from outcome_reports.building.build_report import BuildReport, DocumentReport


class Progress:
    """A progress bar on a terminal, otherwise a line for each document."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._watched = sys.stderr.isatty() and not quiet
        self._bar: Any = None

    def __call__(self, done: int, total: int, document: DocumentReport) -> None:
        """Report the result of a document, the `done`th of `total`."""
        if self._watched:
            if self._bar is None:
                self._bar = click.progressbar(length=total, label="Making documents", file=sys.stderr)
                self._bar.__enter__()
            self._bar.update(1)
            if done == total:
                self._bar.__exit__(None, None, None)
        elif not self._quiet:
            click.echo(f"[{done}/{total}] {document.stem}: {_what(document)}", err=True)


def summarise(report: BuildReport) -> None:
    """Print the table at the end: documents made, unchanged, and failed with the reason."""
    made, failed = len(report.made), len(report.failed)
    unchanged = len(report.documents) - made - failed
    for document in report.documents:
        if not document.error and len(report.documents) <= 12:
            for path in document.files:
                click.echo(f"{path}")
    if len(report.documents) > 12:
        click.echo(f"{report.folder / 'excerpts' / 'index.html'}")
    for path in report.published:
        click.echo(f"{path}")
    for path in report.removed:
        click.echo(f"removed: {path}")
    for error in dict.fromkeys(document.error for document in report.failed):
        stems = [document.stem for document in report.failed if document.error == error]
        click.echo(f"failed: {', '.join(stems)}: {error}", err=True)
    if report.lacks_pages and not report.failed:
        click.echo(f"without page numbers in Word’s contents and in excerpts: {report.lacks_pages}", err=True)
    if report.lacks_styles:
        click.echo(report.lacks_styles, err=True)
    click.echo(f"{made} made, {unchanged} unchanged, {failed} failed, in {report.seconds:.1f} s", err=True)


def _what(document: DocumentReport) -> str:
    if document.error:
        return "failed (see below)"
    return f"made in {document.seconds:.1f} s" if document.made else "unchanged"


def beginning(text: str, most: int) -> str:
    """Return the beginning of a text on one line, at most `most` characters, with an ellipsis if it is longer."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
