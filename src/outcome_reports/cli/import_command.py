"""`outcome-reports import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outcome_reports.cli.console import beginning

if TYPE_CHECKING:
    from outcome_reports.importing import ImportReport

_SHOWN = 70
_FIRST = 10


@click.command("import")
@click.argument("old", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="Folder of the edition.")
@click.option("--into", default="", help="Where in an existing edition: chapters/2, chapters/2#IDN, foreword.")
@click.option("--as", "kind", type=click.Choice(["participants", "recommendations"]), help="What a spreadsheet holds.")
@click.option(
    "--references", is_flag=True, help="Write [[KEY]] for names in running text, where this does not change the words."
)
def command(old: tuple[Path, ...], folder: Path, into: str, kind: str | None, *, references: bool) -> None:
    r"""Make a first edition from OLD, a Word statement, or add Word files to an existing edition.

    No word is lost, doubtful names are marked, and nothing is overwritten.

    \b
    Examples:
      outcome-reports import "Third statement.docx" --to content/third-2025
      outcome-reports import Foreword.docx "Chapter 1.docx" --to content/fourth-2026
      outcome-reports import Indonesia.docx --to content/fourth-2026 --into chapters/2#IDN
      outcome-reports import States.xlsx --to content/fourth-2026 --as participants
      outcome-reports import Table.xlsx --to content/fourth-2026 --as recommendations --into chapters/2
    """
    from outcome_reports.importing import SHEETS, add_docx, add_sheet, import_docx

    for file in old:
        if (file.suffix.casefold() in SHEETS) != bool(kind):
            hint = "say what it holds" if not kind else "is for .xlsx and .csv"
            raise click.UsageError(f"{file}: --as {hint}")
    if into and "#" in into and len(old) > 1:
        raise click.UsageError("--into chapters/…#KEY takes only one document")
    if references and (kind or into or (folder / "edition.yaml").is_file()):
        raise click.UsageError("--references is for a new edition: existing texts are never changed")
    for file in old:
        if kind:
            _tell(add_sheet(file, folder, kind, into))
            continue
        exists = bool(into) or (folder / "edition.yaml").is_file()
        _tell(add_docx(file, folder, into) if exists else import_docx(file, folder, references=references))


def _tell(report: ImportReport) -> None:
    from outcome_reports.errors import counted

    click.echo(f"{report.source} to {report.folder}: {counted(len(report.files), 'file')}")
    for line in report.placed:
        click.echo(f"  placed: {line}")
    for entry in report.unplaced:
        click.echo(f"  in unplaced.md: {entry.what}, {entry.where}: {beginning(entry.text, _SHOWN)}")
    for line in report.notes:
        click.echo(f"  note: {line}")
    for problem in report.problems:
        click.echo(str(problem))
    click.echo(f"  the document beside its edition: {report.page}")
    if report.looks:
        shown = report.looks[:_FIRST]
        click.echo(f"Look at these first ({len(shown)} of {len(report.looks)}):")
        for look in shown:
            click.echo(f"  {look}")
