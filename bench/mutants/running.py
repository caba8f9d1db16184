"""Plants a fault in a copy of the tree and runs the tests that may notice, those first that are likely to."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.mutants.coverage_map import PACKAGE, CoverageMap
from bench.mutants.exchanging import exchange, forget_package
from bench.mutants.forking import BROKEN, PRELOADED, apart
from bench.mutants.mutations import Mutant

_WHOLE = ("tests/golden/", "tests/unit/schemas/")
_NEAR_SECONDS = 5.0
"""What the likeliest tests may take together before golden files are compared."""
_FIRST_SECONDS = 15.0
"""What tests may take together in the first run, after which they are grouped into a run with all the others."""


@dataclass(frozen=True)
class Verdict:
    """What became of a fault."""

    mutant: Mutant
    outcome: str
    """"killed", "survived", "too long" (which counts as killed), "no test" (no test uses the module)."""
    by: str = ""
    """The test that noticed."""
    tests: int = 0
    """How many tests were run at most."""

    @property
    def noticed(self) -> bool:
        """Tell whether the tests would have failed."""
        return self.outcome in ("killed", "too long")


def copy_of_the_tree(root: Path, target: Path) -> Path:
    """Copy what git would have in the tree, as it is now, to `target`; environments are linked."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, names.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    for name in (".venv", ".tools", "node_modules"):
        if (root / name).exists():
            (target / name).symlink_to(root / name)
    return target


class Runner:
    """Runs tests in a copy of the tree, each time in a process that already has the libraries loaded."""

    def __init__(self, tree: Path, coverage_map: CoverageMap, work: Path, seconds: float, patience: float = 60) -> None:
        self.tree = tree
        self.map = coverage_map
        self.work = work
        self.seconds = seconds
        self.patience = patience
        self._tick = int(time.time()) + 10
        self._sound: dict[str, bool] = {}

    def judge(self, mutant: Mutant) -> Verdict:
        """Plant the fault, run the tests, take it out again. A test that fails without it, too, does not count."""
        while True:
            verdict = self._judge(mutant)
            if verdict.outcome != "killed" or self._is_sound(verdict.by):
                return verdict
            print(f"{verdict.by} fails without a fault, and is left out", file=sys.stderr, flush=True)
            self.map.leave_out(verdict.by)

    def _is_sound(self, test: str) -> bool:
        """Tell whether a test, or the first of a file that could not be collected, passes without a fault."""
        file = test.split("::", maxsplit=1)[0]
        measured = self.map.files.get(file)
        if measured is None or not measured.seconds:
            return True
        if test not in self._sound:
            self._sound[test] = (
                self._run([test if test in measured.seconds else next(iter(measured.seconds))], None)[0] == "survived"
            )
        return self._sound[test]

    def _judge(self, mutant: Mutant) -> Verdict:
        file = self.tree / PACKAGE / mutant.path
        source = file.read_bytes()
        count = 0
        try:
            self._write(file, mutant.planted_in(source))
            for tests in self._runs(mutant):
                count += len(tests)
                outcome, by = self._run(tests, mutant)
                if outcome != "survived":
                    return Verdict(mutant, outcome, by, count)
        finally:
            self._write(file, source)
        return Verdict(mutant, "survived" if count else "no test", tests=count)

    def _write(self, file: Path, data: bytes) -> None:
        file.write_bytes(data)
        # Python trusts a compiled file whose source has the time and the size that it had before.
        self._tick += 1
        os.utime(file, (self._tick, self._tick))

    def _runs(self, mutant: Mutant) -> Iterator[list[str]]:
        """Group of tests: those that run the statement themselves, then those that may see what it left behind."""
        path = mutant.path
        everything = range(1, len(self.map.source[path]) + 1)
        lines = range(mutant.statement[0], mutant.statement[1] + 1)
        files = sorted(
            self.map.files.items(),
            key=lambda file: (not _near(path, file[0]), -_shared_words(path, file[0]), sum(file[1].seconds.values())),
        )
        if not self.runs_in_tests(mutant):
            # What runs when a module is imported is judged by the tests of its room, whatever they ran, then by those
            # that use the module; and so is what is new.
            lines = everything
        direct: list[str] = []
        indirect: list[str] = []
        for name, measured in files:
            hit = measured.tests_of(path, lines)
            if lines is everything and _near(path, name):
                hit = list(measured.seconds)
            direct += sorted(hit, key=measured.seconds.__getitem__)
            if measured.touches(path, lines):
                indirect += sorted(set(measured.seconds) - set(hit), key=measured.seconds.__getitem__)
        seconds = {name: taken for _, measured in files for name, taken in measured.seconds.items()}
        wanted = direct + indirect
        # Golden files and schemas compare more for a second of their time than most tests, but a near test may do
        # without them. They may show a constant of a module of which they run nothing.
        among = seconds if lines is everything else wanted
        golden = sorted((name for name in among if name.startswith(_WHOLE)), key=seconds.__getitem__)
        first: list[str] = []
        second: list[str] = []
        spent = 0.0
        for name in dict.fromkeys([*_within(_NEAR_SECONDS, direct, seconds), *golden, *wanted]):
            spent += seconds[name]
            if spent <= _FIRST_SECONDS or not first:
                first.append(name)
            elif spent <= self.seconds:
                second.append(name)
            else:
                spent -= seconds[name]
        yield from filter(None, (first, second))

    def _run(self, tests: list[str], mutant: Mutant | None) -> tuple[str, str]:
        seconds = self.patience + 4 * sum(self.map.files[name.split("::")[0]].seconds[name] for name in tests)
        noticed = self.work / "noticed"
        noticed.unlink(missing_ok=True)
        child = apart(lambda: self._child(tests, mutant, int(seconds), noticed), self.work / "tests.log")
        code = _wait(child, 10 * seconds)
        shutil.rmtree(self.work / "tests", ignore_errors=True)
        by = noticed.read_text("utf-8") if noticed.is_file() else ""
        if code == BROKEN:
            raise RuntimeError((self.work / "tests.log").read_text("utf-8", "replace"))
        match code:
            case pytest.ExitCode.OK:
                return "survived", ""
            case pytest.ExitCode.TESTS_FAILED | pytest.ExitCode.INTERRUPTED | pytest.ExitCode.USAGE_ERROR:
                return "killed", by
            case _ if code < 0:
                return ("too long" if -code in (signal.SIGKILL, signal.SIGXCPU) else "killed"), by or f"signal {-code}"
            case _:
                return "killed", by or f"pytest ended with {code}"

    def _child(self, tests: list[str], mutant: Mutant | None, seconds: int, noticed: Path) -> int:
        """Run the tests in this process; return pytest's exit code."""
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        if mutant is not None:
            file = self.tree / PACKAGE / mutant.path
            if not (self.runs_in_tests(mutant) and exchange(file, file.read_bytes())):
                forget_package()
        sys.path[:] = [str(self.tree / "src"), *(path for path in sys.path if path not in ("", str(Path.cwd())))]
        os.chdir(self.tree)
        os.environ["PYTHONPATH"] = str(self.tree / "src")
        options = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", "--basetemp", str(self.work / "tests")]
        files = dict.fromkeys(name.split("::")[0] for name in tests)
        return int(pytest.main([*options, *PRELOADED, *files], plugins=[_Selection(tests, noticed)]))

    def runs_in_tests(self, mutant: Mutant) -> bool:
        """Tell whether a test runs the statement itself; what runs when a module is imported has run before."""
        lines = range(mutant.statement[0], mutant.statement[1] + 1)
        return mutant.in_function and any(file.tests_of(mutant.path, lines) for file in self.map.files.values())


