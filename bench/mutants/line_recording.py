"""Runs one test file under coverage, with its child processes."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import coverage
import pytest

from bench.mutants.forking import PRELOADED

_TEST = "MUTANTS_TEST"
# A worker that is killed saves nothing, so it is asked to end first.
_CHILD = """
import coverage, subprocess
coverage.process_startup()
_kill = subprocess.Popen.kill
def kill(process):
    if process.stdin is not None and process.poll() is None:
        try:
            process.stdin.close()
            process.wait(5)
        except (OSError, subprocess.TimeoutExpired):
            pass
    _kill(process)
subprocess.Popen.kill = kill
"""


class _Recorder:
    """Tells coverage which test runs, and notes how much of the processor each took that passed."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        os.environ[_TEST] = item.nodeid
        self.measured.switch_context(item.nodeid)
        # Not the clock: whatever else the machine does meanwhile must not decide which tests are run.
        before = sum(os.times()[:4])
        result = yield
        self.seconds[item.nodeid] = sum(os.times()[:4]) - before
        self.measured.switch_context("")
        os.environ[_TEST] = ""
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def measure(tree: Path, name: str) -> dict[str, Any]:
    """Run the tests of the file `name` in `tree`; return seconds and lines as `coverage_map.TestFile` has them."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "coverage.ini")
        settings.write_text(
            f"[run]\ninclude = {tree}/src/*\ndata_file = {folder}/data\nparallel = true\ncontext = ${{{_TEST}-}}\n",
            "utf-8",
        )
        Path(folder, "sitecustomize.py").write_text(_CHILD, "utf-8")
        os.chdir(tree)
        sys.path.insert(0, str(tree / "src"))
        os.environ |= {
            "PYTHONPATH": f"{folder}{os.pathsep}{tree / 'src'}",
            "COVERAGE_PROCESS_START": str(settings),
            _TEST: "",
        }
        measured = coverage.Coverage(config_file=str(settings), context="")
        recorder = _Recorder(measured)
        measured.start()
        code = pytest.main(
            ["-q", "-p", "no:cacheprovider", *PRELOADED, "--basetemp", f"{folder}/tests", name], plugins=[recorder]
        )
        measured.stop()
        measured.save()
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            raise SystemExit(f"pytest ended with {code}")
        whole = coverage.Coverage(config_file=str(settings))
        whole.combine()
        return _result(whole.get_data(), recorder, tree / "src" / "outcome_reports")


def _result(data: coverage.CoverageData, recorder: _Recorder, package: Path) -> dict[str, Any]:
    imported: dict[str, str] = {}
    lines: dict[str, dict[str, str]] = {}
    for file in data.measured_files():
        path = Path(file).relative_to(package).as_posix()
        outside: set[int] = set()
        tests: dict[str, set[int]] = defaultdict(set)
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in contexts:
                if context in recorder.seconds:
                    tests[context].add(line)
                else:
                    outside.add(line)
        imported[path] = as_mask(outside)
        lines[path] = {test: as_mask(found) for test, found in tests.items() if test not in recorder.failed}
    seconds = {test: taken for test, taken in recorder.seconds.items() if test not in recorder.failed}
    return {"seconds": seconds, "imported": imported, "lines": lines}


def record(tree: Path, name: str, result: Path) -> int:
    """Measure the file `name` and write what was found to `result`; return 0, an exit code."""
    result.write_text(json.dumps(measure(tree, name)), "utf-8")
    return 0


def as_mask(lines: Iterable[int]) -> str:
    """Return numbers of lines as a hexadecimal number with a bit for each."""
    return f"{sum(1 << line for line in set(lines)):x}"
