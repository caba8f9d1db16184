"""The group of all commands. Each has its own file, which is imported only when it is called."""

from __future__ import annotations

import importlib
import os
from typing import Any

import click

from outcome_reports import __version__
from outcome_reports.cli.ending import SWITCHES, Switches, plain_ending
from outcome_reports.errors import did_you_mean
from outcome_reports.platform.own_process import take_over

COMMANDS = {
    "build": "Make the statement, the summary or excerpts of an edition.",
    "excerpt": "Make the excerpts for States, organisations or groups.",
    "check": "Report problems in an edition, with their places.",
    "preview": "Show an edition in the browser while you write it.",
    "new": "Begin an edition, from the previous one or from scratch.",
    "schema": "Write JSON Schemas for completion and checking in editors.",
    "import": "Make an edition from Word files, or add them to one.",
    "registry": "Add names and terms that an import proposed to the registry.",
    "validate": "Check finished files against the standards they claim.",
    "clear": "Send texts for clearance, read the replies, decide, and change the content.",
    "redline": "Show what changed between two states of an edition.",
    "export": "Write a table of an edition for spreadsheets and programs.",
    "cite": "Print the citation of a document.",
    "extract": "Extract the content that is inside a PDF.",
    "doctor": "Show what works on this machine, and what is missing.",
}
"""The commands, in the order of `--help`, with the line it shows for each."""
_WIDEST = 100
_COMPLETION = "_OUTCOME_REPORTS_COMPLETE"


def _with_line_ends(text: str | None) -> str | None:
    """Return `text` with click's mark for keeping line breaks, which is two characters in docstrings."""
    return text.replace(r"\b", "\b") if text else text


class _Words(click.types.StringParamType):
    """Words, which a shell gives in UTF-8 even where Python takes arguments for those of the C locale."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the words. Raises BadParameter for bytes that are not UTF-8."""
        words = super().convert(value, param, ctx)
        try:
            return words.encode("utf-8", "surrogateescape").decode()
        except UnicodeError:
            self.fail("this is not UTF-8: use a terminal and a locale with UTF-8", param, ctx)


def _prepare(command: click.Command, prefix: str) -> None:
    """Take words in UTF-8, and let environment variables set options: OUTCOME_REPORTS_BUILD_OUT is --out of build.

    Not by click's `auto_envvar_prefix`, which uses the names of parameters in our code. Options that only show
    something and exit have no variable.
    """
    for option in command.params:
        if option.type is click.STRING:
            option.type = _Words()
        if isinstance(option, click.Option) and not option.is_eager and option not in SWITCHES:
            name = max(option.opts, key=len).lstrip("-")
            option.envvar = f"{prefix}_{name}".upper().replace("-", "_")
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            _prepare(part, f"{prefix}_{name}")


def _width() -> int:
    """Return how wide a help text is: what click finds itself, but with a module that loads ten others."""
    given = os.environ.get("COLUMNS", "")
    try:
        columns = (int(given) if given.isdecimal() else 0) or os.get_terminal_size().columns
    except OSError:
        columns = 0
    return max(min(columns or 80, _WIDEST) - 2, 50)


class _LazyGroup(click.Group):
    """A group that knows its commands by name, so that `--help` does not import everything."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and end the process, unless `standalone_mode` is off: then errors are raised."""
        if not extra.get("standalone_mode", True):
            return super().main(*args, **extra)
        if not args and extra.get("args") is None:
            # These settings are for the whole process, which runs nothing else.
            take_over()
        if _COMPLETION in os.environ:
            # The shell reads click's output, and must read nothing else.
            return super().main(*args, **{**extra, "complete_var": _COMPLETION})
        switches = Switches()
        with plain_ending(switches):
            return super().main(*args, obj=switches, terminal_width=_width(), **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"outcome_reports.cli.{cmd_name}_command")
        command: click.Command = module.command
        _prepare(command, f"OUTCOME_REPORTS_{cmd_name}")
        command.help = _with_line_ends(command.help)
        command.params += [switch for switch in SWITCHES if switch not in command.params]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = args[0] in COMMANDS or args[0].startswith("-")
        if not known and (meant := did_you_mean(args[0], COMMANDS)):
            raise click.UsageError(f"Unknown command “{args[0]}”; {meant}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST})
@click.version_option(__version__, prog_name="outcome-reports")
def main() -> None:
    r"""Outcome statements of a dialogue, from plain text files, in PDF, DOCX and HTML.

    \b
    Examples:
      outcome-reports build content/fourth-2026
      outcome-reports excerpt content/fourth-2026 IDN
      outcome-reports check content/fourth-2026
      outcome-reports new content/fifth-2027 --from content/fourth-2026

    An option can be set by an environment variable: OUTCOME_REPORTS_BUILD_OUT is --out of build.

    Exit codes: 0 success; 1 problems in the content, or in making documents; 2 wrong usage; 3 not everything was
    proved (validate); 70 a fault in this program; 74 the output could not be written.
    """


main.help = _with_line_ends(main.help)
main.params += SWITCHES
