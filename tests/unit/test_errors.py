from __future__ import annotations

import pickle
from pathlib import Path

from outcome_reports.errors import ContentError, Problem

HERE = Path("content/a.yaml")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(Problem(HERE, 3, 7, "wrong", "mend it")) == "content/a.yaml:3:7: wrong\n    mend it"
    assert str(Problem(HERE, 3, 7, "wrong")) == "content/a.yaml:3:7: wrong"
    assert str(Problem(HERE, 0, 0, "missing")) == "content/a.yaml: missing"


def test_a_name_of_any_kind_can_be_printed() -> None:
    assert str(Problem(Path("\udcff\x1b[2J\n\u202eé.yaml"), 0, 0, "x")) == "\ufffd\ufffd[2J\ufffd\ufffdé.yaml: x"


def test_an_error_lists_each_problem_once_by_file_and_line() -> None:
    problems = [
        Problem(HERE, 10, 1, "b"),
        Problem(HERE, 9, 2, "c"),
        Problem(HERE, 10, 1, "a"),
        Problem(Path("b"), 1, 1, "d"),
    ]
    error = ContentError([*problems, problems[0]])
    assert [problem.message for problem in error.problems] == ["d", "c", "a", "b"]
    assert str(error).split("\n") == [
        "4 problems in the content",
        "b:1:1: d",
        "content/a.yaml:9:2: c",
        "content/a.yaml:10:1: a",
        "content/a.yaml:10:1: b",
    ]


def test_what_is_to_be_done_about_several_that_stand_together_is_said_once() -> None:
    one, two, three, four = (Problem(HERE, line, 1, "x", "y" if line < 3 else "z") for line in (1, 2, 3, 4))
    other = Problem(Path("d"), 1, 1, "x", "z")
    assert str(ContentError([one, two, three, four, other])).split("\n")[1:] == [
        "content/a.yaml:1:1: x",
        "content/a.yaml:2:1: x",
        "    y",
        "content/a.yaml:3:1: x",
        "content/a.yaml:4:1: x",
        "    z",
        "d:1:1: x",
        "    z",
    ]


def test_the_registry_comes_first_because_the_others_depend_on_it() -> None:
    registry = Problem(Path("content/registry/entities.yaml"), 9, 1, "twice")
    chapter = Problem(Path("content/fourth/chapters/1-a.yaml"), 1, 1, "no key")
    assert ContentError([chapter, registry]).problems == (registry, chapter)


def test_one_problem_is_not_called_several() -> None:
    assert str(ContentError([Problem(HERE, 1, 1, "x")])).startswith("1 problem in the content\n")


def test_an_error_comes_back_whole_from_another_process() -> None:
    error = ContentError([Problem(HERE, 1, 1, "x", "y")])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - builds send errors from other processes so
    assert (type(again), again.problems, str(again)) == (ContentError, error.problems, str(error))
