"""`outcome-reports schema`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("content/schemas"))
def command(folder: Path) -> None:
    r"""Write JSON Schemas for all content files into FOLDER [default: content/schemas].

    With them, editors complete and check as you type.

    \b
    Examples:
      outcome-reports schema
      outcome-reports schema our-dialogue/schemas
    """
    from outcome_reports.schemas import write_schemas

    for file in write_schemas(folder):
        click.echo(file)
