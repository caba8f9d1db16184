"""`outcome-reports check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outcome_reports.cli.completing import complete_rules
from outcome_reports.cli.options import editions_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outcome_reports.checking import Finding
    from outcome_reports.new_edition.creation_report import Progress


def _list(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print a line for each rule, and exit."""
    if not wanted or context.resilient_parsing:
        return
    from outcome_reports.checking import RULES

    for rule in sorted(RULES.values(), key=lambda rule: rule.id):
        click.echo(f"{rule.id}  {rule.severity:<7}  {rule.title}")
    context.exit()


def _explain(context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> None:
    """Print the documentation of the named rules, and exit."""
    if not names or context.resilient_parsing:
        return
    from outcome_reports.checking import RULES

    click.echo("\n\n".join(RULES[id].explanation for id in _rules(context, _option, names)))
    context.exit()


def _rules(context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the named rules; an unknown name is a usage error."""
    if not names:
        return ()
    from outcome_reports.checking import rules_named
    from outcome_reports.errors import UnknownNameError

    try:
        return rules_named([one.strip() for name in names for one in name.split(",")])
    except UnknownNameError as error:
        raise click.UsageError(str(error), context) from None


@click.command("check")
@editions_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with code 1 also for warnings and for anything still to be written or confirmed, not only for errors.",
)
@click.option("--fix", is_flag=True, help="Make the corrections that are safe, in the files.")
@click.option(
    "--rule",
    "rules",
    metavar="RULE",
    multiple=True,
    callback=_rules,
    shell_complete=complete_rules,
    help="Check only these rules (LNG014) or families (LNG), with commas between. --fix corrects no other.",
)
@click.option("--profile", default="rso", show_default=True, help="House style: un or rso.")
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="The previous edition, whose sentences must not be repeated [default: the one beside EDITION].",
)
@click.option("--list-rules", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List all rules.")
@click.option(
    "--explain",
    metavar="RULE",
    multiple=True,
    is_eager=True,
    expose_value=False,
    callback=_explain,
    shell_complete=complete_rules,
    help="Explain a rule, its reason and its source; may be given several times, NAM for a family.",
)
def command(
    editions: tuple[Path, ...],
    form: str,
    strict: bool,
    fix: bool,
    rules: tuple[str, ...],
    profile: str,
    previous: Path | None,
) -> None:
    r"""Report problems in each EDITION, with their places: mistakes first, then departures from house style.

    \b
    Examples:
      outcome-reports check content/fourth-2026
      outcome-reports check content/third-2025 content/fourth-2026 --strict
      outcome-reports check content/fourth-2026 --fix
      outcome-reports check content/fourth-2026 --rule LNG014 --rule NAM
      outcome-reports check content/fifth-2027 --previous content/fourth-2026
      outcome-reports check content/fourth-2026 --format sarif
      outcome-reports check --explain NAM004
    """
    from outcome_reports.language.distant_dictionary import loading_usual_dictionary

    click.get_current_context().with_resource(loading_usual_dictionary())
    from outcome_reports.new_edition.progress import unfinished

    found, wrong = [], False
    for edition in editions:
        findings, unread = _findings(edition, profile, previous, rules, fix=fix, form=form)
        if form == "text" and not unread:
            click.echo(_written(findings, form), nl=False)
        found += findings
        left = unfinished(edition) if form == "text" or strict else []
        if form == "text":
            # An edition with mistakes is not finished, either.
            _tell_progress(left)
        counted = {"error", "warning"} if strict else {"error"}
        wrong = wrong or unread or any(finding.severity in counted for finding in findings)
        # A final edition with such notes could not be built.
        wrong = wrong or (strict and any(entry.write or entry.confirm for entry in left))
    if form != "text":
        click.echo(_written(found, form), nl=False)
    if wrong:
        raise SystemExit(1)


def _findings(
    edition: Path, profile: str, previous: Path | None, rules: tuple[str, ...], *, fix: bool, form: str
) -> tuple[list[Finding], bool]:
    """Return the findings in one edition, and whether it is unreadable; text reports print its mistakes at once."""
    from outcome_reports.api.folder_checks import check_folder, fix_folder
    from outcome_reports.errors import ContentError

    wanted = (edition, profile, previous, rules)
    try:
        mended, findings = fix_folder(*wanted) if fix else ([], check_folder(*wanted))
    except ContentError as error:
        if form == "text":
            click.echo(str(error), err=True)
        return [_as_finding(problem) for problem in error.problems], True
    for finding in mended:
        click.echo(f"corrected: {finding.path}:{finding.line}: {finding.message}", err=True)
    return findings, False


def _as_finding(problem: object) -> Finding:
    from outcome_reports.checking import Finding
    from outcome_reports.errors import Problem

    assert isinstance(problem, Problem)
    return Finding("CONTENT", "error", problem.file, problem.line, problem.column, problem.message, problem.hint)


def _written(findings: list[Finding], form: str) -> str:
    from outcome_reports import __version__
    from outcome_reports.checking import write_json, write_sarif, write_text

    match form:
        case "json":
            return write_json(findings)
        case "sarif":
            return write_sarif(findings, version=__version__, base=Path.cwd())
        case _:
            return write_text(findings)


def _tell_progress(entries: Sequence[Progress]) -> None:
    """Print what is still to be written, for an edition that is not finished."""
    if not entries:
        return
    click.echo("\nStill to do (look for ⟦…⟧ in the files):")
    width = max(len(str(entry.file)) for entry in entries)
    for entry in entries:
        parts = [f"{count} to {verb}" for verb in ("write", "confirm", "answer") if (count := getattr(entry, verb))]
        click.echo(f"  {entry.file!s:<{width}}  {entry.done:>4.0%}  {', '.join(parts)}")
