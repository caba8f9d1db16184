"""`outcome-reports validate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outcome_reports.cli.options import report_option

if TYPE_CHECKING:
    from outcome_reports.validating import Verdict


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--require", is_flag=True, help="Also fail if a validator is missing.")
@report_option("How the verdicts are reported.")
def command(files: tuple[Path, ...], require: bool, form: str) -> None:
    r"""Check each FILE against the standards it claims, with the validators that are installed here.

    PDF: PDF/A-3a and PDF/UA-1 (veraPDF), tags. DOCX: Office Open XML (Microsoft's SDK), Word's accessibility rules.
    HTML: the W3C checker, WCAG 2.2 AA (axe). EPUB: EPUBCheck.

    Exit codes: 0 everything is proved; 1 a check failed or, with --require, a validator is missing; 3 nothing failed,
    but a validator is missing, so that not everything is proved. The last line says what.

    \b
    Examples:
      outcome-reports validate build/fourth-2026/statement.pdf
      outcome-reports validate build/fourth-2026/statement.*
      outcome-reports validate --require --report json build/fourth-2026/statement.*
    """
    from outcome_reports.cli.ending import NOT_PROVED, PROBLEMS
    from outcome_reports.validating import FailedValidatorsError, as_json, unproved, validate

    broken: FailedValidatorsError | None = None
    try:
        verdicts: Sequence[Verdict] = validate(files)
    except FailedValidatorsError as error:
        verdicts, broken = error.verdicts, error
    click.echo(as_json(verdicts) if form == "json" else "\n".join(_report(verdicts)))
    if broken:
        raise broken
    missing = unproved(verdicts)
    if any(verdict.outcome == "failed" for verdict in verdicts) or (missing and require):
        raise SystemExit(PROBLEMS)
    if missing:
        raise SystemExit(NOT_PROVED)


def _report(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield the lines of the report for people."""
    from outcome_reports.validating import lines_of, unproved

    for verdict in verdicts:
        yield from lines_of(verdict)
    failed = {verdict.file for verdict in verdicts if verdict.outcome == "failed"}
    looked_at = {verdict.file for verdict in verdicts if verdict.outcome != "unavailable"}
    missing = unproved(verdicts)
    if failed and len(looked_at) > 1:
        yield f"{len(failed)} of {len(looked_at)} files failed."
    elif len(looked_at) > 1 and not missing:
        yield f"All {len(looked_at)} files passed."
    if missing:
        yield missing
