"""`outcome-reports cite`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.cli.options import edition_argument
from outcome_reports.composing.documents.registry import OF_EDITION, STATEMENT
from outcome_reports.writers.citations import CITATIONS


@click.command("cite")
@edition_argument
@click.option("--format", "form", type=click.Choice(list(CITATIONS)), default="bibtex", show_default=True)
@click.option("--document", type=click.Choice(OF_EDITION), default=STATEMENT, show_default=True)
def command(edition: Path, form: str, document: str) -> None:
    r"""Print the citation of a document of EDITION: as BibTeX, RIS, or CSL JSON for Zotero and pandoc.

    \b
    Examples:
      outcome-reports cite content/fourth-2026
      outcome-reports cite content/fourth-2026 --format csl > statement.json
      outcome-reports cite build/fourth-2026/statement.pdf --format ris
    """
    from outcome_reports.api.loading import load

    click.echo(load(edition).make(document).cite(form), nl=False)
