"""Timing of functions and of whole processes, and what was found."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

FOUND: list[dict[str, Any]] = []
"""Every measurement so far: `what`, its `figures` by name, and whether each of its `limits` was kept."""
Limit = tuple[str, float]
"""Name of a figure and the most it may be; a negative number is the least that it must be."""


def best(function: Callable[[], object], rounds: int = 3) -> float:
    """Second of the fastest of `rounds` calls: what the machine can do when nothing disturbs it."""
    return min(_seconds(function) for _ in range(rounds))


def best_of_each(
    functions: Sequence[Callable[[], object]], rounds: int = 3, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Second of the fastest call of each, the functions taking turns, so that a noisy minute hits all alike."""
    times = [[_seconds(function, clock) for function in functions] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def process(*command: str | Path, cwd: Path | None = None, source: Path | None = None) -> Callable[[], object]:
    """Return a call that runs a command to its end, with the package of another checkout if `source` names its folder.

    Raises CalledProcessError if it fails.
    """

    def run() -> object:
        words = [str(part) for part in command]
        return subprocess.run(words, check=True, capture_output=True, cwd=cwd, env=_environment(source))

    return run


def python(code: str, *arguments: str | Path) -> Callable[[], object]:
    """Return a call that runs Python code in a process of its own."""
    return process(sys.executable, "-c", code, *arguments)


def ours(*arguments: str | Path, source: Path | None = None) -> Callable[[], object]:
    """Return a call that runs our command in a process of its own."""
    return process(sys.executable, "-m", "outcome_reports", *arguments, source=source)


def output_of(code: str, *arguments: str | Path, source: Path | None = None) -> str:
    """Return what Python code prints in a process of its own, begun in the checkout `source` if there is one."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=source, env=_environment(source)
    ).stdout


def _environment(source: Path | None) -> dict[str, str]:
    # As people have it: modules are compiled once, not for every process.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": f"{source / 'src'}{os.pathsep}{source}"} if source else kept


def peak_megabytes(code: str, *arguments: str | Path) -> float:
    """Return the most memory that Python code has in a process of its own."""
    # Not ru_maxrss: a child begins with that of the process that started it.
    tail = '\nprint([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])'
    command = [sys.executable, "-c", code + tail, *map(str, arguments)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment(None)).stdout
    return int(out.split()[-1]) / 1024


def line(what: str, *figures: tuple[str, float, str], limits: Sequence[Limit] = ()) -> None:
    """Print one measurement, each figure with its unit, and whether its limits were kept; remember it."""
    values = {name: value for name, value, _ in figures}
    kept = {name: _keeps(values[name], limit) for name, limit in limits}
    FOUND.append({"what": what, "figures": values, "limits": dict(limits), "kept": kept})
    shown = "  ".join(f"{name} {value:,.2f}{unit}" for name, value, unit in figures)
    verdicts = " ".join(_verdict(kept[name], limit) for name, limit in limits)
    print(f"{what:<62} {shown}  {verdicts}".rstrip(), flush=True)


def _keeps(value: float, limit: float) -> bool:
    return value >= -limit if limit < 0 else value <= limit


def _verdict(kept: bool, limit: float) -> str:
    return f"[{'kept' if kept else 'NOT KEPT'}: {'at least' if limit < 0 else 'at most'} {abs(limit):g}]"


def _seconds(function: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()  # what the call before has left is not this one's to clear away
    start = clock()
    function()
    return clock() - start


def available(program: str) -> bool:
    """Return whether the program is on the search path."""
    return any(os.access(Path(folder) / program, os.X_OK) for folder in os.get_exec_path())
