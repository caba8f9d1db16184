"""`python -m bench.mutants [--count 30] [--seed 1] [--only writers/docx]`; `make mutants` runs it."""

from __future__ import annotations

import argparse
import fnmatch
import os
import sys
import tempfile
from pathlib import Path

from bench.mutants.coverage_map import PACKAGE, CoverageMap
from bench.mutants.equivalents import read_equivalents
from bench.mutants.exchanging import load_package
from bench.mutants.forking import load_libraries
from bench.mutants.mutations import Population
from bench.mutants.running import Verdict, by_folder, copy_of_the_tree
from bench.mutants.side_by_side import judge_side_by_side

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "build" / "mutants" / "coverage.json"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=30, help="faults that are planted (%(default)s)")
    parser.add_argument(
        "--seed", type=int, default=1, help="which faults; the same seed takes the same ones (%(default)s)"
    )
    parser.add_argument("--least", type=int, default=0, help="of each room at least so many (%(default)s)")
    parser.add_argument("--only", default="*", metavar="PATTERN", help='files: "writers/docx/*" (all)')
    parser.add_argument("--seconds", type=float, default=120, help="of tests for one fault, as measured (%(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="faults that are judged at a time (%(default)s)")
    parser.add_argument("--nice", type=int, default=15, help="how far to step back for other work (%(default)s)")
    parser.add_argument("--list", action="store_true", help="print the faults and end")
    parser.add_argument("--keep-map", action="store_true", help="measure only test files that are new")
    parser.add_argument("--tests", default="*", metavar="PATTERN", help='test files that are run: "tests/unit/*" (all)')
    parser.add_argument("--passing", type=float, default=0, help="exit with 1 if fewer per cent are noticed")
    return parser.parse_args()


def _renewed_map(tree: Path, work: Path, wanted: str, jobs: int, *, keep: bool) -> CoverageMap:
    found = CoverageMap.read(MAP)
    outdated = [name for name in found.outdated(tree) if not (keep and name in found.files)]
    outdated = fnmatch.filter(outdated, wanted)
    for number, done in enumerate(found.measure(tree, outdated, work, jobs), 1):
        print(f"measured {number} of {len(outdated)}: {done}", file=sys.stderr, flush=True)
        found.write(MAP)
    found.files = {name: measured for name, measured in found.files.items() if fnmatch.fnmatch(name, wanted)}
    return found


def _report(verdicts: list[Verdict]) -> float:
    print()
    for verdict in verdicts:
        if not verdict.noticed:
            print(f"{verdict.outcome}: {verdict.mutant}")
    print()
    for folder, (noticed, total) in by_folder(verdicts).items():
        print(f"{folder:<20} {noticed:>4} of {total:>4} noticed  {noticed / total:>4.0%}")
    noticed = sum(verdict.noticed for verdict in verdicts)
    print(f"{'all':<20} {noticed:>4} of {len(verdicts):>4} noticed  {noticed / max(1, len(verdicts)):>6.1%}")
    return 100 * noticed / max(1, len(verdicts))


def main() -> int:
    """Plant faults one after another and print what the tests noticed."""
    options = _options()
    os.nice(options.nice)
    population = Population.of(ROOT / PACKAGE)
    population = population.only(lambda path: fnmatch.fnmatch(path, options.only))
    chosen = population.sample(options.count, options.seed, least=options.least)
    equivalents = read_equivalents()
    planted = []
    for mutant in chosen:
        if known := next((entry for entry in equivalents if entry.is_that(mutant)), None):
            print(f"equivalent: {mutant} ({known.reason})")
        else:
            planted.append(mutant)
    if options.list:
        print(*planted, sep="\n")
        return 0
    load_libraries()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder)
        tree = copy_of_the_tree(ROOT, work / "tree")
        load_package(tree)
        measured = _renewed_map(tree, work, options.tests, options.jobs, keep=options.keep_map)
        judged = judge_side_by_side(planted, ROOT, measured, work, options.seconds, options.jobs)
        verdicts = []
        for number, verdict in enumerate(judged, 1):
            verdicts.append(verdict)
            tests = verdict.by or verdict.tests
            print(f"{number}/{len(planted)} {verdict.outcome}: {verdict.mutant}  [{tests}]", flush=True)
    return int(_report(verdicts) < options.passing)


if __name__ == "__main__":
    raise SystemExit(main())
