"""`outcome-reports build`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from outcome_reports.cli.options import editions_argument, making_options, run_build
from outcome_reports.composing.documents.registry import OF_EDITION, STATEMENT


@click.command("build")
@editions_argument
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=click.Choice(OF_EDITION),
    help=f"Document to make; may be given several times [default: {STATEMENT}].",
)
@click.option("--excerpts", is_flag=True, help="Also make an excerpt for each State and organisation that is named.")
@click.option(
    "--site", metavar="ADDRESS", help="Where the folder will be published: adds pictures for links, a feed, a sitemap."
)
@making_options
def command(
    editions: tuple[Path, ...],
    documents: tuple[str, ...],
    excerpts: bool,
    formats: tuple[str, ...],
    quiet: bool,
    **making: Any,
) -> None:
    r"""Make the documents of each EDITION, a folder with edition.yaml.

    \b
    Examples:
      outcome-reports build content/fourth-2026
      outcome-reports build content/fourth-2026 --format pdf --out /tmp/draft
      outcome-reports build content/third-2025 --document summary
      outcome-reports build content/third-2025 content/fourth-2026 --report json
      outcome-reports build content/fourth-2026 --excerpts
      outcome-reports build content/fourth-2026 --brand examples/brand/coastal-forum.yaml
      outcome-reports build content/fourth-2026 --format docx --reference-doc corporate.dotx
      outcome-reports build content/fourth-2026 --format pdf --bleed 3mm --crop-marks
      outcome-reports build content/third-2025 --site https://example.org/third/
    """
    run_build(
        editions,
        formats,
        quiet=quiet,
        documents=documents or (STATEMENT,),
        excerpts="all" if excerpts else None,
        **making,
    )
