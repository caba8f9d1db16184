"""Whatever is done to our content files: reading says what is wrong, or what it takes can be composed."""

from __future__ import annotations

import functools
import random
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import outcome_reports as outr
from outcome_reports.checking import check_edition
from outcome_reports.errors import ContentError, Problem
from outcome_reports.reading.registry_files import read_registry
from outcome_reports.tree import lines_of
from tests.hostile.fuzzing.kinds_of_input import SECONDS
from tests.hostile.mutating import KINDS, Change

CONTENT = Path(__file__).parents[2] / "content"
EDITIONS = ("third-2025", "fourth-2026")
FILES = [
    *(
        f"{name}/{file.relative_to(CONTENT / name)}"
        for name in EDITIONS
        for file in sorted((CONTENT / name).rglob("*.yaml"))
    ),
    *(f"registry/{file.name}" for file in sorted((CONTENT / "registry").glob("*.yaml"))),
]
NUMBERS = st.integers(0, (1 << 30) - 1)
CHANGES = st.builds(Change, st.integers(0, KINDS - 1), NUMBERS, NUMBERS, NUMBERS)


class SpoiltContent:
    """A copy of our content, of which one file at a time is spoilt; what is not spoilt is read once."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder / "content"
        shutil.copytree(CONTENT, self._folder)
        self._monkeypatch = monkeypatch
        self._whole = functools.cache(lambda place: read_registry(place, []))
        self.outcomes = {"refused": 0, "taken": 0}

    def spoil(self, name: str, changes: list[Change]) -> None:
        """Makes `changes` to the file `name`, reads, composes what was taken, and puts the file back."""
        file = self._folder / name
        before = file.read_bytes()
        data = functools.reduce(lambda data, change: change.apply(data), changes, before)
        file.write_bytes(data)
        registry = name.startswith("registry/")
        read = read_registry if registry else lambda place, _: self._whole(place)
        self._monkeypatch.setattr("outcome_reports.reading.edition_reader.read_registry", read)
        try:
            self._judge(self._folder / (EDITIONS[0] if registry else name.partition("/")[0]), data)
        finally:
            file.write_bytes(before)

    def _judge(self, folder: Path, data: bytes) -> None:
        edition = self._load(folder, data)
        if edition is None:
            self.outcomes["refused"] += 1
            return
        for document in (edition.statement(), edition.summary()):
            assert "".join(lines_of(document.tree.blocks))
        list(edition.recommendations())
        check_edition(edition.content, profile="rso")
        subjects = edition.excerptible()
        if subjects:
            edition.excerpt(subjects[len(data) % len(subjects)], pages={})
        self.outcomes["taken"] += 1

    def _load(self, folder: Path, data: bytes) -> outr.LoadedEdition | None:
        try:
            return outr.load(folder)
        except ContentError as refusal:
            problems = refusal.problems
        assert problems
        for problem in problems:
            self._check(problem, data)
        return None

    def _check(self, problem: Problem, data: bytes) -> None:
        assert problem.message
        assert problem.hint or problem.message.endswith("more problems in this file")
        assert "pydantic" not in problem.message.lower()
        assert problem.line >= 0
        assert (problem.column > 0) == (problem.line > 0)
        lines = (
            problem.file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        )
        assert problem.line <= len(lines)
        if problem.line and b"\xef\xbb\xbf" not in data:
            # One behind the last character is where something is missing.
            assert problem.column <= len(lines[problem.line - 1]) + 2


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SpoiltContent:
    """A copy of our content to spoil."""
    return SpoiltContent(tmp_path, monkeypatch)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_content_that_was_changed_is_refused_or_composed(
    content: SpoiltContent, file: str, changes: list[Change]
) -> None:
    content.spoil(file, changes)


def test_both_answers_are_given(content: SpoiltContent) -> None:
    source = random.Random(7)  # noqa: S311 - no secret
    for _ in range(16):
        content.spoil(source.choice(FILES), [Change.drawn(source)])
    assert min(content.outcomes.values()) >= 3


def test_content_as_it_is_is_taken(content: SpoiltContent) -> None:
    for name in EDITIONS:
        content.spoil(f"{name}/edition.yaml", [])
    assert content.outcomes == {"refused": 0, "taken": 2}


def test_for_as_long_as_was_asked(content: SpoiltContent) -> None:
    """Runs ten changes where no time was given, so that it is always known to work; goes on after a failure."""
    seed = int(time.time()) if SECONDS else 0
    source = random.Random(seed)  # noqa: S311 - no secret
    end = time.monotonic() + SECONDS
    count = 0
    failures: list[Exception] = []
    while count < 10 or time.monotonic() < end:
        name, changes = source.choice(FILES), [Change.drawn(source) for _ in range(source.randint(1, 5))]
        count += 1
        try:
            content.spoil(name, changes)
        except Exception as error:  # noqa: BLE001 - all are told at the end
            error.add_note(f"seed {seed}, the {count}th: {name}, {changes}")
            failures.append(error)
    if SECONDS:
        print(f"{count} changes: {content.outcomes}, {len(failures)} failures")  # noqa: T201
    if failures:
        raise ExceptionGroup(f"{len(failures)} of {count} changes have no answer", failures[:20])
