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
from typing import TYPE_CHECKING

from outcome_reports.errors import OutcomeError
from tests.hostile.fuzzing.kinds_of_input import kind_named
from tests.hostile.heavy_inputs import HEAVY

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60
"""What one input may take of the processor."""
LONGEST = 5 * SECONDS
"""What it may take by the clock, however busy the machine is."""
MEMORY = 1 << 30
SPOILT = "spoilt"
NAME = "name"
"""Files with the input at work and its name, by which one that ends the process is known."""
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
    heavy: bool = False
    """The inputs of `heavy_inputs` instead."""


@dataclass
class Outcome:
    """How many inputs were `taken` and `refused`; `failures` by the place in the source that failed, with the first."""

    taken: int = 0
    refused: int = 0
    slowest: float = 0
    slow: str = ""
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


def _inputs(task: Task) -> Iterator[tuple[str, bytes]]:
    if task.heavy:
        yield from HEAVY[task.kind]().items()
        return
    end = time.monotonic() + task.seconds
    number = task.first
    while number < task.first + task.runs or time.monotonic() < end:
        yield f"number {number}", spoilt(task.kind, task.seed, number)
        number += 1


def run(task: Task) -> Outcome:
    """Run `task` here."""
    found, outcome = kind_named(task.kind), Outcome()
    found.samples()
    place = Path(task.folder, "place")
    for name, data in _inputs(task):
        place.mkdir()
        Path(task.folder, SPOILT).write_bytes(data)
        Path(task.folder, NAME).write_text(name, "utf-8")
        # Without a handler: they end what is deep in a library too.
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        start = time.process_time()
        try:
            assert found.take(data, place) is not None
            outcome.taken += 1
        except OutcomeError as error:
            outcome.refused += 1
            if not str(error):
                _note(error, name, outcome)
        except Exception as error:  # noqa: BLE001 - all are told at the end
            _note(error, name, outcome)
            outcome.refused += 1
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if (seconds := time.process_time() - start) > outcome.slowest:
            outcome.slowest, outcome.slow = seconds, name
        shutil.rmtree(place)
    return outcome


def _note(error: Exception, name: str, outcome: Outcome) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "outcome_reports" in frame.filename] or frames
    where = f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"
    if where not in outcome.failures and len(outcome.failures) < _MOST_FAILURES:
        outcome.failures[where] = f"{name}\n{''.join(traceback.format_exception(error))[-3000:]}"


def run_apart(task: Task) -> Outcome:
    """Run `task` in a process with limits; one input that breaks them ends it, and is told as a failure."""
    shutil.rmtree(Path(task.folder, "place"), ignore_errors=True)
    command = [sys.executable, "-W", "ignore", "-m", "tests.hostile.fuzzing.fuzzer", json.dumps(asdict(task))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT, env=dict(os.environ))
    if done.returncode == 0:
        return Outcome(**json.loads(done.stdout.splitlines()[-1]))
    late = done.returncode in {-signal.SIGALRM, -signal.SIGPROF}
    what = "it took too long" if late else f"it ended with {done.returncode}"
    name = Path(task.folder, NAME)
    at = name.read_text("utf-8") if name.is_file() else "its start"
    return Outcome(failures={what: f"at {at}: the input is {task.folder}/{SPOILT}\n{done.stderr[-3000:]}"})


def main() -> None:
    """Run the task that the command line names, within the limits."""
    task = Task(**json.loads(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(json.dumps(asdict(run(task))))  # noqa: T201 - the answer to the process that asked


if __name__ == "__main__":
    main()
