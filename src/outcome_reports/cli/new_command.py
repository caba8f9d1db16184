"""`outcome-reports new`."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from outcome_reports.cli.completing import complete_kinds
from outcome_reports.cli.options import DAY

if TYPE_CHECKING:
    from outcome_reports.new_edition.founding import Founding


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path), help="The previous edition of the series.")
@click.option(
    "--kind",
    metavar="KIND",
    shell_complete=complete_kinds,
    help="For a first edition: dialogue, forum, workshop or plain, or a folder of templates [default: dialogue].",
)
@click.option("--series", metavar="NAME", help="Name of the series, without a number.")
@click.option("--number", type=click.IntRange(min=1), help="Number of the meeting in the series.")
@click.option("--start", type=DAY, metavar="YYYY-MM-DD", help="First day of the meeting.")
@click.option("--end", type=DAY, metavar="YYYY-MM-DD", help="Last day of the meeting.")
@click.option("--organiser", metavar="NAME", help="The organiser: a name or a registry key.")
@click.option(
    "--states",
    metavar="KEY,KEY…",
    help="Limit a new registry to these States, those that take part [default: all States].",
)
def command(folder: Path, source: Path | None, kind: str | None, states: str | None, **facts: Any) -> None:
    r"""Begin an edition in FOLDER, with a note in place of each text to write.

    On a terminal it asks for details that no option gives. If there is no registry of names beside FOLDER, it writes
    one: the member and observer States of the United Nations, and the main international organisations.

    \b
    Examples:
      outcome-reports new my-meeting
      outcome-reports new content/fifth-2027 --from content/fourth-2026
      outcome-reports new content/port-workshop-2027 --kind workshop --start 2027-03-02 --end 2027-03-04
      outcome-reports new our-talks --series "Island Talks" --number 3 --organiser "the Secretariat" --states FJI,TON
    """
    from outcome_reports.errors import counted
    from outcome_reports.new_edition.creation import new_edition, new_edition_of_kind
    from outcome_reports.new_edition.kinds import DEFAULT_KIND

    given = [name for name, value in {"kind": kind, "states": states, **facts}.items() if value is not None]
    if source is not None and given:
        raise click.UsageError(f"--from takes this from the previous edition: remove --{', --'.join(given)}")
    if source is not None:
        report = new_edition(folder, source)
    else:
        report = new_edition_of_kind(folder, kind or DEFAULT_KIND, founding=_founding(folder, states, facts))
    click.echo(f"{report.name}: {counted(len(report.files), 'file')} in {report.folder}")
    for line in report.carried:
        click.echo(f"  carried over: {line}")
    for line in report.left_out:
        click.echo(f"  left out: {line}")
    place = str(report.folder)
    again = subprocess.list2cmdline([place]) if sys.platform == "win32" else shlex.quote(place)
    click.echo(
        f"{counted(len(report.todos), 'thing')} to do: outcome-reports check {again} shows how far each file has got"
    )


def _founding(folder: Path, states: str | None, facts: Mapping[str, Any]) -> Founding:
    """Return the details given by options and by answers on a terminal."""
    from outcome_reports.new_edition.founding import OWN_NAME, Founding, guessed_series

    known: dict[str, Any] = {name: _plain(value) for name, value in facts.items()}
    if _on_terminal():
        today = datetime.now().astimezone().date()
        for name, question, kind, guess in (
            ("series", "Series, without a number", str, guessed_series(folder)),
            ("number", "Number of this meeting", click.IntRange(min=1), 1),
            ("start", "First day", DAY, today),
            ("end", "Last day", DAY, None),
            ("organiser", "Organiser", str, OWN_NAME),
        ):
            if known[name] is None:
                known[name] = _answer(question, kind, guess or known["start"] or today)
    return Founding(**known, states=tuple(filter(None, map(str.strip, states.split(",")))) if states else None)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _answer(question: str, kind: Any, guess: Any) -> Any:
    """Ask, and return the answer, or None if it is the guess, which the files then ask to confirm."""
    answer = _plain(click.prompt(question, type=kind, default=str(guess)))
    return None if answer == guess else answer


def _plain(value: Any) -> Any:
    """Return a value of an option; a date without its time."""
    return value.date() if isinstance(value, datetime) else value
