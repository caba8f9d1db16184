"""`outcome-reports excerpt`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from outcome_reports.cli.completing import complete_groups, complete_keys
from outcome_reports.cli.options import edition_argument, group_option, making_options, run_build


@click.command("excerpt")
@edition_argument
@click.argument("keys", nargs=-1, metavar="[KEY]…", shell_complete=complete_keys)
@click.option("--all", "everybody", is_flag=True, help="Make one for each State and organisation in the statement.")
@click.option("--group", shell_complete=complete_groups, help="Make one for each member of this group of the registry.")
@group_option
@making_options
def command(
    edition: Path,
    keys: tuple[str, ...],
    everybody: bool,
    group: str | None,
    formats: tuple[str, ...],
    quiet: bool,
    **making: Any,
) -> None:
    r"""Make the excerpts of EDITION for KEYs of the registry: what each contributed, what is recommended to it, and
    where others name it.

    \b
    Examples:
      outcome-reports excerpt content/fourth-2026 IDN
      outcome-reports excerpt content/fourth-2026 FJI TON PACIFIC
      outcome-reports excerpt content/fourth-2026 --group ASEAN
      outcome-reports excerpt content/fourth-2026 --all --format docx
    """
    if bool(keys) + everybody + bool(group) != 1:
        raise click.UsageError("name one or more KEYs, or --all, or --group")
    run_build(
        [edition],
        formats,
        quiet=quiet,
        documents=(),
        excerpts="all" if everybody else keys or None,
        group=group,
        **making,
    )
