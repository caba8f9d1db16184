"""What `--help` says of every command, its arguments, options and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
import pytest

from outcome_reports.cli.main import COMMANDS, main


def helped(name: str, command: click.Command, parent: click.Context | None = None) -> Iterator[str]:
    # Whoever called the command before may have had another name for --help, which click keeps.
    command._help_option = None
    with click.Context(command, parent, info_name=name, **command.context_settings) as context:
        yield command.get_help(context) + "\n"
        if isinstance(command, click.Group) and parent is not None:
            for part in command.list_commands(context):
                inner = command.get_command(context, part)
                assert inner is not None
                yield from helped(part, inner, context)


@pytest.mark.parametrize("name", ["main", *COMMANDS])
def test_help(name: str, golden: Callable[[str, str], None]) -> None:
    with click.Context(
        main, info_name="outcome-reports", **{**main.context_settings, "terminal_width": 100}
    ) as context:
        command = main if name == "main" else main.get_command(context, name)
        assert command is not None
        text = main.get_help(context) if command is main else "\n".join(helped(name, command, context))
    golden(f"help/{name}.txt", text)
