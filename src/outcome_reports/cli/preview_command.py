"""`outcome-reports preview`."""

from __future__ import annotations

from pathlib import Path

import click

from outcome_reports.cli.options import edition_argument


@click.command("preview")
@edition_argument
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; the next free one if it is in use.")
@click.option("--no-open", is_flag=True, help="Do not open the browser; only print the address.")
@click.option(
    "--editor",
    metavar="COMMAND",
    help="What opens a file at a line: code, vim, “kate {file} --line {line}”, vscode for the address that Visual"
    " Studio Code answers [default: $VISUAL or $EDITOR, else vscode].",
)
def command(edition: Path, port: int | None, no_open: bool, editor: str | None) -> None:
    r"""Show EDITION in the browser while you write it: saved changes appear at once. Ctrl-C ends it.

    \b
    Examples:
      outcome-reports preview content/fourth-2026
      outcome-reports preview content/fourth-2026 --port 9000 --no-open
      outcome-reports preview content/fourth-2026 --editor "code --reuse-window"
    """
    import threading
    import webbrowser

    from outcome_reports.previewing import Preview

    with Preview(edition, port=port, editor=editor) as shown:
        click.echo(f"Preview of {edition}: {shown.url}")
        click.echo("Only this machine can open it. Ctrl-C ends it.", err=True)
        if not no_open:
            webbrowser.open(shown.url)
        while True:
            try:
                threading.Event().wait()
            except KeyboardInterrupt:
                # An editor in the same terminal uses Ctrl-C itself.
                if not shown.opening.has_terminal:
                    break
        click.echo("\nThe preview has ended.", err=True)
