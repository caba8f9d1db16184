"""`outcome-reports clear`: the round of clearance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from outcome_reports.cli.clear_showing import SHOWN, by_option, put_out, tell_return, walk_through, who_acts
from outcome_reports.cli.console import beginning
from outcome_reports.cli.options import DAY, edition_argument, form_of, group_option, spare

if TYPE_CHECKING:
    from datetime import datetime

    from outcome_reports.clearing.clearance_round import ClearanceRound

_FORMS = ("docx", "xlsx", "html")
_STATUS_FORMS = ("text", "html", "xlsx", "json")


def _round(edition: Path) -> ClearanceRound:
    from outcome_reports.clearing.clearance_round import clearance

    return clearance(edition)


@click.group("clear")
def command() -> None:
    r"""Send texts for clearance, read the replies, decide, and change the content.

    \b
    Examples:
      outcome-reports clear send content/fourth-2026 IDN FJI --deadline 2026-03-06
      outcome-reports clear status content/fourth-2026
      outcome-reports clear read content/fourth-2026 "Indonesia - comments.docx"
      outcome-reports clear decide content/fourth-2026 IDN-3 accept --reason "As proposed"
      outcome-reports clear apply content/fourth-2026 --dry-run
      outcome-reports clear matrix content/fourth-2026 --format docx
    """


@command.command("send")
@edition_argument
@click.argument("keys", nargs=-1, metavar="[KEY]…")
@click.option("--all", "everybody", is_flag=True, help="Send to each State and organisation in the statement.")
@click.option("--statement", is_flag=True, help="Send the statement, not excerpts; without KEYs, to everyone in it.")
@click.option("--deadline", type=DAY, required=True, help="The last day for replies, such as 2026-03-06.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to [default: EDITION-clearance/outbox].")
@group_option
@click.option("--note", type=click.Path(path_type=Path), help="Template of the covering note, instead of ours.")
@by_option
def send(
    edition: Path, keys: tuple[str, ...], deadline: datetime, everybody: bool, statement: bool, **other: Any
) -> None:
    """Write the copies for KEYs with covering notes and a table for mail merge, and record what was sent."""
    if not keys and not everybody and not statement:
        raise click.UsageError("name one or more KEYs, or --all, or --statement")
    other["by"] = who_acts(other["by"])
    copies = _round(edition).send(*keys, deadline=deadline.date(), everybody=everybody, statement=statement, **other)
    for copy in copies:
        click.echo(copy.path)
    click.echo(f"{len(copies)} sent; deadline {deadline.date().isoformat()}", err=True)


@command.command("status")
@edition_argument
@click.option("--on", type=DAY, help="The day for which the status is shown [default: today].")
@click.option(
    "--format",
    "form",
    type=click.Choice(_STATUS_FORMS),
    help="[default: that of the file to write, or text]",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write [default: to the terminal, or status.FORMAT]."
)
def status(edition: Path, on: datetime | None, form: str | None, out: Path | None) -> None:
    """Show what was sent to whom, what was returned, and how much is decided."""
    from outcome_reports.clearing.reporting.status_table import written

    spare(out, edition)
    form = form_of(out, form, _STATUS_FORMS)
    data = written(_round(edition).status(on.date() if on else None), form)
    put_out(data, out or (Path("status.xlsx") if form == "xlsx" else None))


@command.command("read")
@edition_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--from", "sender", metavar="KEY", help="Who sent it, if the file does not say.")
@click.option("--supersede", is_flag=True, help="Disregard earlier files from the same sender.")
@by_option
def read(edition: Path, files: tuple[Path, ...], sender: str | None, supersede: bool, by: str) -> None:
    """Read returned Word files: what they change, comment and tick."""
    from outcome_reports.errors import OutcomeError

    round_, failed = _round(edition), False
    for file in files:
        try:
            found = round_.read(file, sender, who_acts(by))
        except OutcomeError as error:
            failed = True
            click.echo(f"{file}: {error}" if str(file) not in str(error) else str(error), err=True)
            continue
        tell_return(found)
        if supersede:
            round_.supersede(found.sender, who_acts(by))
    if failed:
        raise SystemExit(1)


@command.command("decide")
@edition_argument
@click.argument("change", required=False)
@click.argument("decision", required=False, type=click.Choice(["accept", "reject", "amend"]))
@click.option("--reason", default="", help="Why.")
@click.option("--words", default="", help="The new words, for amend.")
@click.option("--matrix", type=click.Path(path_type=Path), help="A matrix (.xlsx) with decisions filled in.")
@by_option
def decide(
    edition: Path, change: str | None, decision: str | None, reason: str, words: str, matrix: Path | None, by: str
) -> None:
    """Decide on a CHANGE, or without one on each open change in turn."""
    round_ = _round(edition)
    if matrix is not None:
        done = round_.decide_from(matrix, by=who_acts(by))
        click.echo(f"{len(done)} decided")
    elif change and decision:
        done_one = round_.decide(change, decision, reason=reason, by=who_acts(by), words=words)  # type: ignore[arg-type]
        click.echo(f"{done_one.change}: {done_one.decision}")
    elif change:
        raise click.UsageError("give the decision: accept, reject or amend")
    else:
        walk_through(round_, who_acts(by))


@command.command("apply")
@edition_argument
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@by_option
def apply(edition: Path, dry_run: bool, by: str) -> None:
    """Apply the accepted changes to the content: only the words concerned change."""
    found = _round(edition).apply(dry_run=dry_run, by=who_acts(by))
    if dry_run:
        click.echo(found.diff, nl=False)
    for id in found.made:
        click.echo(f"{id}: {'would be made' if dry_run else 'made'}")
    for id, left in found.left.items():
        click.echo(f"{id}: to be made by hand: {left.reason}")
        if left.proposal:
            click.echo(f"    {left.proposal}")
    for place, before, after in found.consequences:
        click.echo(
            f"also reads differently: {place}\n    - {beginning(before, SHOWN)}\n    + {beginning(after, SHOWN)}"
        )
    if found.left:
        raise SystemExit(1)
    if not found.made:
        click.echo("no accepted change is left to apply")


@command.command("matrix")
@edition_argument
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: that of the file to write, or docx]")
@click.option(
    "--of", "subject", default="", metavar="KEY", help="The matrix for one government, without anyone else's words."
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write [default: matrix.FORMAT].")
def matrix(edition: Path, form: str | None, subject: str, out: Path | None) -> None:
    """Write the matrix of comments and decisions."""
    spare(out, edition)
    form = form_of(out, form, _FORMS)
    put_out(_round(edition).matrix(form, subject), out or Path(f"matrix.{form}"))


@command.command("lapse")
@edition_argument
@click.argument("key")
@by_option
def lapse(edition: Path, key: str, by: str) -> None:
    """Record that the deadline of KEY has passed in silence."""
    _round(edition).lapse(key, who_acts(by))


@command.command("supersede")
@edition_argument
@click.argument("key")
@by_option
def supersede(edition: Path, key: str, by: str) -> None:
    """Count only the newest file returned by KEY."""
    click.echo(f"{_round(edition).supersede(key, who_acts(by))} superseded")
