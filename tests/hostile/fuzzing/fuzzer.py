"""Spoils input of one kind over and over, in a process of its own that may take no more than each input may.

`python -m tests.hostile.fuzzing.fuzzer '{"kind": "logos", "seed": 0, …}'` runs a `Task` and prints an `Outcome`.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path

from outcome_reports.errors import OutcomeError
from tests.hostile.fuzzing.kinds_of_input import kind_named

SECONDS = 60
"""What one input may take."""
MEMORY = 1 << 30
SPOILT = "spoilt"
"""The file with the input at work, by which one that ends the process is known."""
_ROOT = Path(__file__).parents[3]
_MOST_FAILURES = 50


@dataclass(frozen=True)
class Task:
    """Inputs of the kind from number `first` on: `runs` of them, and then as many as come in `seconds`."""

    kind: str
    folder: str
    seed: int = 0
    first: int = 0
    runs: int = 0
    seconds: float = 0


@dataclass
class Outcome:
    """How many inputs were `taken` and `refused`; `failures` by the place in the source that failed, with the first."""

    taken: int = 0
    refused: int = 0
    slowest: float = 0
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def runs(self) -> int:
        """How many inputs there were."""
        return self.taken + self.refused


def spoilt(kind: str, seed: int, number: int) -> bytes:
    """The input of that number: the same on every machine."""
    found = kind_named(kind)
    source = random.Random(f"{kind} {seed} {number}")  # noqa: S311 - no secret
    samples = found.samples()
    return found.spoil(source.choice(samples), samples, source)


def run(task: Task) -> Outcome:
    """Run `task` here."""
    found, outcome = kind_named(task.kind), Outcome()
    found.samples()
    end = time.monotonic() + task.seconds
    number = task.first
    while number < task.first + task.runs or time.monotonic() < end:
        data = spoilt(task.kind, task.seed, number)
        place = Path(task.folder, "place")
        place.mkdir()
        Path(task.folder, SPOILT).write_bytes(data)
        # Without a handler: it ends what is deep in a library too.
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        start = time.monotonic()
        try:
            assert found.take(data, place) is not None
            outcome.taken += 1
        except OutcomeError as error:
            outcome.refused += 1
            if not str(error):
                _note(error, number, outcome)
        except Exception as error:  # noqa: BLE001 - all are told at the end
            _note(error, number, outcome)
            outcome.refused += 1
        outcome.slowest = max(outcome.slowest, time.monotonic() - start)
        signal.setitimer(signal.ITIMER_REAL, 0)
        shutil.rmtree(place)
        number += 1
    return outcome


def _note(error: Exception, number: int, outcome: Outcome) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "outcome_reports" in frame.filename] or frames
    where = f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"
    if where not in outcome.failures and len(outcome.failures) < _MOST_FAILURES:
        outcome.failures[where] = f"number {number}\n{''.join(traceback.format_exception(error))[-3000:]}"


def run_apart(task: Task) -> Outcome:
    """Run `task` in a process with limits; one input that breaks them ends it, and is told as a failure."""
    shutil.rmtree(Path(task.folder, "place"), ignore_errors=True)
    command = [sys.executable, "-W", "ignore", "-m", "tests.hostile.fuzzing.fuzzer", json.dumps(asdict(task))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT, env=dict(os.environ))
    if done.returncode == 0:
        return Outcome(**json.loads(done.stdout.splitlines()[-1]))
    what = "it took too long" if done.returncode == -signal.SIGALRM else f"it ended with {done.returncode}"
    return Outcome(failures={what: f"the input is {task.folder}/{SPOILT}\n{done.stderr[-3000:]}"})


def main() -> None:
    """Run the task that the command line names, within the limits."""
    task = Task(**json.loads(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(json.dumps(asdict(run(task))))  # noqa: T201 - the answer to the process that asked


if __name__ == "__main__":
    main()
