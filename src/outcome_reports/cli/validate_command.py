"""`outcome-reports validate`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
def command(files: tuple[Path, ...]) -> None:
    r"""Hold each FILE against the standards it claims, by the validators that are installed here.

    PDF: PDF/A-3a and PDF/UA-1 (veraPDF). DOCX: Office Open XML (Microsoft's SDK), Word's accessibility rules. HTML: the
    W3C checker, WCAG 2.2 AA (axe).

    \b
    Examples:
      outcome-reports validate build/fourth-2026/statement.pdf
      outcome-reports validate build/fourth-2026/statement.*
    """
    from outcome_reports.validating import lines_of, validate

    verdicts = validate(files)
    for verdict in verdicts:
        for line in lines_of(verdict):
            click.echo(line)
    failed = {verdict.file for verdict in verdicts if verdict.outcome == "failed"}
    looked_at = {verdict.file for verdict in verdicts if verdict.outcome != "unavailable"}
    if len(looked_at) > 1:
        click.echo(
            f"{len(failed)} of {len(looked_at)} files failed." if failed else f"All {len(looked_at)} files passed."
        )
    if failed:
        raise SystemExit(1)
