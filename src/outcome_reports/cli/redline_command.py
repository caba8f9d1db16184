"""`outcome-reports redline`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.cli.options import form_of, spare
from outcome_reports.composing.documents.registry import KINDS, STATEMENT

_FORMS = ("docx", "html", "pdf")


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: that of the file to write, or docx]")
@click.option("--document", type=click.Choice(list(KINDS)), default=STATEMENT, show_default=True)
@click.option("--of", "subject", default="", metavar="KEY", help="Whose excerpt, for --document excerpt.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write [default: redline.FORMAT].")
def command(old: str, new: str, form: str | None, document: str, subject: str, out: Path | None) -> None:
    r"""Show what changed from OLD to NEW: folders, PDFs with their source, records of what was sent, REVISION:FOLDER.

    \b
    Examples:
      outcome-reports redline HEAD~3:content/fourth-2026 content/fourth-2026 --format html
      outcome-reports redline statement-0.9.pdf content/fourth-2026 --out changes.docx
    """
    from outcome_reports.clearing.redlining.redline_document import redline
    from outcome_reports.platform.files import replace_file

    spare(out, Path(old), Path(new))
    form = form_of(out, form, _FORMS)
    found = redline(old, new, document=document, subject=subject)
    target = out or Path(f"redline.{form}")
    replace_file(target, found.to(form))
    click.echo(target)
    for title, lines in (("By part:", found.summary), ("By State, organisation and group:", found.summary_by_name)):
        if lines:
            click.echo(title, err=True)
        for name, count in lines:
            click.echo(f"  {count:>4}  {name}", err=True)
