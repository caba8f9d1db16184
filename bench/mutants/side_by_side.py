"""Several faults at a time, each in a copy of the tree of its own."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.mutants.coverage_map import CoverageMap
from bench.mutants.exchanging import forget_package, load_package
from bench.mutants.mutations import Mutant
from bench.mutants.running import Runner, Verdict, copy_of_the_tree

_runner: Runner


def _prepare(root: Path, measured: CoverageMap, work: Path, seconds: float) -> None:
    global _runner  # noqa: PLW0603 - one for each process of the pool
    own = Path(tempfile.mkdtemp(dir=work))
    tree = copy_of_the_tree(root, own / "tree")
    forget_package()
    load_package(tree)
    _runner = Runner(tree, measured, own, seconds)


def _judge(mutant: Mutant) -> Verdict:
    return _runner.judge(mutant)


def judge_side_by_side(
    mutants: Sequence[Mutant], root: Path, measured: CoverageMap, work: Path, seconds: float, jobs: int
) -> Iterator[Verdict]:
    """Yield what became of each fault, as soon as it is known; the libraries should be loaded already."""
    with concurrent.futures.ProcessPoolExecutor(
        jobs, multiprocessing.get_context("fork"), _prepare, (root, measured, work, seconds)
    ) as pool:
        for done in concurrent.futures.as_completed([pool.submit(_judge, mutant) for mutant in mutants]):
            yield done.result()
