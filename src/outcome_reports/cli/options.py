"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from outcome_reports.writers.registry import STANDARD, WRITERS

Command = TypeVar("Command", bound=Callable[..., Any])

edition_argument = click.argument("edition", type=click.Path(path_type=Path))


def making_options(command: Command) -> Command:
    """Return the options of every command that makes documents."""
    for option in reversed(
        (
            click.option("--out", type=click.Path(path_type=Path), help="Folder to write to [default: build/EDITION]."),
            click.option(
                "--format",
                "formats",
                multiple=True,
                type=click.Choice(list(WRITERS)),
                help=f"Format to make; may be given several times [default: {', '.join(STANDARD)}].",
            ),
            click.option("--jobs", type=click.IntRange(min=1), help="Documents to make at once [default: all cores]."),
            click.option(
                "--brand", type=click.Path(path_type=Path), help="Brand file to use instead of the edition's."
            ),
            click.option(
                "--templates",
                type=click.Path(path_type=Path),
                help="Folder with html/ and css/ whose files replace the package's.",
            ),
            click.option("--bleed", help="For the printing house: bleed around PDF pages, such as 3mm."),
            click.option(
                "--crop-marks", is_flag=True, help="For the printing house: crop marks, which show where to cut."
            ),
            click.option("--force", is_flag=True, help="Make everything again, changed or not."),
            click.option("--quiet", is_flag=True, help="Do not show progress."),
        )
    ):
        command = option(command)
    return command


def run_build(
    edition: Path,
    formats: tuple[str, ...],
    *,
    quiet: bool,
    bleed: str | None = None,
    crop_marks: bool = False,
    **wanted: Any,
) -> None:
    """Build, report the result, and exit with code 1 if a document failed."""
    from outcome_reports.building import build
    from outcome_reports.cli.console import Progress, summarise
    from outcome_reports.cli.ending import PROBLEMS, UNEXPECTED
    from outcome_reports.errors import ArgumentError
    from outcome_reports.writers.output_options import Printing, millimetres

    if bleed is not None or crop_marks:
        if formats and not any(WRITERS[format].paged for format in formats):
            raise click.UsageError("--bleed and --crop-marks are for PDF: add --format pdf, or remove them")
        try:
            wanted["printing"] = Printing(millimetres(bleed or "3mm"), crop_marks)
        except ArgumentError as problem:
            raise click.BadParameter(str(problem), param_hint="--bleed") from None
    report = build(edition, formats=formats or STANDARD, progress=Progress(quiet=quiet), **wanted)
    summarise(report)
    if report.failed:
        raise SystemExit(UNEXPECTED if any(document.unexpected for document in report.failed) else PROBLEMS)
