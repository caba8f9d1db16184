"""Checks of what is installed on this machine, what is missing, and how to get it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator

from outcome_reports.errors import InstallationError
from outcome_reports.platform.install_commands import DICTIONARY, command_lines, for_this_system
from outcome_reports.platform.records import record

_OLDEST = (3, 11)


@record(frozen=True, slots=True)
class Capability:
    """A capability of the software that depends on installed programs or libraries.

    `needed` says whether documents require it; `missing` says what to install, with the command for this system if
    known, or is "" if nothing is missing.
    """

    name: str
    needed: bool
    missing: str


def capabilities() -> Iterator[Capability]:
    """Yield each capability after trying it. Raises MemoryError if memory runs out."""
    for name, needed, probe in _PROBES:
        try:
            probe()
        except InstallationError as error:
            yield Capability(name, needed, for_this_system(str(error)))
        else:
            yield Capability(name, needed, "")


def _python() -> None:
    if sys.version_info < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise InstallationError(f"this is Python {sys.version.split()[0]}: install Python {oldest} or newer")


def _module(name: str) -> Callable[[], None]:
    def probe() -> None:
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise InstallationError(f"{error.name} is not installed: install the package again") from error

    return probe


def _layout() -> None:
    importlib.import_module("outcome_reports.writers.pdf.layout_library")


def _spelling() -> None:
    from outcome_reports.language.dictionary import USUAL, load_dictionary

    if load_dictionary(USUAL) is None:
        raise InstallationError(
            f'spelling needs the library chunspell (pip install "outcome-reports[spelling]") and the dictionary '
            f"{USUAL}:{command_lines(DICTIONARY)}"
        )


def _validators(suffix: str) -> Callable[[], None]:
    def probe() -> None:
        from outcome_reports.validating.dispatching import missing_for

        if missing := missing_for(suffix):
            raise InstallationError("\n    ".join(dict.fromkeys(missing)))

    return probe


_PROBES: tuple[tuple[str, bool, Callable[[], None]], ...] = (
    ("Python", True, _python),
    ("PDF, and page numbers in Word and in excerpts", True, _layout),
    ("Word", True, _module("outcome_reports.writers.docx")),
    ("HTML", True, _module("outcome_reports.writers.html")),
    ("spelling in check", False, _spelling),
    ("validate for PDF", False, _validators(".pdf")),
    ("validate for Word", False, _validators(".docx")),
    ("validate for HTML", False, _validators(".html")),
    ("validate for EPUB", False, _validators(".epub")),
)
