"""Hostile inputs, each in a process that may take a minute and a gigabyte."""

from __future__ import annotations

import contextlib
import itertools
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outcome_reports import tree
from outcome_reports.clearing.redlining.inline_merging import merged_inlines
from outcome_reports.clearing.rewording.word_edits import edits_between
from outcome_reports.rewriting.text_edits import applied
from tests.hostile.heavy_workbooks import workbooks
from tests.support.folders import CHAPTER, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

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

IMPORTED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
import outcome_reports as outr
from outcome_reports.importing import add_sheet
for file in sys.argv[2:]:
    for kind, into in (("participants", ""), ("recommendations", "chapters/1")):
        try:
            add_sheet(file, sys.argv[1], kind, into)
            print("taken")
        except outr.ContentError as error:
            print("refused", " ".join(str(error).split()))
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


def test_a_hostile_workbook_is_not_imported_either(folder: EditionFolder, made: dict[str, tuple[bytes, str]]) -> None:
    folder.write("chapters/1-a.yaml", CHAPTER)
    files = [folder.write(f"../{number}.xlsx", data) for number, (data, _) in enumerate(made.values())]
    told = run(folder.path, *files, program=IMPORTED).splitlines()
    assert len(told) == 2 * len(made)
    for (name, (_, message)), first, second in zip(made.items(), told[::2], told[1::2], strict=True):
        for line in (first, second):
            assert line.startswith("refused"), name
            assert message in line, name
    assert not list(folder.path.glob("import-report*"))


@contextlib.contextmanager
def within_ten_seconds() -> Iterator[None]:
    """Ends what takes longer of the processor: 2 MB of the same would take a quarter of an hour."""

    def end(*_: object) -> None:
        pytest.fail("it takes more than ten seconds of the processor")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, 10)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize(
    ("unit", "rule"), [("中", "STR014"), ("กำ", "STR014"), ('"a" ', "LNG018"), ("<", ""), ("](", ""), ("\\](", "")]
)
def test_one_thing_over_and_over_takes_no_more_than_other_texts(folder: EditionFolder, unit: str, rule: str) -> None:
    folder.write("foreword.yaml", f"text: |\n  {unit * ((30_000 if rule else 90_000) // len(unit))}\n")
    with within_ten_seconds():
        if rule:
            folder.load().check(rules=[rule])
        else:
            assert "a word of" in folder.problems()[0].message


@pytest.mark.parametrize("words", [["word"], ["one", "two", "and"], [f"w{number}" for number in range(500)]])
def test_long_texts_are_compared_in_time(words: list[str]) -> None:
    old = " ".join(itertools.islice(itertools.cycle(words), 2400))
    new = " ".join(itertools.islice(itertools.cycle(words[::-1]), 2399))
    with within_ten_seconds():
        merged = merged_inlines([tree.Text(old)], [tree.Text(new)])
        assert applied(old, edits_between(old, new)) == new
    for gone, text in ((tree.Role.INSERTED, old), (tree.Role.DELETED, new)):
        left = (one for one in merged if getattr(one, "role", None) != gone)
        assert "".join(getattr(part, "value", "") for one in left for part in getattr(one, "children", (one,))) == text


def run(*files: Path, program: str = MEASURED) -> str:
    command = [sys.executable, "-W", "error", "-c", program, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
