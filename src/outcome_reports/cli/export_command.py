"""`outcome-reports export`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.api.exports.registry import EXPORTS
from outcome_reports.cli.options import edition_argument, spare


@click.command("export")
@edition_argument
@click.argument("what", type=click.Choice(list(EXPORTS)))
@click.option("--out", type=click.Path(path_type=Path), help="File to write, .csv or .json [default: WHAT.csv].")
def command(edition: Path, what: str, out: Path | None) -> None:
    r"""Write a table of EDITION for spreadsheets and programs.

    \b
    Examples:
      outcome-reports export content/fourth-2026 recommendations
      outcome-reports export content/fourth-2026 participants --out participants.json
    """
    from outcome_reports.api.loading import load

    spare(out, edition)
    click.echo(load(edition).export(what, out or Path(f"{what}.csv")))
