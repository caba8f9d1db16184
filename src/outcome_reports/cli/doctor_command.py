"""`outcome-reports doctor`."""

from __future__ import annotations

import platform

import click

from outcome_reports import __version__


@click.command("doctor")
def command() -> None:
    r"""Show what works on this machine, what is missing, and how to get it.

    The exit code is 1 if something needed to make documents is missing; optional programs do not count.

    \b
    Examples:
      outcome-reports doctor
    """
    from outcome_reports.api.installation import capabilities

    click.echo(f"outcome-reports {__version__}, Python {platform.python_version()}, {platform.platform()}")
    found = list(capabilities())
    for capability in found:
        state = "missing" if capability.missing else "ok"
        click.echo(f"{state:8} {capability.name}" + ("" if capability.needed else " (not needed to make documents)"))
        if capability.missing:
            click.echo(f"    {capability.missing}")
    if any(capability.missing and capability.needed for capability in found):
        raise SystemExit(1)
