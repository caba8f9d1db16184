from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from outcome_reports.errors import ContentError
from outcome_reports.tree import lines_of
from tests.hostile.corpus import CASES, Case, Printed, Refused, lay_out
from tests.support.folders import CHAPTER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.folders import EditionFolder

LONGEST = 60
"""Seconds that any of it may take."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_gets_its_answer(folder: EditionFolder, case: Case) -> None:
    lay_out(folder, case)
    start = time.monotonic()
    try:
        edition = folder.load()
        lines = list(lines_of(edition.statement().tree.blocks))
        edition.summary()
        edition.check()
    except ContentError as error:
        problems = error.problems
        assert isinstance(case.answer, Refused), problems
        found = [(folder.name_of(p), p.line, p.column) for p in problems if case.answer.message in p.message]
        assert (case.answer.file, case.answer.line, case.answer.column) in found, problems
        assert all(problem.hint for problem in problems)
        assert len(problems) < 400
        str(error).encode()
    else:
        assert isinstance(case.answer, Printed), "it was taken"
        wanted = list(case.answer.lines)
        places = [place for place in range(len(lines)) if lines[place : place + len(wanted)] == wanted]
        assert places, lines
    assert time.monotonic() - start < LONGEST


def test_the_list_has_each_case_once() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) >= 90


MEASURED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
import outcome_reports as outr
try:
    edition = outr.load(sys.argv[1])
    edition.statement()
    edition.summary()
    edition.check()
    print("taken")
except outr.ContentError as error:
    print("refused", len(error.problems))
"""


def test_the_greatest_content_that_is_taken_fits_too(folder: EditionFolder) -> None:
    words = "Words and [[IDN]] and **strong** ones. " * 30
    entries = "".join(f"  - by: IDN\n    id: s{n}\n    text: |\n      {words}\n" for n in range(200))
    folder.write("chapters/1-a.yaml", CHAPTER + "spotlights:\n" + entries)
    done = run(MEASURED, folder.path)
    assert done.stdout.split()[:1] == ["taken"], done.stderr


def run(program: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=dict(os.environ))
