"""Output and exit of every command: on any console, no character stops a report, and no error shows a traceback."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, cast

import click

from outcome_reports.errors import EXPECTED, OutcomeError, words_of
from outcome_reports.platform.process_memory import recognised

if TYPE_CHECKING:
    from logging import StreamHandler

PROBLEMS, NOT_PROVED, UNEXPECTED, NO_OUTPUT = 1, 3, 70, 74
"""Exit codes. 70 and 74 are EX_SOFTWARE and EX_IOERR of BSD's sysexits; wrong usage is click's 2."""
_DEBUG, _INFO = 10, 20  # levels of logging, which is loaded only when needed
_ESCAPE = "outcome_reports.escape"


class OutputError(OutcomeError):
    """Standard output accepts no more: it is closed, the disk is full, or its reader has gone."""


@dataclass
class Switches:
    """Settings for a whole call of the command, wherever the option was given."""

    debug: bool = False
    handler: StreamHandler[TextIO] | None = None


def _note_debug(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.ensure_object(Switches).debug = True
        _log(context, _DEBUG)


def _note_verbose(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        _log(context, _INFO)


def _log(context: click.Context, level: int) -> None:
    """Send the library's log to standard error until the command ends."""
    import logging

    switches, logger = context.ensure_object(Switches), logging.getLogger("outcome_reports")
    if switches.handler is None:
        switches.handler = logging.StreamHandler(sys.stderr)
        switches.handler.setFormatter(logging.Formatter("%(relativeCreated)6.0f ms  %(name)s: %(message)s"))
        logger.addHandler(switches.handler)
        logger.setLevel(level)
    logger.setLevel(min(level, logger.level))


def _unlog(handler: StreamHandler[TextIO]) -> None:
    import logging

    logger = logging.getLogger("outcome_reports")
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


SWITCHES: tuple[click.Parameter, ...] = (
    click.Option(["--verbose"], is_flag=True, expose_value=False, callback=_note_verbose, help="Report each step."),
    click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=_note_debug,
        help="Report in more detail, and show the traceback of an error.",
    ),
)
"""Options of the group and of each of its commands."""


@contextlib.contextmanager
def plain_ending(switches: Switches) -> Iterator[None]:
    """Run a command so that it ends with a message and an exit code, without a traceback unless `switches` ask for one.

    Characters that standard output cannot encode are escaped as in JSON, so that reports for programs stay valid.
    """
    out, err, given = sys.stdout, sys.stderr, sys.stdin
    # Without standard input, questions are not asked, or get no answer.
    sys.stdin = given or io.StringIO()
    sys.stdout, sys.stderr = cast("TextIO", _Output(out, alone=err is None)), cast("TextIO", _Stream(err))
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last place where an error can be put in words
        if _is_interrupt(error):
            click.echo("Aborted!", err=True)
            sys.exit(PROBLEMS)
        if switches.debug:
            import traceback

            traceback.print_exc(file=sys.stderr)
        if isinstance(error, OutputError):
            _silence(out)
        _end(recognised(error))
    finally:
        sys.stdout, sys.stderr, sys.stdin = out, err, given
        if switches.handler is not None:
            _unlog(switches.handler)


def _is_interrupt(error: BaseException | None) -> bool:
    """Return whether an error was caused by Ctrl-C: Python before 3.12 wraps what stops the making of a class."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _end(error: Exception) -> NoReturn:
    click.echo(words_of(error), err=True)
    sys.exit(NO_OUTPUT if isinstance(error, OutputError) else PROBLEMS if isinstance(error, EXPECTED) else UNEXPECTED)


class _Stream:
    """Standard error, or a stream like it, without `buffer`, by which click would write UTF-8 to ASCII consoles."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        if name == "buffer" or self._stream is None:
            raise AttributeError(name)
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write all of `text`."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except (OSError, ValueError) as error:
                self._refused(error)
        return len(text)

    def flush(self) -> None:
        """Flush the stream."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._refused(error)

    def isatty(self) -> bool:
        """Return True if the stream is a terminal."""
        return self._stream is not None and self._stream.isatty()

    def _refused(self, error: OSError | ValueError) -> None:
        """Ignore the failure: without standard error it cannot be reported."""


class _Output(_Stream):
    """Standard output, which may be a pipe without a reader, a full disk, or a console with a small character set."""

    def __init__(self, stream: TextIO | None, *, alone: bool) -> None:
        super().__init__(stream)
        # Windows gives a program without a console neither stream: nobody waits for a report.
        self._alone = alone
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPE)

    def write(self, text: str) -> int:
        """Write all of `text`. Raises OutputError where it cannot go."""
        if self._stream is None and not self._alone:
            raise OutputError("the output cannot be written: standard output is closed")
        return super().write(text)

    def _refused(self, error: OSError | ValueError) -> None:
        if isinstance(error, BrokenPipeError):
            raise OutputError("the output was not read to the end") from None
        raise OutputError(f"the output cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _silence(stream: TextIO) -> None:
    """Prevent Python from trying again at exit to write what `stream` did not accept, and from a traceback about it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _escape(error: UnicodeError) -> tuple[str, int]:
    r"""Return characters that cannot be encoded in the form of JSON escapes: é as \u00e9, two of them beyond U+FFFF."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)), error.end


codecs.register_error(_ESCAPE, _escape)
