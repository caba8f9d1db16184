"""Every hostile input of 2 MB or less, in a process that may have 1 GiB, takes less than a minute of the processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.fuzzing.fuzzer import Task, run_apart
from tests.hostile.fuzzing.kinds_of_input import NAMES
from tests.hostile.heavy_inputs import HEAVY, LARGEST

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["content_cases", *NAMES])
def test_hostile_input_is_answered_within_the_limits(tmp_path: Path, name: str) -> None:
    outcome = run_apart(Task(name, str(tmp_path), heavy=True))
    assert not outcome.failures, "\n\n".join(f"{where}: {what}" for where, what in outcome.failures.items())
    assert outcome.refused
    assert outcome.slowest < 60, outcome.slow


@pytest.mark.parametrize("name", NAMES)
def test_no_input_is_larger_than_what_the_limits_are_promised_for(name: str) -> None:
    inputs = HEAVY[name]()
    assert len(inputs) >= 4
    assert {name: len(data) for name, data in inputs.items() if len(data) > LARGEST} == {}
