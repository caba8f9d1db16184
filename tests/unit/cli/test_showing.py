"""What people read in a terminal: changes that came back, decisions that are asked for, and the end of a build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner

from outcome_reports.building.build_report import BuildReport, DocumentReport
from outcome_reports.clearing.returned.changes import Change, FormAnswers, Remark, Return, rivals_of
from outcome_reports.cli.build_results import EditionResult, results_as_json
from outcome_reports.cli.clear_showing import lines_of_change, put_out, tell_return, walk_through, who_acts
from outcome_reports.cli.console import Progress, beginning, summarise
from outcome_reports.cli.ending import PROBLEMS, UNEXPECTED
from outcome_reports.errors import ContentError, Problem

LONG = "word " * 40


def change(id: str = "idn-1", kind: str = "reworded", **about: Any) -> Change:
    fields = {"key": "k", "place": "Chapter 1", "whose": "own", "before": "One old day.", "after": "One new day."}
    return Change.model_validate({"id": id, "kind": kind} | fields | about)


def returned(sender: str, *changes: Change, **about: Any) -> Return:
    fields: dict[str, Any] = {
        "digest": "d",
        "name": f"{sender}.docx",
        "sent": "s",
        "honest": True,
        "answers": FormAnswers(),
    }
    return Return.model_validate(fields | {"sender": sender, "changes": changes} | about)


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (change(), ["idn-1  reworded, own: Chapter 1", "    One [-old-]{+new+} day."]),
        (change(after="One day."), ["idn-1  reworded, own: Chapter 1", "    One[- old-] day."]),
        (change(tracked=False), ["idn-1  reworded, own, not tracked: Chapter 1", "    One [-old-]{+new+} day."]),
        (change(kind="parted", after="One old\n\nday."), ["idn-1  parted, own: Chapter 1", "    One old {+¶ +}day."]),
        (change(kind="removed", after=""), ["idn-1  removed, own: Chapter 1", "    - One old day."]),
        (change(kind="added", before=""), ["idn-1  added, own: Chapter 1", "    + One new day."]),
        (change(kind="moved", after="One old day."), ["idn-1  moved, own: Chapter 1", "    + One old day."]),
        (
            change(kind="removed", before=LONG, after=""),
            ["idn-1  removed, own: Chapter 1", f"    - {'word ' * 31}word …"],
        ),
        (
            change(
                kind="comment",
                tracked=False,
                remarks=[Remark(author="Ana", date="", text="Why\nso?"), Remark(author="", date="", text="x")],
            ),
            ["idn-1  comment, own: Chapter 1", "    Ana says: Why so?", "    somebody says: x"],
        ),
        (
            change(kind="moved", after="One old day.", flags=["a", "b"]),
            ["idn-1  moved, own: Chapter 1", "    + One old day.", "    warning: a", "    warning: b"],
        ),
    ],
)
def test_a_change_in_lines(found: Change, lines: list[str]) -> None:
    assert lines_of_change(found) == lines


def test_what_is_around_a_change_is_cut_between_words() -> None:
    before, after = f"{LONG}old {LONG}".strip(), f"{LONG}new {LONG}".strip()
    (_, shown) = lines_of_change(change(before=before, after=after))
    assert shown == f"    … {'word ' * 11}[-old-]{{+new+}}{' word' * 11} …"
    short = "x" * 55 + " ab "
    (_, shown) = lines_of_change(change(before=f"{short}old", after=f"{short}new"))
    assert shown == f"    {short}[-old-]{{+new+}}"


def test_a_reply_is_shown_with_its_changes(capsys: pytest.CaptureFixture[str]) -> None:
    tell_return(returned("IDN", change(), change("idn-2", "comment")))
    assert capsys.readouterr().out.splitlines() == [
        "IDN.docx: IDN, returned; 1 change",
        *lines_of_change(change()),
        *lines_of_change(change("idn-2", "comment")),
    ]
    answers = FormAnswers(ticked=("not_cleared",), fields={"name": "Ana"})
    tell_return(returned("IDN", honest=False, formats=2, notices=("macros",), answers=answers))
    assert capsys.readouterr().out.splitlines() == [
        "IDN.docx: IDN, not cleared; 0 changes",
        "  Not all changes were tracked; they were found by comparing.",
        "  Note: macros.",
        "  2 changes of formatting only, not proposed.",
        "  name: Ana",
    ]


def test_results_go_to_a_file_or_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_out("é\n".encode(), None)
    assert capsys.readouterr().out == "é\n"
    put_out(b"data", tmp_path / "a.txt")
    assert capsys.readouterr().out == f"{tmp_path / 'a.txt'}\n"
    assert (tmp_path / "a.txt").read_bytes() == b"data"
    assert who_acts("Ana") == "Ana"
    assert who_acts("")


class _Round:
    """What deciding needs of a round: returns, decisions, and what is decided."""

    def __init__(self) -> None:
        self.state = SimpleNamespace(decisions={"phl-2": SimpleNamespace(decision="accepted")})
        self.decided: list[tuple[str, ...]] = []
        about: dict[str, Any] = {"text": "t", "number": 1}
        self.first = change("idn-1", **about)
        self.rival = change("phl-1", **about)
        self.other = change("phl-2", **about, after="One other day.")

    def returns(self) -> list[Return]:
        return [returned("IDN", self.first), returned("PHL", self.rival, self.other)]

    def decide(self, id: str, verdict: str, *, reason: str, by: str, words: str) -> None:
        self.decided.append((id, verdict, reason, by, words))


@pytest.mark.parametrize(
    ("typed", "decided"),
    [
        ("accept\nBecause\nskip\n", [("idn-1", "accept", "Because", "Ana", "")]),
        ("r\nNo\n AC \nYes\n", [("idn-1", "reject", "No", "Ana", ""), ("phl-1", "accept", "Yes", "Ana", "")]),
        ("am\nOther words\nSo\nend\n", [("idn-1", "amend", "So", "Ana", "Other words")]),
        ("end\n", []),
        ("\n\n", []),
        ("s\nskip\n", []),
    ],
)
def test_each_open_change_is_asked_for(typed: str, decided: list[tuple[str, ...]]) -> None:
    round_ = _Round()

    @click.command()
    def command() -> None:
        walk_through(round_, "Ana")  # type: ignore[arg-type]

    result = CliRunner().invoke(command, input=typed, catch_exceptions=False)
    assert result.exit_code == 0
    assert round_.decided == decided
    assert "\naccept, reject, amend, skip or end [skip]: " in result.output
    shown = result.output.splitlines()
    assert shown[:2] == lines_of_change(round_.first)
    assert shown[2:8] == [
        "  In the same paragraph (not decided):",
        *(f"  {line}" for line in lines_of_change(round_.rival)),
        "  In the same paragraph (accepted):",
        *(f"  {line}" for line in lines_of_change(round_.other)),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a", "“a” can mean accept or amend"),
        ("nonsense", "“nonsense” is no answer"),
        ("accepted", "“accepted” is no answer"),
        ("reject it", "“reject it” is no answer"),
        (" ", "“ ” can mean accept or reject or amend or skip or end"),
        ("amend\n  \nNew\n \nSo\nend", "write something"),
    ],
)
def test_what_is_no_plain_answer_is_asked_again(typed: str, said: str) -> None:
    round_ = _Round()

    @click.command()
    def command() -> None:
        walk_through(round_, "Ana")  # type: ignore[arg-type]

    result = CliRunner().invoke(command, input=f"{typed}\nreject\nNo\nend\n", catch_exceptions=False)
    assert f"\nError: {said}\n" in result.output
    assert round_.decided[-1] == ("idn-1", "reject", "No", "Ana", "") or round_.decided == [
        ("idn-1", "amend", "So", "Ana", "New")
    ]


def test_that_nothing_is_left_to_decide_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    round_ = _Round()
    round_.state.decisions |= dict.fromkeys(["idn-1", "phl-1"], SimpleNamespace(decision="accept"))
    walk_through(round_, "Ana")  # type: ignore[arg-type]
    assert capsys.readouterr().out == "no change is left to decide\n"


def test_rivals_are_changes_of_others_in_the_same_paragraph() -> None:
    round_ = _Round()
    assert rivals_of(round_.returns()) == {
        "idn-1": (round_.rival, round_.other),
        "phl-1": (round_.first,),
        "phl-2": (round_.first,),
    }


def documents(*errors: str, made: bool = True) -> list[DocumentReport]:
    return [
        DocumentReport(f"d{at}", "D", (Path(f"d{at}.pdf"),), made, 1.23456, error) for at, error in enumerate(errors)
    ]


def test_the_end_of_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    report = BuildReport(
        Path("out"), documents("", "full", "full", "late"), [Path("old.pdf")], 2.04, "no Pango", "no styles"
    )
    report.documents += documents("", made=False)
    report.published = [Path("feed.xml")]
    summarise(report)
    said = capsys.readouterr()
    assert said.out.splitlines() == ["d0.pdf", "d0.pdf", "feed.xml", "removed: old.pdf"]
    assert said.err.splitlines() == [
        "failed: d1, d2: full",
        "failed: d3: late",
        "no styles",
        "1 made, 1 unchanged, 3 failed, in 2.0 s",
    ]


@pytest.mark.parametrize(
    ("count", "out"), [(12, [f"d{at}.pdf" for at in range(12)]), (13, ["out/excerpts/index.html"])]
)
def test_many_documents_are_not_listed(count: int, out: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    summarise(BuildReport(Path("out"), documents(*[""] * count), lacks_pages="no Pango"))
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(Path(one)) for one in out]
    assert said.err.splitlines()[0] == "without page numbers in Word’s contents and in excerpts: no Pango"


def test_progress_is_a_line_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    made, failed = documents("", "full")
    (unchanged,) = documents("", made=False)
    for quiet in (False, True):
        progress = Progress(quiet=quiet)
        for done, document in enumerate((made, failed, unchanged), 1):
            progress(done, 3, document)
    assert capsys.readouterr().err.splitlines() == [
        "[1/3] d0: made in 1.2 s",
        "[2/3] d1: failed (see below)",
        "[3/3] d0: unchanged",
    ]


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("a b", 3, "a b"), ("a  b\nc", 5, "a b c"), ("ab cd ef", 7, "ab cd …"), ("abcdef", 3, "abc …")],
)
def test_the_beginning_of_a_text(text: str, most: int, shown: str) -> None:
    assert beginning(text, most) == shown


FAULT = ContentError([Problem(Path("e/edition.yaml"), 3, 4, "wrong", "mend it")])


def test_the_result_of_a_build_for_programs() -> None:
    built = BuildReport(Path("out"), documents("full"), [Path("old.pdf")], 2.04567, "no Pango", "no styles")
    built.published = [Path("feed.xml")]
    results = [
        EditionResult(Path("e"), built),
        EditionResult(Path("f"), planned=[Path("a.pdf")]),
        EditionResult(Path("g"), error=FAULT),
    ]
    assert json.loads(results_as_json(results)) == {
        "editions": [
            {
                "edition": "e",
                "error": "",
                "folder": "out",
                "seconds": 2.046,
                "removed": ["old.pdf"],
                "without_page_numbers": "no Pango",
                "without_styles": "no styles",
                "published": ["feed.xml"],
                "documents": [
                    {"stem": "d0", "title": "D", "files": ["d0.pdf"], "made": True, "seconds": 1.235, "error": "full"}
                ],
            },
            {"edition": "f", "error": "", "planned": ["a.pdf"]},
            {
                "edition": "g",
                "error": str(FAULT),
                "problems": [
                    {"file": str(Path("e/edition.yaml")), "line": 3, "column": 4, "message": "wrong", "hint": "mend it"}
                ],
            },
        ]
    }


def test_the_exit_code_says_what_went_wrong() -> None:
    unexpected = [replace(documents("x")[0], unexpected=True)]
    assert [
        result.code
        for result in (
            EditionResult(Path("e"), BuildReport(Path("out"), documents(""))),
            EditionResult(Path("e"), planned=[]),
            EditionResult(Path("e"), BuildReport(Path("out"), documents("", "x"))),
            EditionResult(Path("e"), error=FAULT),
            EditionResult(Path("e"), BuildReport(Path("out"), documents("x") + unexpected)),
        )
    ] == [0, 0, PROBLEMS, PROBLEMS, UNEXPECTED]


def test_an_edition_that_cannot_be_read_and_one_that_is_only_planned(capsys: pytest.CaptureFixture[str]) -> None:
    EditionResult(Path("e"), error=FAULT).show()
    EditionResult(Path("f"), planned=[Path("a.pdf"), Path("b.pdf")]).show()
    said = capsys.readouterr()
    assert said.out.splitlines() == ["a.pdf", "b.pdf"]
    assert said.err == f"e: {FAULT}\n2 files, none made: a dry run\n"
    EditionResult(Path("f"), planned=[Path("a.pdf")]).show()
    assert capsys.readouterr().err == "1 file, none made: a dry run\n"
    report = BuildReport(Path("out"), documents("", ""))
    assert EditionResult(Path("e"), report).files == [Path("d0.pdf"), Path("d1.pdf")]
