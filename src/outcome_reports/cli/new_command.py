"""`outcome-reports new`."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path), help="The edition before.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Without an edition before: dialogue, forum, workshop or plain, or a folder of templates.",
)
def command(folder: Path, source: Path | None, kind: str | None) -> None:
    r"""Found an edition in FOLDER: each text that is missing says what belongs there.

    \b
    Examples:
      outcome-reports new content/fifth-2027 --from content/fourth-2026
      outcome-reports new content/port-workshop-2027 --kind workshop
    """
    from outcome_reports.errors import counted
    from outcome_reports.new_edition import new_edition, new_edition_of_kind

    if (source is None) == (kind is None):
        raise click.UsageError("say either --from, the edition before, or --kind, the kind of meeting")
    report = new_edition(folder, source) if source is not None else new_edition_of_kind(folder, kind or "")
    click.echo(f"{report.name}: {counted(len(report.files), 'file')} in {report.folder}")
    for line in report.carried:
        click.echo(f"  carried over: {line}")
    for line in report.left_out:
        click.echo(f"  left out: {line}")
    place = str(report.folder)
    again = subprocess.list2cmdline([place]) if sys.platform == "win32" else shlex.quote(place)
    click.echo(f"{counted(len(report.todos), 'thing')} to do: outcome-reports check {again} lists how far each file is")
