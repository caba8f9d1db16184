"""`outcome-reports extract`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.cli.options import spare


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="File to write to [default: standard output].")
def command(file: Path, out: Path | None) -> None:
    r"""Extract the content, as JSON, from FILE, a PDF made by outcome-reports.

    \b
    Examples:
      outcome-reports extract build/fourth-2026/statement.pdf --out content.json
    """
    from outcome_reports.archive.embedded_source import check_source, extract, read_source_file
    from outcome_reports.platform.files import replace_file

    data = extract(read_source_file(file), file)
    check_source(data, file)
    spare(out, file)
    if out is not None:
        replace_file(out, data)
    else:
        click.echo(data.decode("utf-8"), nl=False)
