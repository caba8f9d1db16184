"""`make mutants`: which faults are planted, which tests are run, what counts as noticed."""

from __future__ import annotations

import ast
import functools
import importlib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.mutants.coverage_map import CoverageMap, TestFile
from bench.mutants.equivalents import Equivalent, read_equivalents
from bench.mutants.exchanging import exchange, forget_package
from bench.mutants.line_recording import as_mask
from bench.mutants.mutations import Mutant, Population
from bench.mutants.running import Runner

ROOT = Path(__file__).resolve().parents[3]
SMALL = '''
"""A module."""
LIMIT = 3

def small(number: int) -> bool:
    """Tell."""
    return number < LIMIT

def unused(text: str) -> str:
    return text + "!"

def endless(number: int) -> int:
    while number > 0:
        number -= 1
    return number
'''
TESTS = """
from outcome_reports.small import endless, small

def test_small():
    assert small(2)
    assert not small(4)

def test_endless():
    assert endless(2) == 0
"""
JUDGING = """
import json, sys
from pathlib import Path
from bench.mutants.coverage_map import CoverageMap
from bench.mutants.line_recording import as_mask
from bench.mutants.mutations import Population
from bench.mutants.running import Runner

tree, work = Path(sys.argv[1]), Path(sys.argv[2])
found = CoverageMap()
assert list(found.measure(tree, found.outdated(tree), work)) == ["tests/test_small.py"]
runner = Runner(tree, found, work, seconds=60, patience=8)
mutants = Population.of(tree / "src/outcome_reports").mutants
print(json.dumps([[str(mutant), runner.judge(mutant).outcome] for mutant in mutants]))
"""


@functools.cache
def whole() -> Population:
    return Population.of(ROOT / "src" / "outcome_reports")


def faults(tmp_path: Path, source: str) -> list[str]:
    (tmp_path / "one.py").write_text(source, "utf-8")
    data = (tmp_path / "one.py").read_bytes()
    return [mutant.planted_in(data).decode() for mutant in Population.of(tmp_path).mutants]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", {"x = (a <= b)", "x = (a >= b)"}),
        ("x = a is None", {"x = (a is not None)"}),
        ("x = a and b", {"x = (a or b)", "x = a", "x = b"}),
        ("x = not a", {"x = a"}),
        ("x = 'é' + b", {"x = ('é' - b)", 'x = "" + b', "x = 'XXé' + b"}),
        ("x = f(1, at=b)", {"x = f(2, at=b)", "x = f(1)"}),
        ("x = min(a)", {"x = max(a)"}),
        ("x = zip(a < b, c, strict=True)", {"x = zip((a <= b), c, strict=True)", "x = zip((a >= b), c, strict=True)"}),
        ("x = f'{a < b}'", {'x = ""'}),
        ("x = [a for a in b if a]", {"x = ([a for a in b])"}),
        ("x = a if b else c", {"x = (c if b else a)"}),
        ("def f():\n    return a", {"def f():\n    return None"}),
        ("try:\n    x = a\nexcept b:\n    x = c", {"try:\n    x = a\nexcept b:\n    raise"}),
        ("if a:\n    b = c", {"if (not a):\n    b = c", "if False:\n    b = c"}),
        ("for a in b:\n    continue", {"for a in b:\n    break"}),
        ("x.y = a", {"pass"}),
        ("f(a)", {"pass"}),
    ],
)
def test_a_construct_has_its_faults(source: str, expected: set[str], tmp_path: Path) -> None:
    assert set(faults(tmp_path, source)) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is for."""',
        "import a",
        'def f(x: \'A | B\') -> \'C\':\n    """Do."""',
        "__all__ = ['a', 'b']",
        "def f(x):\n    assert_never(x)",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    x = 1",
    ],
)
def test_what_nobody_runs_has_no_faults(source: str, tmp_path: Path) -> None:
    assert faults(tmp_path, source) == []


def test_every_fault_of_a_sample_is_valid_python_on_the_line_it_says() -> None:
    package = ROOT / "src" / "outcome_reports"
    for mutant in whole().sample(300, seed=4):
        source = (package / mutant.path).read_bytes()
        planted = mutant.planted_in(source)
        ast.parse(planted)
        assert planted != source
        assert source[: mutant.start].count(b"\n") + 1 == mutant.line


def test_a_seed_takes_the_same_faults_each_time_and_another_takes_others() -> None:
    population = Population.of(ROOT / "src" / "outcome_reports" / "model")
    assert list(population.sample(40, seed=1)) == list(population.sample(40, seed=1))
    assert list(population.sample(40, seed=1)) != list(population.sample(40, seed=2))
    assert len({(mutant.path, mutant.line) for mutant in population.sample(40, seed=1)}) == 40


def test_a_sample_has_some_of_each_room() -> None:
    population = whole()
    plain, more = (list(population.sample(40, seed=1, least=least)) for least in (0, 3))
    assert more[: len(plain)] == plain
    rooms = Counter(mutant.folder for mutant in more)
    assert set(rooms) == {mutant.folder for mutant in population.mutants}
    assert min(rooms.values()) == 3
    assert len(more) < 40 + 3 * len(rooms)


def test_loaded_functions_get_the_code_of_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = """\
def outer(limit):
    def inner(number):
        return number < limit
    return inner