def _within(limit: float, tests: Iterable[str], seconds: Mapping[str, float]) -> Iterator[str]:
    """Yield the first of `tests`, until they have taken `limit` seconds."""
    spent = 0.0
    for name in tests:
        spent += seconds[name]
        if spent > limit:
            return
        yield name


class _Selection:
    """Keeps the tests that were asked for, in that order file by file, and notes the first that fails."""

    def __init__(self, tests: list[str], noticed: Path) -> None:
        self.order = {name: at for at, name in enumerate(tests)}
        self.noticed = noticed

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        files: dict[str, int] = {}
        for name, at in self.order.items():
            files.setdefault(name.split("::")[0], at)
        items[:] = [item for item in items if item.nodeid in self.order]
        items.sort(key=lambda item: (files[item.nodeid.split("::")[0]], self.order[item.nodeid]))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self.noticed.exists():
            self.noticed.write_text(report.nodeid, "utf-8")


def _near(path: str, test_file: str) -> bool:
    return test_file.startswith(f"tests/unit/{path.split('/', maxsplit=1)[0]}/")


def _shared_words(path: str, test_file: str) -> int:
    """Return how many words the names of a module and of a test file have in common: those of a test say what it is of.

    Without it, a function that each document passes would be judged by whichever documents are made fastest.
    """
    own, tested = (set(re.findall(r"[a-z]+", name.rpartition(".")[0])) for name in (path, test_file))
    return len(own & tested)


def _wait(child: int, seconds: float) -> int:
    """Wait for the process, end what it has left running, and return its exit code, or its signal as -number."""
    end = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > end:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            break
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


def by_folder(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """Return how many faults were noticed, and how many there were, in each room."""
    counts: dict[str, tuple[int, int]] = {}
    for verdict in verdicts:
        noticed, total = counts.get(verdict.mutant.folder, (0, 0))
        counts[verdict.mutant.folder] = (noticed + verdict.noticed, total + 1)
    return dict(sorted(counts.items()))
