"""`outcome-reports check`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from outcome_reports.cli.options import edition_argument


@click.command("check")
@edition_argument
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(edition: Path, form: str) -> None:
    """Say everything that is wrong in EDITION: file, line, column, what it is and what to do.

    \b
    Examples:
      outcome-reports check content/fourth-2026
      outcome-reports check content/fourth-2026 --format json
    """
    from outcome_reports.problems import ContentError
    from outcome_reports.publication import load

    problems = ()
    try:
        load(edition).statement()
    except ContentError as error:
        problems = error.problems
    if form == "json":
        entries = [
            {"file": str(p.file), "line": p.line, "column": p.column, "message": p.message, "hint": p.hint}
            for p in problems
        ]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(str, problems)) if problems else f"{edition}: no problems")
    if problems:
        raise SystemExit(1)
