"""Timing of functions and of whole processes."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def best(function: Callable[[], object], rounds: int = 3) -> float:
    """Second of the fastest of `rounds` calls: what the machine can do when nothing disturbs it."""
    return min(_seconds(function) for _ in range(rounds))


def best_of_each(
    functions: Sequence[Callable[[], object]], rounds: int = 3, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Second of the fastest call of each, the functions taking turns, so that a noisy minute hits all alike."""
    times = [[_seconds(function, clock) for function in functions] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def process(*command: str | Path, cwd: Path | None = None) -> Callable[[], object]:
    """Return a call that runs a command to its end. Raises CalledProcessError if it fails."""

    def run() -> object:
        return subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=cwd)

    return run


def python(code: str, *arguments: str | Path) -> Callable[[], object]:
    """Return a call that runs Python code in a process of its own."""
    return process(sys.executable, "-c", code, *arguments)


def peak_megabytes(code: str, *arguments: str | Path) -> float:
    """Return the most memory that Python code has in a process of its own."""
    # Not ru_maxrss: a child begins with that of the process that started it.
    tail = '\nprint([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])'
    command = [sys.executable, "-c", code + tail, *map(str, arguments)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(out.split()[-1]) / 1024


def line(what: str, *figures: tuple[str, float, str], verdict: str = "") -> None:
    """Print one measurement."""
    shown = "  ".join(f"{name} {value:,.2f}{unit}" for name, value, unit in figures)
    print(f"{what:<58} {shown}  {verdict}".rstrip(), flush=True)


def verdict(value: float, limit: float, *, at_least: bool = False) -> str:
    """Return whether `value` keeps its limit, in words."""
    kept = value >= limit if at_least else value <= limit
    return f"[{'kept' if kept else 'NOT KEPT'}: {'at least' if at_least else 'at most'} {limit:g}]"


def _seconds(function: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()  # what the call before has left is not this one's to clear away
    start = clock()
    function()
    return clock() - start


def available(program: str) -> bool:
    """Return whether the program is on the search path."""
    return any(os.access(Path(folder) / program, os.X_OK) for folder in os.get_exec_path())
