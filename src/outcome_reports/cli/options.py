"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import click

from outcome_reports.platform.files import real_path
from outcome_reports.writers.registry import STANDARD, WRITERS

Command = TypeVar("Command", bound=Callable[..., Any])

editions_argument = click.argument(
    "editions", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="EDITION…"
)
edition_argument = click.argument("edition", type=click.Path(path_type=Path))
group_option = click.option(
    "--group-recommendations",
    type=click.Choice(["annex", "full"]),
    default="annex",
    show_default=True,
    help="Recommendations that reach a government only through a group: one line each in an annex, or in full.",
)
DAY = click.DateTime(["%Y-%m-%d"])


def spare(out: Path | None, *given: Path) -> None:
    """Raise click's BadParameter if the file to write is one of those `given` to read, or is in a folder of them."""
    if out is None or not out.exists():
        return
    place = real_path(out)
    if not {place, *place.parents}.isdisjoint(map(real_path, given)):
        raise click.BadParameter(f"{out} is what is read, or beside it: name another file", param_hint="--out")


_TEXT = ".txt"


def form_of(out: Path | None, form: str | None, forms: Sequence[str]) -> str:
    """Return the format of the file to write: `form`, or one of `forms` in which the name of `out` ends.

    Without both it is the first of `forms`. Raises UsageError if the two do not agree.
    """
    suffix = out.suffix.lower() if out else ""
    named = "text" if suffix == _TEXT else suffix[1:]
    if form and named in forms and named != form:
        raise click.UsageError(f"the file to write ends in {suffix}, but its format is {form}: leave out --format")
    if named and not form and named not in forms:
        ends = ", ".join(_TEXT if one == "text" else f".{one}" for one in forms)
        raise click.UsageError(f"the file to write ends in {suffix}: end it in one of {ends}, or give --format")
    return form or named or forms[0]


def report_option(shown: str) -> Callable[[Command], Command]:
    """Return the option --report, with `shown` as its help: a report for people, or for programs."""
    return click.option(
        "--report", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help=shown
    )


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
            click.option(
                "--reference-doc",
                type=click.Path(path_type=Path),
                help="Your own Word template, .dotx or .docx: Word files get its styles, theme, page, headers "
                "and footers.",
            ),
            click.option("--bleed", help="For the printer: bleed around PDF pages, such as 3mm."),
            click.option("--crop-marks", is_flag=True, help="For the printer: crop marks, which show where to cut."),
            click.option("--force", is_flag=True, help="Make everything again, changed or not."),
            click.option("--quiet", is_flag=True, help="Do not show progress."),
            click.option("--dry-run", is_flag=True, help="Read the content and list the files; make nothing."),
            click.option("--open", "opened", is_flag=True, help="Open the first file when the build is done."),
            report_option("How the result is reported on standard output."),
        )
    ):
        command = option(command)
    return command


def run_build(  # noqa: PLR0913 - each is an option of a command
    editions: Sequence[Path],
    formats: tuple[str, ...],
    *,
    quiet: bool,
    bleed: str | None = None,
    crop_marks: bool = False,
    out: Path | None = None,
    dry_run: bool = False,
    opened: bool = False,
    form: str = "text",
    **wanted: Any,
) -> None:
    """Build `editions`, report the result, and exit with code 1 if a document failed.

    Several editions each get a folder in `out` and at the site; one that cannot be read does not stop the others.
    """
    from outcome_reports.building import build
    from outcome_reports.cli.build_results import EditionResult, results_as_json
    from outcome_reports.cli.console import Progress
    from outcome_reports.errors import EXPECTED, ArgumentError

    if bleed is not None or crop_marks:
        from outcome_reports.writers.output_options import Printing, millimetres

        if formats and not any(WRITERS[format].paged for format in formats):
            raise click.UsageError("--bleed and --crop-marks are for PDF: add --format pdf, or remove them")
        try:
            wanted["printing"] = Printing(millimetres(bleed or "3mm"), crop_marks)
        except ArgumentError as problem:
            raise click.BadParameter(str(problem), param_hint="--bleed") from None
    site: str | None = wanted.pop("site", None)
    names = [real_path(edition).name for edition in editions]
    if len(set(names)) < len(names):
        raise click.UsageError("two of the editions have the same name, so one would overwrite the other")
    results = []
    for edition, name in zip(editions, names, strict=True):
        target = out / name if out is not None and len(editions) > 1 else out
        if site:
            wanted["site"] = f"{site.rstrip('/')}/{quote(name)}/" if len(editions) > 1 else site
        try:
            if dry_run:
                from outcome_reports.building.dry_run import planned_files

                planned = planned_files(edition, target, formats=formats or STANDARD, **wanted)
                result = EditionResult(edition, planned=planned)
            else:
                progress = Progress(quiet=quiet)
                built = build(edition, target, formats=formats or STANDARD, progress=progress, **wanted)
                result = EditionResult(edition, built)
        except EXPECTED as error:
            if len(editions) == 1 and form == "text":
                raise
            result = EditionResult(edition, error=error)
        results.append(result)
        if form == "text":
            result.show()
    if form == "json":
        click.echo(results_as_json(results))
    if opened and (files := [file for result in results for file in result.files]):
        click.launch(str(files[0]))
    if code := max(result.code for result in results):
        raise SystemExit(code)
