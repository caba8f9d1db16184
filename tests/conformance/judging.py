"""What the tests of conformance have in common: which documents there are, and how a verdict becomes a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from outcome_reports.validating import Unavailable, Verdict, lines_of
from tests.conformance.library import SETS, Library

DOCUMENTS = (
    "third-2025-statement",
    "third-2025-summary",
    "third-2025-excerpt-PHL",
    "fourth-2026-statement",
    "fourth-2026-summary",
    "fourth-2026-excerpt-IDN",
    "sample",
)
"""Every kind of document of both editions, and one with every kind of node: for what is too dear to do to all."""

Record = Callable[[str, object], None]


Validator = Callable[[Sequence[Path]], list[Verdict]]


def judged_files(validator: Validator, files: Iterable[Path]) -> list[Verdict]:
    """The verdicts of one validator on all files in one run.

    Skips the tests that ask where the validator is not installed.
    """
    try:
        return validator(list(files))
    except Unavailable as missing:
        pytest.skip(str(missing))


def judged(validator: Validator, files: Iterable[Path]) -> dict[tuple[str, str], Verdict]:
    """The same, by file name without suffix, and standard."""
    return {(verdict.file.stem, verdict.standard): verdict for verdict in judged_files(validator, files)}


def verdicts_by_set(validator: Validator, library: Library, suffix: str) -> dict[str, list[Verdict]]:
    """The verdicts of one validator on all files of a format, in one run for all sets."""
    sets = {name: library(name, suffix) for name in SETS}
    verdicts = judged_files(validator, [file for files in sets.values() for file in files])
    return {name: [verdict for verdict in verdicts if verdict.file in files] for name, files in sets.items()}


def expect_passed(verdict: Verdict, record_property: Record) -> None:
    """Fails with the verdict's own words if the file did not pass, and puts on record how much was looked at."""
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))
    if verdict.checks is not None:
        proof = f"{verdict.file.name}: {verdict.standard} ({verdict.tool}): {verdict.checks} checks, all passed"
        record_property("proof", proof)


def expect_all_passed(verdicts: Sequence[Verdict], record_property: Record) -> None:
    """Fails with the words of every verdict on a file that did not pass, else puts on record how much was looked at.

    Excerpts are one line together.
    """
    assert verdicts
    failed = [verdict for verdict in verdicts if verdict.outcome != "passed"]
    assert not failed, "\n".join(line for verdict in failed for line in lines_of(verdict))
    excerpts: dict[tuple[str, str, str], list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.file.parent.name == "excerpts":
            excerpts.setdefault((verdict.standard, verdict.tool, verdict.file.suffix), []).append(verdict)
        else:
            name = f"{verdict.file.parent.name}/{verdict.file.name}"
            record_property("proof", _proof(name, verdict.standard, verdict.tool, verdict.checks))
    for (standard, tool, suffix), of_excerpts in excerpts.items():
        edition = of_excerpts[0].file.parents[1].name
        checks = [verdict.checks for verdict in of_excerpts if verdict.checks is not None]
        name = f"{edition}/excerpts, {len(of_excerpts)} files {suffix}"
        record_property("proof", _proof(name, standard, tool, sum(checks) if checks else None))


def _proof(name: str, standard: str, tool: str, checks: int | None) -> str:
    return f"{name}: {standard} ({tool}): " + ("passed" if checks is None else f"{checks} checks, all passed")


def expect_only(verdict: Verdict, clause: str, block: str | None = None) -> None:
    """Fails unless there are failures, all of them of this clause (or one whose name holds it) and in this block."""
    said = "\n".join(lines_of(verdict))
    assert verdict.outcome == "failed", said
    assert all(clause in failure.clause for failure in verdict.failures), said
    if block is not None:
        assert {failure.block for failure in verdict.failures} == {block}, said
