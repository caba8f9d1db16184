"""`outcome-reports import`."""

from __future__ import annotations

from pathlib import Path

import click

_SHOWN = 70
_FIRST = 10


@click.command("import")
@click.argument("old", type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="Folder of the new edition.")
def command(old: Path, folder: Path) -> None:
    r"""Make a first edition from OLD, a Word statement. No word of it is lost, and doubtful names are marked.

    \b
    Examples:
      outcome-reports import "Third statement.docx" --to content/third-2025
    """
    from outcome_reports.errors import counted
    from outcome_reports.importing import import_docx

    report = import_docx(old, folder)
    click.echo(f"{report.source} to {report.folder}: {counted(len(report.files), 'file')}")
    for line in report.placed:
        click.echo(f"  placed: {line}")
    for entry in report.unplaced:
        click.echo(f"  in unplaced.md: {entry.what}, {entry.where}: {_beginning(entry.text)}")
    for line in report.notes:
        click.echo(f"  note: {line}")
    for problem in report.problems:
        click.echo(str(problem))
    click.echo(f"  the document beside its edition: {report.folder / 'import-report.html'}")
    if report.looks:
        shown = report.looks[:_FIRST]
        click.echo(f"Look at these first ({len(shown)} of {len(report.looks)}):")
        for look in shown:
            click.echo(f"  {look}")


def _beginning(text: str) -> str:
    """Return the first words of a text on one line, with an ellipsis if there are more."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
