"""`outcome-reports check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outcome_reports.cli.options import edition_argument

if TYPE_CHECKING:
    from outcome_reports.checking import Finding


@click.command("check")
@edition_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True, help="Form."
)
@click.option("--strict", is_flag=True, help="End with code 1 for warnings too, not only for errors.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the files.")
@click.option("--profile", default="rso", show_default=True, help="House style: un or rso.")
@click.option(
    "--previous", type=click.Path(path_type=Path), help="The edition before, to find text that was carried over."
)
def command(edition: Path, form: str, strict: bool, fix: bool, profile: str, previous: Path | None) -> None:
    r"""Say what is wrong in EDITION, and where: mistakes first, then what departs from house style.

    \b
    Examples:
      outcome-reports check content/fourth-2026
      outcome-reports check content/fourth-2026 --strict
      outcome-reports check content/fourth-2026 --fix
      outcome-reports check content/fifth-2027 --previous content/fourth-2026
      outcome-reports check content/fourth-2026 --format sarif
    """
    from outcome_reports.cli.reporting import told_plainly
    from outcome_reports.problems import ContentError

    with told_plainly():
        try:
            findings = _findings(edition, profile, previous)
            if fix:
                from outcome_reports.checking import fix_files

                for finding in fix_files(findings):
                    click.echo(f"mended: {finding.path}:{finding.line}: {finding.message}", err=True)
                findings = _findings(edition, profile, previous)
        except ContentError as error:
            if form == "text":
                raise
            findings = [_as_finding(problem) for problem in error.problems]
        click.echo(_written(findings, form), nl=False)
        if form == "text":
            _tell_progress(edition)
    counted = {"error", "warning"} if strict else {"error"}
    if any(finding.severity in counted for finding in findings):
        raise SystemExit(1)


def _findings(edition: Path, profile: str, previous: Path | None) -> list[Finding]:
    from outcome_reports.checking import check_edition, read_profile
    from outcome_reports.reading import read_edition_with_places

    content, _, places = read_edition_with_places(edition)
    before = read_edition_with_places(previous)[0] if previous else None
    return check_edition(content, places=places, profile=read_profile(profile, edition), previous=before)


def _as_finding(problem: object) -> Finding:
    from outcome_reports.checking import Finding
    from outcome_reports.problems import Problem

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


def _tell_progress(edition: Path) -> None:
    """The table of what is still to be written, for an edition that is not finished."""
    from outcome_reports.founding import progress

    unfinished = [entry for entry in progress(edition) if entry.left]
    if not unfinished:
        return
    click.echo("\nStill to do:")
    width = max(len(str(entry.file)) for entry in unfinished)
    for entry in unfinished:
        parts = [f"{count} to {verb}" for verb in ("write", "confirm", "answer") if (count := getattr(entry, verb))]
        click.echo(f"  {entry.file!s:<{width}}  {entry.done:>4.0%}  {', '.join(parts)}")
