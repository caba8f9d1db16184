"""Which test runs which line, and how long it takes: measured once, then renewed for the test files that changed.

Each test file is measured in a fork of its own, because what a test finds in a cache or a fixture that an earlier one
filled was not run by it; so it is the file that is known exactly, and the test inside it that is a good guess.
"""

from __future__ import annotations

import difflib
import hashlib
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.mutants.forking import apart
from bench.mutants.line_recording import as_mask, record

NO_TESTS_OF_THE_SOURCE = ("tests/packaging/", "tests/unit/bench/")
DEAR = ("tests/conformance/", "tests/hostile/", "tests/laws/", "tests/layout/", "tests/test_")
PACKAGE = Path("src/outcome_reports")


@dataclass
class TestFile:
    """What was measured of one test file."""

    __test__ = False
    digest: str
    seconds: dict[str, float]
    """Of the processor, child processes included, for each test that passes, by its name."""
    imported: dict[str, str]
    """Lines that ran outside of tests, by path, as `as_mask` writes them."""
    lines: dict[str, dict[str, str]]
    """Lines that ran in each test, by path and the test's name."""

    def tests_of(self, path: str, wanted: Iterable[int]) -> list[str]:
        """Return the tests that ran one of the `wanted` lines themselves."""
        mask = int(as_mask(wanted), 16)
        return [name for name, lines in self.lines.get(path, {}).items() if int(lines, 16) & mask]

    def touches(self, path: str, wanted: Iterable[int]) -> bool:
        """Tell whether one of the `wanted` lines ran at all, be it when a fixture or an import needed it."""
        mask = int(as_mask(wanted), 16)
        return bool(int(self.imported.get(path, "0"), 16) & mask) or bool(self.tests_of(path, wanted))


@dataclass
class CoverageMap:
    """The measured test files, and the source that they were measured with."""

    source: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, TestFile] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> CoverageMap:
        """Return the map that was written to `file`, an empty one if there is none."""
        if not file.is_file():
            return cls()
        data = json.loads(file.read_text("utf-8"))
        return cls(data["source"], {name: TestFile(**measured) for name, measured in data["files"].items()})

    def write(self, file: Path) -> None:
        """Write the map."""
        file.parent.mkdir(parents=True, exist_ok=True)
        files = {name: measured.__dict__ for name, measured in self.files.items()}
        new = file.with_suffix(".new")
        new.write_text(json.dumps({"source": self.source, "files": files}), "utf-8")
        new.replace(file)

    def leave_out(self, test: str) -> None:
        """Forget a test, or a whole file."""
        if "::" not in test:
            del self.files[test]
            return
        measured = self.files[test.split("::", maxsplit=1)[0]]
        del measured.seconds[test]
        for tests in measured.lines.values():
            tests.pop(test, None)

    def outdated(self, tree: Path) -> list[str]:
        """Return the test files in `tree` that were not measured as they are now, and forget those that are gone."""
        digests = {name: _digest(tree / name) for name in _test_files(tree)}
        self.files = {name: measured for name, measured in self.files.items() if name in digests}
        return [name for name, digest in digests.items() if name not in self.files or self.files[name].digest != digest]

    def measure(self, tree: Path, names: Iterable[str], work: Path, jobs: int = 1) -> Iterator[str]:
        """Measure test files in `tree`, so many at a time, yielding each name when it is done.

        All lines of the map are those of one source: if that has changed, what was measured before moves with it.
        """
        self._move_to(
            {path.relative_to(tree / PACKAGE).as_posix(): _lines(path) for path in (tree / PACKAGE).rglob("*.py")}
        )
        for name, status, result in _measured_side_by_side(tree, names, work, jobs):
            if status == 0 and result.is_file():
                self.files[name] = TestFile(digest=_digest(tree / name), **json.loads(result.read_text("utf-8")))
                yield name
            else:
                yield f"{name}: could not be measured, see {result.with_suffix('.log')}"

    def _move_to(self, source: dict[str, list[str]]) -> None:
        for path, lines in source.items():
            if (before := self.source.get(path, lines)) != lines:
                moved = _moved(before, lines)
                for measured in self.files.values():
                    if path in measured.imported:
                        measured.imported[path] = _move(measured.imported[path], moved)
                    for name, mask in measured.lines.get(path, {}).items():
                        measured.lines[path][name] = _move(mask, moved)
        self.source = source


def _measured_side_by_side(tree: Path, names: Iterable[str], work: Path, jobs: int) -> Iterator[tuple[str, int, Path]]:
    """Yield each name, the status its process ended with, and the file that holds what was found."""
    waiting = enumerate(names)
    running: dict[int, tuple[str, Path]] = {}
    while True:
        for number, name in itertools.islice(waiting, jobs - len(running)):
            result = work / f"measured-{number}.json"
            running[apart(lambda: record(tree, name, result), result.with_suffix(".log"))] = name, result  # noqa: B023
        if not running:
            return
        child, status = os.wait()
        if child in running:
            name, result = running.pop(child)
            yield name, status, result


def _move(mask: str, moved: dict[int, int]) -> str:
    bits = int(mask, 16)
    return as_mask(line for at, line in moved.items() if bits >> at & 1)


def _moved(before: list[str], after: list[str]) -> dict[int, int]:
    """Return where each line went. One that was changed in its place counts as the same line."""
    moved: dict[int, int] = {}
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if kind in ("equal", "replace"):
            for line in range(start, end):
                moved[line + 1] = min(new_start + line - start, new_end - 1) + 1
    return moved


def _test_files(tree: Path) -> list[str]:
    names = (path.relative_to(tree).as_posix() for path in (tree / "tests").rglob("test_*.py"))
    names = (name for name in names if not name.startswith(NO_TESTS_OF_THE_SOURCE))
    # Those that tell most about the source first, should somebody not want to wait for the end.
    return sorted(names, key=lambda name: (not name.startswith("tests/unit/"), name.startswith(DEAR), name))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()
