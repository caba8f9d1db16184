"""Hostile inputs, each in a process that may take a minute and a gigabyte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hostile.heavy_workbooks import workbooks
from tests.support.folders import CHAPTER, HEAD

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

MEASURED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
import outcome_reports as outr
try:
    outr.load(sys.argv[1])
    print("taken")
except outr.ContentError as error:
    print("refused", error)
"""


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[bytes, str]]:
    return workbooks()


@pytest.mark.parametrize(
    "name",
    [
        "merged everywhere",
        "merged in a large part",
        "linked everywhere",
        "millions of cells",
        "a cell at the far end",
        "a sheet named .bin",
    ],
)
def test_a_hostile_workbook_is_refused_in_time(
    folder: EditionFolder, made: dict[str, tuple[bytes, str]], name: str
) -> None:
    data, message = made[name]
    folder.write("chapters/1-a.yaml", CHAPTER)
    folder.write("chapters/1-a.recommendations.xlsx", data)
    assert message in run(folder.path)


def test_an_edition_too_large_to_read_says_so_with_its_numbers(folder: EditionFolder) -> None:
    for number in range(1, 14):
        # Not even YAML: nothing of it is read.
        folder.write(f"chapters/{number}-a.yaml", "[" * 480_000)
    told = run(folder.path)
    assert told.startswith("refused")
    assert f"the edition has {13 * 480_000 + len(HEAD):,} bytes of text" in told
    assert "at most 6,000,000" in told


def run(folder: Path) -> str:
    command = [sys.executable, "-W", "error", "-c", MEASURED, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
