"""Shared code of the clearance commands: who acts, and how changes are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from outcome_reports.cli.console import beginning
from outcome_reports.errors import counted
from outcome_reports.platform.user_names import user_name

if TYPE_CHECKING:
    from outcome_reports.clearing.clearance_round import ClearanceRound, Verdict
    from outcome_reports.clearing.returned.changes import Change, Return

_Command = TypeVar("_Command", bound=Callable[..., Any])
SHOWN = 160
_AROUND = 60
_ANSWERS = ("accept", "reject", "amend", "skip", "end")


def by_option(command: _Command) -> _Command:
    """Return `command` with the option that says who acts."""
    return click.option("--by", default="", help="Name to record in the ledger [default: the user's name].")(command)


def who_acts(by: str) -> str:
    """Return `by`, or the name of the user of the machine."""
    return by or user_name()


def lines_of_change(change: Change) -> list[str]:
    """Return a change as text for a terminal."""
    tracked = "" if change.tracked or change.kind == "comment" else ", not tracked"
    lines = [f"{change.id}  {change.kind}, {change.whose}{tracked}: {change.place}"]
    if change.kind in {"reworded", "parted", "joined"}:
        before, after = (words.replace("\n\n", " ¶ ") for words in (change.before, change.after))
        lines += _changed_words(before, after)
    elif change.kind != "comment":
        lines += [f"    - {beginning(change.before, SHOWN)}"] if change.before not in {"", change.after} else []
        lines += [f"    + {beginning(change.after, SHOWN)}"] if change.after else []
    lines += [f"    {remark.author or 'somebody'} says: {beginning(remark.text, SHOWN)}" for remark in change.remarks]
    return lines + [f"    warning: {flag}" for flag in change.flags]


def _changed_words(before: str, after: str) -> Iterator[str]:
    """Yield each change of words on a separate line, with its context, in the style of wdiff."""
    from outcome_reports.clearing.rewording.word_edits import edits_between

    for edit in edits_between(before, after):
        left, right = before[: edit.start], before[edit.end :]
        gone = f"[-{before[edit.start : edit.end]}-]" if edit.start < edit.end else ""
        new = f"{{+{edit.new}+}}" if edit.new else ""
        left = left if len(left) <= _AROUND else f"… {left[-_AROUND:].partition(' ')[2]}"
        right = right if len(right) <= _AROUND else f"{right[:_AROUND].rpartition(' ')[0]} …"
        yield f"    {left}{gone}{new}{right}"


def put_out(data: bytes, out: Path | None) -> None:
    """Write to a file, or to the terminal if there is none. Raises OSError."""
    if out is None:
        click.echo(data.decode("utf-8"), nl=False)
        return
    from outcome_reports.platform.files import replace_file

    replace_file(out, data)
    click.echo(out)


def tell_return(found: Return) -> None:
    """Print the content of a returned file."""
    click.echo(f"{found.name}: {found.sender}, {found.status}; {counted(len(found.proposals), 'change')}")
    if not found.honest:
        click.echo("  Not all changes were tracked; they were found by comparing.")
    for notice in found.notices:
        click.echo(f"  Note: {notice}.")
    if found.formats:
        click.echo(f"  {counted(found.formats, 'change')} of formatting only, not proposed.")
    for name, words in found.answers.fields.items():
        click.echo(f"  {name}: {words}")
    for change in found.changes:
        for line in lines_of_change(change):
            click.echo(line)


def walk_through(round_: ClearanceRound, by: str) -> None:
    """Ask for a decision on each open change, showing what others propose for the same paragraph."""
    from outcome_reports.clearing.returned.changes import rivals_of

    returns = round_.returns()
    rivals = rivals_of(returns)
    still_open = [change for found in returns for change in found.changes if change.id not in round_.state.decisions]
    if not still_open:
        click.echo("no change is left to decide")
    for change in still_open:
        click.echo("\n".join(lines_of_change(change)))
        for other in rivals.get(change.id, ()):
            decision = round_.state.decisions.get(other.id)
            click.echo(f"  In the same paragraph ({decision.decision if decision else 'not decided'}):")
            click.echo("\n".join(f"  {line}" for line in lines_of_change(other)))
        answer = click.prompt("accept, reject, amend, skip or end", default="skip", value_proc=_answer)
        if answer == "end":
            return
        if answer != "skip":
            words = click.prompt("Words", value_proc=_words) if answer == "amend" else ""
            reason = click.prompt("Reason", value_proc=_words)
            round_.decide(change.id, cast("Verdict", answer), reason=reason, by=by, words=words)


def _answer(typed: str) -> str:
    """Return the one answer that begins as `typed`. Raises UsageError for none or several: click then asks again."""
    begun = [answer for answer in _ANSWERS if answer.startswith(typed.strip().lower())]
    if len(begun) != 1:
        raise click.UsageError(f"“{typed}” can mean {' or '.join(begun)}" if begun else f"“{typed}” is no answer")
    return begun[0]


def _words(typed: str) -> str:
    """Return what was typed. Raises UsageError for spaces only: click then asks again."""
    if not typed.strip():
        raise click.UsageError("write something")
    return typed
