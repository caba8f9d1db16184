"""Verdicts of validators: the result for one file and one standard, with its failures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from outcome_reports.errors import InstallationError, ValidatorError, counted
from outcome_reports.platform.records import record

Outcome = Literal["passed", "failed", "unavailable"]


class Unavailable(InstallationError):  # noqa: N818 - not an error of the file or of ours
    """A validator is not installed. The message is a sentence that says what to install."""


@record(frozen=True, slots=True)
class Failure:
    """One failed check."""

    clause: str
    """The clause or rule that the file fails, as its standard numbers or names it: "ISO 14289-1:2014, 7.3, test 1"."""
    message: str
    """The problem, in the words of the validator."""
    place: str = ""
    """Where in the file, in the validator's own terms ("line 12", "/word/document.xml …"); "" if unknown."""
    block: str | None = None
    """The `id` of the block that the failure is in or after; None if unknown."""


@record(frozen=True, slots=True)
class Verdict:
    """The verdict of one validator on one file and one standard."""

    file: Path
    tool: str
    """The validator: "veraPDF"."""
    standard: str
    """The standard: "PDF/UA-1"."""
    failures: tuple[Failure, ...] = ()
    """Failed checks. A tool may list fewer than it counted: see `failed`."""
    checks: int | None = None
    """Number of checks that ran; None if the tool does not count them."""
    failed: int = 0
    """Number of failed checks."""
    unavailable: str | None = None
    """A sentence that says what to install if the validator is missing, else None."""

    @property
    def outcome(self) -> Outcome:
        """Whether the file passed, failed, or was not checked because the validator is missing."""
        if self.unavailable is not None:
            return "unavailable"
        return "failed" if self.failed or self.failures else "passed"


@record(frozen=True, slots=True)
class Validator:
    """A validator of the files with one of these suffixes (".pdf"), for one standard or several."""

    suffixes: tuple[str, ...]
    tool: str
    standards: tuple[str, ...]
    run: Callable[[Sequence[Path]], list[Verdict]]
    """Returns the verdicts on files. Raises Unavailable, and ValidatorError if the validator fails."""
    needs: tuple[Callable[[], object], ...] = ()
    """Finds the programs that the validator runs, or raises Unavailable."""


class FailedValidatorsError(ValidatorError):
    """Validators failed. `verdicts` are those of the others, and say why there are none of the ones that failed."""

    def __init__(self, reasons: Sequence[str], verdicts: Sequence[Verdict]) -> None:
        super().__init__("\n".join(reasons))
        self.verdicts = verdicts


def verdict_of(
    file: Path, tool: str, standard: str, failures: tuple[Failure, ...], checks: int | None = None
) -> Verdict:
    """Return a verdict whose failures are all listed."""
    return Verdict(file, tool, standard, failures, checks, len(failures))


def lines_of(verdict: Verdict, limit: int = 20) -> Iterator[str]:
    """Yield the verdict as lines for people: a summary, then a line for each failure with clause, message and block.

    Failures that read the same share a line; there are at most `limit` lines.
    """
    head = f"{verdict.file}: {verdict.standard} ({verdict.tool}): "
    if verdict.unavailable is not None:
        yield f"{head}not checked. {verdict.unavailable}"
        return
    if verdict.outcome == "passed":
        yield f"{head}passed" + (f", {verdict.checks} checks" if verdict.checks is not None else "")
        return
    of_all = f" of {verdict.checks} checks" if verdict.checks is not None else ""
    yield f"{head}{verdict.failed} failed{of_all}"
    alike = Counter((failure.clause, failure.message, _where(failure)) for failure in verdict.failures)
    unlisted = verdict.failed - len(verdict.failures) + sum(list(alike.values())[limit:])
    for (clause, message, where), times in list(alike.items())[:limit]:
        yield f"  {clause}: {message}{where}" + (f" ({times} times)" if times > 1 else "")
    if unlisted > 0:
        yield f"  and {unlisted} more"


def as_json(verdicts: Iterable[Verdict]) -> str:
    """Return all verdicts, with every failure, as one JSON document."""
    listed = [
        {
            "file": str(verdict.file),
            "standard": verdict.standard,
            "tool": verdict.tool,
            "outcome": verdict.outcome,
            "checks": verdict.checks,
            "failed": verdict.failed,
            "failures": [asdict(failure) for failure in verdict.failures],
            "missing": verdict.unavailable or "",
        }
        for verdict in verdicts
    ]
    return json.dumps({"verdicts": listed}, ensure_ascii=False, indent=2)


def unproved(verdicts: Iterable[Verdict]) -> str:
    """Return one line on what no validator checked, "" if there is nothing: "Not proved: PDF/UA-1 (2 files)"."""
    missing = Counter(verdict.standard for verdict in verdicts if verdict.outcome == "unavailable")
    listed = ", ".join(f"{standard} ({counted(times, 'file')})" for standard, times in missing.items())
    return f"Not proved: {listed}." if listed else ""


def _where(failure: Failure) -> str:
    where = f"block {failure.block}" if failure.block else failure.place
    return f" [{where}]" if where else ""
