"""Whatever is done to a file from outside: it is refused in words, or something is made of it, in a minute and 1 GiB.

The inputs are the same each time; with `OUTCOME_REPORTS_FUZZ_SECONDS=3600` they are others, an hour of them in all.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from outcome_reports.errors import OutcomeError
from tests.hostile.fuzzing.fuzzer import Task, run_apart, spoilt
from tests.hostile.fuzzing.kinds_of_input import NAMES, SECONDS, kind_named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", NAMES)
def test_input_that_was_spoilt_is_refused_or_used(tmp_path: Path, name: str) -> None:
    seed = int(time.time()) if SECONDS else 0
    outcome = run_apart(Task(name, str(tmp_path), seed, runs=kind_named(name).runs, seconds=SECONDS))
    print(f"{name}, seed {seed}: {outcome.taken} taken, {outcome.refused} refused, {outcome.slowest:.1f} s at most")  # noqa: T201
    assert not outcome.failures, "\n\n".join(f"{where}: {what}" for where, what in outcome.failures.items())
    # Chance that never gets past the first check, or never fails it, proves nothing.
    assert outcome.taken >= outcome.runs / 50
    assert outcome.refused >= outcome.runs / 50


@pytest.mark.parametrize("name", NAMES)
def test_samples_as_they_are_are_taken(tmp_path: Path, name: str) -> None:
    kind = kind_named(name)
    taken = 0
    for number, sample in enumerate(kind.samples()):
        place = tmp_path / str(number)
        place.mkdir()
        try:
            kind.take(sample, place)
        except OutcomeError:
            continue
        taken += 1
    assert taken >= 1


def test_the_same_number_is_the_same_input() -> None:
    for name in NAMES:
        assert spoilt(name, 3, 5) == spoilt(name, 3, 5)