class One:
    @property
    def size(self):
        return [each for each in range(3) if each]
"""
    file = tmp_path / "exchanged.py"
    file.write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("exchanged")
    inner, one = module.outer(3), module.One()
    assert not exchange(file, source.encode())
    assert exchange(file, source.replace("number < limit", "number <= limit").encode())
    assert (inner(3), module.outer(3)(3), one.size) == (True, True, [1, 2])
    assert exchange(file, source.replace(" if each", "").encode())
    assert (inner(3), one.size) == (False, [0, 1, 2])
    assert not exchange(file, source.replace("number < limit", "True").encode()), "it has no use for `limit`"


def test_each_fault_on_the_list_of_equivalent_ones_can_still_be_planted() -> None:
    mutants = whole().mutants
    for entry in read_equivalents():
        assert any(entry.is_that(mutant) for mutant in mutants), entry


def test_an_equivalent_fault_needs_a_reason() -> None:
    with pytest.raises(ValueError, match=r"one\.py: x: say why nobody could see the change"):
        Equivalent("one.py", "x", "it is")


def test_lines_that_moved_are_found_again(tmp_path: Path) -> None:
    package = tmp_path / "src" / "outcome_reports"
    package.mkdir(parents=True)
    (package / "one.py").write_text("new\na\nchanged\nc\n", "utf-8")
    measured = TestFile("", {"t": 1.0}, {"one.py": as_mask([1])}, {"one.py": {"t": as_mask([2, 3])}})
    found = CoverageMap({"one.py": ["a", "b", "c"]}, {"tests/test_one.py": measured})
    assert list(found.measure(tmp_path, [], tmp_path)) == []
    assert measured.tests_of("one.py", [3]) == measured.tests_of("one.py", [4]) == ["t"]
    assert measured.tests_of("one.py", [1, 2]) == []
    assert measured.touches("one.py", [2])
    assert not measured.touches("one.py", [1])


def test_what_ran_when_a_module_was_imported_has_to_be_loaded_again() -> None:
    measured = TestFile("", {"t::a": 1.0}, {"a.py": as_mask([3])}, {"a.py": {"t::a": as_mask([5])}})
    runner = Runner(Path(), CoverageMap(files={"t": measured}), Path(), seconds=1)
    faults = [Mutant("a.py", line, (line, line), 0, 1, "a", "b", in_function=True) for line in (3, 5)]
    assert [runner.runs_in_tests(fault) for fault in faults] == [False, True]


def test_faults_are_noticed_or_survive(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name, text in (("src/outcome_reports/small.py", SMALL), ("tests/test_small.py", TESTS)):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, "utf-8")
    (tree / "src" / "outcome_reports" / "__init__.py").touch()
    (tree / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", "utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", JUDGING, tree, tmp_path], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    outcomes = dict(json.loads(ended.stdout.splitlines()[-1]))
    assert outcomes == {
        "small.py:3: 3  →  4": "survived",
        "small.py:7: number < LIMIT  →  None": "killed",
        "small.py:7: number < LIMIT  →  (number <= LIMIT)": "survived",
        "small.py:7: number < LIMIT  →  (number >= LIMIT)": "killed",
        'small.py:10: text + "!"  →  None': "survived",
        "small.py:10: text + \"!\"  →  (text - '!')": "survived",
        'small.py:10: "!"  →  ""': "survived",
        "small.py:10: \"!\"  →  'XX!'": "survived",
        "small.py:13: number > 0  →  (not number > 0)": "killed",
        "small.py:13: number > 0  →  (number >= 0)": "killed",
        "small.py:13: number > 0  →  (number <= 0)": "killed",
        "small.py:13: 0  →  1": "killed",
        "small.py:14: number -= 1  →  pass": "too long",
        "small.py:14: 1  →  2": "survived",
        "small.py:15: number  →  None": "killed",
    }
    assert (tree / "src" / "outcome_reports" / "small.py").read_text("utf-8") == SMALL


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("errors.py", "."),
        ("model/keys.py", "model"),
        ("writers/docx/x/y.py", "writers/docx"),
        ("writers/x.py", "writers"),
    ],
)
def test_a_fault_knows_its_room(path: str, room: str) -> None:
    assert Mutant(path, 1, (1, 1), 0, 0, "", "", in_function=True).folder == room


def test_what_the_package_changes_is_loaded_again_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("outcome_reports.tree", "tests", "weasyprint", "weasyprint.css", "pydyf", "pydyfish", "json")
    monkeypatch.setattr(sys, "modules", dict.fromkeys(names))
    forget_package()
    left = set(sys.modules)
    monkeypatch.undo()
    assert left == {"pydyfish", "json"}
