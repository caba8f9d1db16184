"""`outcome-reports preview`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.cli.options import edition_argument


@click.command("preview")
@edition_argument
@click.option("--port", type=click.IntRange(1, 65535), help="Port to answer on; the next free one if it is in use.")
@click.option("--no-open", is_flag=True, help="Do not open the browser: the address is printed.")
def command(edition: Path, port: int | None, no_open: bool) -> None:
    r"""Show EDITION in the browser while it is written: a saved change is on the screen at once. Ctrl-C ends it.

    \b
    Examples:
      outcome-reports preview content/fourth-2026
      outcome-reports preview content/fourth-2026 --port 9000 --no-open
    """
    import threading
    import webbrowser

    from outcome_reports.previewing import Preview

    with Preview(edition, port=port) as shown:
        click.echo(f"Preview of {edition}: {shown.url}")
        click.echo("Only this machine can open it. Ctrl-C ends it.", err=True)
        if not no_open:
            webbrowser.open(shown.url)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo("\nThe preview has ended.", err=True)
