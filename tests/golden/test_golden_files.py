from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

HERE = Path(__file__).parent
UNIT = HERE.parent / "unit"
OPTION = 'def pytest_addoption(parser):\n    parser.addoption("--accept", action="store_true")\n'
CONFTEST = (HERE / "conftest.py").read_text(encoding="utf-8") + OPTION
CASE = "def test(golden): golden('a.txt', {text!r})\n"


def run(pytester: pytest.Pytester, text: str, *options: str) -> pytest.RunResult:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_a=CASE.format(text=text))
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *options)


def test_a_missing_file_is_a_failure_and_stays_missing(pytester: pytest.Pytester) -> None:
    run(pytester, "one").assert_outcomes(failed=1)
    assert not (pytester.path / "a.txt").exists()


def test_accepting_writes_and_comparing_does_not(pytester: pytest.Pytester) -> None:
    run(pytester, "one", "--accept").assert_outcomes(passed=1)
    run(pytester, "one").assert_outcomes(passed=1)
    run(pytester, "two").assert_outcomes(failed=1)
    assert (pytester.path / "a.txt").read_text() == "one"


def _names(source: str) -> Iterator[re.Pattern[str]]:
    """Patterns of the names of golden files in a test module: what braces hold is anything but a folder."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^/]+" for part in node.values]
            yield re.compile("".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.compile(re.escape(node.value))


@pytest.mark.parametrize(
    ("source", "name", "found"),
    [
        ('golden("a/b.txt", words)', "a/b.txt", True),
        ('golden("a/b.txt", words)', "a/c.txt", False),
        ('golden(f"a/{name}-{kind}.txt", words)', "a/c-d.txt", True),
        ('golden(f"a/{name}.txt", words)', "a/c/d.txt", False),
    ],
)
def test_names_are_found(source: str, name: str, *, found: bool) -> None:
    assert any(pattern.fullmatch(name) for pattern in _names(source)) is found


def test_every_golden_file_is_compared_with_something() -> None:
    patterns = [pattern for file in HERE.glob("test_*.py") for pattern in _names(file.read_text("utf-8"))]
    patterns = [pattern for pattern in patterns if "\\." in pattern.pattern]
    files = (file for file in HERE.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc"))
    names = {name for file in files if not (name := file.relative_to(HERE).as_posix()).startswith("messages/")}
    assert names
    assert {name for name in names if not any(pattern.fullmatch(name) for pattern in patterns)} == set()


def _tests_of_whole_messages(file: Path) -> set[str]:
    functions = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    return {
        f"{file.relative_to(UNIT).with_suffix('')}::{function.name}"
        for function in functions
        for taken in function.args.args
        if taken.annotation is not None and ast.unparse(taken) == "whole: Whole"
    }


def test_messages_are_kept_for_every_test_that_compares_them_and_for_no_other() -> None:
    kept = {
        f"{file.relative_to(HERE / 'messages').with_suffix('')}::{line.removeprefix('== ').partition('[')[0]}"
        for file in (HERE / "messages").rglob("*.txt")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("== ")
    }
    files = (file for file in UNIT.rglob("test_*.py") if "whole: Whole" in file.read_text("utf-8"))
    assert kept == {name for file in files for name in _tests_of_whole_messages(file)} != set()
