from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports import errors
from outcome_reports.errors import ContentError, Problem

HERE = Path("content/a.yaml")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(Problem(HERE, 3, 7, "wrong", "mend it")) == "content/a.yaml:3:7: wrong\n    mend it"
    assert str(Problem(HERE, 3, 7, "wrong")) == "content/a.yaml:3:7: wrong"
    assert str(Problem(HERE, 0, 0, "missing")) == "content/a.yaml: missing"


def test_a_name_of_any_kind_can_be_printed() -> None:
    assert str(Problem(Path("\udcff\x1b[2J\n\u202eé.yaml"), 0, 0, "x")) == "\ufffd\ufffd[2J\ufffd\ufffdé.yaml: x"


def test_words_about_content_are_short_and_leave_a_terminal_alone() -> None:
    long = str(Problem(HERE, 3, 7, f"“{'x' * 200_000}” is not a key", "y" * 5000))
    assert len(long) < 2100
    assert long.count("…") == 2
    assert str(Problem(HERE, 3, 7, "a\x1b[31mb\u202ec 5\xa0km", "\x07")) == (
        "content/a.yaml:3:7: a\ufffd[31mb\ufffdc 5\xa0km\n    \ufffd"
    )


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


def test_what_is_to_be_done_about_several_that_are_together_is_said_once() -> None:
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
    missing = errors.LayoutMissingError("no Pango", ": install it")
    again = pickle.loads(pickle.dumps(missing))  # noqa: S301
    assert (type(again), str(again)) == (errors.LayoutMissingError, "no Pango: install it")


FAMILY = [
    (errors.ContentError, ()),
    (errors.RenderError, ()),
    (errors.UnknownNameError, (LookupError,)),
    (errors.NothingToExcerptError, (LookupError,)),
    (errors.ArgumentError, (ValueError,)),
    (errors.ArgumentTypeError, (TypeError,)),
    (errors.CompositionError, (ValueError,)),
    (errors.WordingError, (ValueError,)),
    (errors.ProfileError, (ValueError,)),
    (errors.BusyError, (RuntimeError,)),
    (errors.InstallationError, (RuntimeError,)),
    (errors.LayoutMissingError, (errors.InstallationError,)),
    (errors.ValidatorError, (RuntimeError,)),
    (outr.FailedValidatorsError, (errors.ValidatorError,)),
    (errors.PlacedError, (errors.RenderError,)),
    (outr.TooLargeForPagesError, (errors.RenderError,)),
    (outr.PageFaultsError, (errors.PlacedError,)),
    (outr.MarkupError, (ValueError,)),
    (outr.MissingCharactersError, (errors.PlacedError,)),
]


@pytest.mark.parametrize(("error", "also"), FAMILY, ids=lambda value: getattr(value, "__name__", ""))
def test_every_error_is_of_one_family_and_at_hand(error: type[Exception], also: tuple[type[Exception], ...]) -> None:
    assert issubclass(error, (outr.OutcomeError, *also))
    assert all(issubclass(error, base) for base in also)
    assert error.__name__ in outr.__all__
    assert getattr(outr, error.__name__) is error


def test_no_error_class_of_the_package_is_outside_the_family() -> None:
    found = {name for name in _classes() if name.endswith("Error") and not name.startswith("_")}
    at_hand = {error.__name__ for error, _ in FAMILY} | {"OutcomeError"}
    # What is wrong with one file becomes a problem of a ContentError; consoles are the command line's business, and
    # the preview answers its own page.
    caught = {"OutputError", "RefusedError", "RefusedRequestError", "ConflictError", "EditError", "InsertionError"}
    caught.add("CsvFaultError")
    assert found - caught == at_hand


# Pydantic turns what its validators raise into its own error, so a ValueError there is no bare one.
IN_VALIDATORS = ("model/", "branding/")
# Caught in the same room, or a mistake of ours that no user can make.
CAUGHT = {
    "archive/embedded_source.py",
    "building/build_record.py",
    "checking/engine/rule.py",
    "new_edition/skeleton.py",
    "reading/images.py",
    "tree/structure.py",
    "writers/docx/oxml/rasterising.py",
    "writers/docx/styles/brand_styles.py",
    "writers/docx/styles/theme.py",
}
BARE = {"ArithmeticError", "Exception", "KeyError", "LookupError", "RuntimeError", "TypeError", "ValueError"}


def test_no_user_meets_a_bare_error() -> None:
    bare = {
        f"{file}:{node.lineno}"
        for file, tree in _modules()
        if not file.startswith(IN_VALIDATORS) and file not in CAUGHT
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
        and node.exc.func.id in BARE
    }
    assert not bare


def test_only_what_was_meant_is_named() -> None:
    known = ["statement", "summary", "Excerpt"]
    assert errors.near_names("sumary", known) == ["summary"]
    assert errors.near_names("EXCERT", known) == ["Excerpt"]
    assert errors.near_names("R1", ["R1a", "R1b"]) == ["R1b"]
    assert errors.did_you_mean("R1", ["R1a", "R1b"]) == "did you mean “R1b”?"
    assert errors.near_names("zebra", known) == []
    assert errors.did_you_mean("statment", known) == "did you mean “statement”?"
    assert errors.did_you_mean("zebra", known) == ""
    assert errors.did_you_mean("R1", ["R1a", "R1b", "Q9"], most=3) == "did you mean “R1b” or “R1a”?"


def _modules() -> Iterator[tuple[str, ast.Module]]:
    root = Path(errors.__file__).parent
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _classes() -> Iterator[str]:
    for _, tree in _modules():
        yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


@pytest.mark.parametrize(
    ("count", "nouns", "expected"),
    [
        (0, ("file",), "0 files"),
        (1, ("file",), "1 file"),
        (2, ("file",), "2 files"),
        (1200, ("file",), "1,200 files"),
        (1, ("entry", "entries"), "1 entry"),
        (3, ("entry", "entries"), "3 entries"),
    ],
)
def test_a_count_with_its_noun(count: int, nouns: tuple[str, ...], expected: str) -> None:
    assert errors.counted(count, *nouns) == expected
