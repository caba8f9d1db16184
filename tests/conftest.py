"""What holds for all tests: where skipping is forbidden a skipped test fails, and Hypothesis is the same every time."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator

REQUIRE_ALL = "OUTCOME_REPORTS_REQUIRE_ALL"
"""Environment variable: "1" where every test must run, as in CI."""

# A slow machine is no failure, and a failure must be the same on every machine.
settings.register_profile("project", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what comes out now into tests/golden; a person then reads the difference."""
    parser.addoption("--accept", action="store_true", default=False, help="rewrite the golden files")


def pytest_collection_finish() -> None:
    """Spares the thousands of tests that were collected from being searched for garbage ever again."""
    gc.collect()
    gc.freeze()


def _must_run(item: pytest.Item) -> bool:
    return os.environ.get(REQUIRE_ALL) == "1" and item.get_closest_marker("may_skip") is None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where skipping is forbidden."""
    report = yield
    # An expected failure counts as skipped too, and is one that ran.
    if report.skipped and not hasattr(report, "wasxfail") and _must_run(item):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: nothing may be skipped here ({REQUIRE_ALL}=1): {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Does the same for a whole file that skips itself."""
    report = yield
    if report.skipped and os.environ.get(REQUIRE_ALL) == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid}: nothing may be skipped here ({REQUIRE_ALL}=1): {reason}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Lists the figures that tests put on record with `record_property("proof", …)`: how much a validator looked at."""
    reports = terminalreporter.getreports("passed")
    proofs = sorted(str(text) for report in reports for key, text in report.user_properties if key == "proof")
    if proofs and terminalreporter.verbosity >= 0:
        terminalreporter.section("what the validators looked at")
        for proof in dict.fromkeys(proofs):
            terminalreporter.write_line(proof)
