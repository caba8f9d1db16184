"""What the tests of conformance have in common: which documents there are, and how a verdict becomes a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from outcome_reports.validating import Unavailable, Verdict, lines_of

DOCUMENTS = (
    "third-2025-statement",
    "third-2025-summary",
    "third-2025-excerpt-PHL",
    "fourth-2026-statement",
    "fourth-2026-summary",
    "fourth-2026-excerpt-IDN",
    "sample",
)
"""Every kind of document of both editions, and one with every kind of node."""

Record = Callable[[str, object], None]


def judged(
    validator: Callable[[Sequence[Path]], list[Verdict]], files: Iterable[Path]
) -> dict[tuple[str, str], Verdict]:
    """The verdicts of one validator on all files in one run, by file name without suffix, and standard.

    Skips the tests that ask where the validator is not installed.
    """
    try:
        verdicts = validator(list(files))
    except Unavailable as missing:
        pytest.skip(str(missing))
    return {(verdict.file.stem, verdict.standard): verdict for verdict in verdicts}


def expect_passed(verdict: Verdict, record_property: Record) -> None:
    """Fails with the verdict's own words if the file did not pass, and puts on record how much was looked at."""
    assert verdict.outcome == "passed", "\n".join(lines_of(verdict))
    if verdict.checks is not None:
        proof = f"{verdict.file.name}: {verdict.standard} ({verdict.tool}): {verdict.checks} checks, all passed"
        record_property("proof", proof)


def expect_only(verdict: Verdict, clause: str, block: str | None = None) -> None:
    """Fails unless there are failures, all of them of this clause (or one whose name holds it) and in this block."""
    said = "\n".join(lines_of(verdict))
    assert verdict.outcome == "failed", said
    assert all(clause in failure.clause for failure in verdict.failures), said
    if block is not None:
        assert {failure.block for failure in verdict.failures} == {block}, said
