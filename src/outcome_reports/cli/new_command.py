"""`outcome-reports new`."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", required=True, type=click.Path(path_type=Path), help="The edition before.")
def command(folder: Path, source: Path) -> None:
    r"""Found the next edition in FOLDER: what stays is there, and each text that is missing says what belongs there.

    \b
    Examples:
      outcome-reports new content/fifth-2027 --from content/fourth-2026
    """
    from outcome_reports.errors import counted
    from outcome_reports.new_edition import new_edition

    report = new_edition(folder, source)
    click.echo(f"{report.name}: {counted(len(report.files), 'file')} in {report.folder}")
    for line in report.carried:
        click.echo(f"  carried over: {line}")
    for line in report.left_out:
        click.echo(f"  left out: {line}")
    place = str(report.folder)
    again = subprocess.list2cmdline([place]) if sys.platform == "win32" else shlex.quote(place)
    click.echo(f"{counted(len(report.todos), 'thing')} to do: outcome-reports check {again} lists how far each file is")
