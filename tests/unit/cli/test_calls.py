"""What each command asks of the library, and what it says of the answer."""

from __future__ import annotations

import io
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import click
import pytest
from click.testing import CliRunner

from outcome_reports import building, importing, previewing
from outcome_reports.archive import embedded_source
from outcome_reports.building import BuildReport, DocumentReport
from outcome_reports.clearing.redlining import redline_document
from outcome_reports.cli import clear_command, main
from outcome_reports.cli.completing import completer
from outcome_reports.cli.console import Progress
from outcome_reports.cli.ending import _ESCAPE
from outcome_reports.errors import Problem
from outcome_reports.importing import ImportReport
from outcome_reports.writers.output_options import Printing
from tests.unit.cli.test_commands import run


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked to be built, instead of building it."""
    asked: list[tuple[Any, ...]] = []

    def build(edition: Path, target: Path | None, **wanted: Any) -> BuildReport:
        asked.append((edition.name, target, wanted.get("printing"), wanted.get("site")))
        return BuildReport(target or Path("build"), [])

    monkeypatch.setattr(building, "build", build)
    return asked


@pytest.mark.parametrize(
    ("options", "printing"),
    [
        ((), None),
        (("--bleed", "5mm"), Printing(5.0)),
        (("--crop-marks",), Printing(3.0, crop_marks=True)),
        (("--bleed", "0", "--crop-marks", "--format", "pdf", "--format", "html"), Printing(0.0, crop_marks=True)),
    ],
)
def test_a_bleed_and_crop_marks_are_for_the_printer(
    built: list[tuple[Any, ...]], options: tuple[str, ...], printing: Printing | None
) -> None:
    assert run("build", "one", *options).exit_code == 0
    assert built == [("one", None, printing, None)]


@pytest.mark.parametrize("bleed", ["3cm", "21mm", "-1", "wide"])
def test_a_bleed_that_no_printer_takes_is_wrong_usage(built: list[tuple[Any, ...]], bleed: str) -> None:
    result = run("build", "one", "--bleed", bleed)
    assert (result.exit_code, built) == (2, [])
    assert "Error: Invalid value for --bleed: " in result.output


def test_several_editions_have_a_folder_each_in_the_output_and_at_the_site(built: list[tuple[Any, ...]]) -> None:
    site = ("--site", "https://a.org/all/")
    run("build", "the first", "x/second", "--out", "out", *site)
    run("build", "the first", "--out", "out", *site)
    run("build", "the first", "x/second")
    assert built == [
        ("the first", Path("out/the first"), None, "https://a.org/all/the%20first/"),
        ("second", Path("out/second"), None, "https://a.org/all/second/"),
        ("the first", Path("out"), None, "https://a.org/all/"),
        ("the first", None, None, None),
        ("second", None, None, None),
    ]


def test_two_editions_of_one_name_are_wrong_usage(built: list[tuple[Any, ...]]) -> None:
    result = run("build", "a/one", "b/one")
    assert (result.exit_code, built) == (2, [])
    assert "Error: two of the editions have the same name, so one would overwrite the other\n" in result.output


def test_a_bar_shows_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    done = [DocumentReport(f"d{n}", "D", (), made=True) for n in range(2)]
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    told = Progress()
    told(1, 2, done[0])
    assert "Making documents" in screen.getvalue()
    assert "50%" in screen.getvalue()
    told(2, 2, done[1])
    assert "100%" in screen.getvalue()
    assert screen.getvalue().endswith("\n")
    monkeypatch.setattr(sys, "stderr", silent := Terminal())
    Progress(quiet=True)(1, 1, done[0])
    assert silent.getvalue() == ""


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked to be imported, instead of importing it."""
    asked: list[tuple[Any, ...]] = []

    def said(name: str) -> Callable[..., ImportReport]:
        def asks(old: Path, to: Path, *more: Any, **options: Any) -> ImportReport:
            asked.append((name, old.name, to.name, *more, *options.items()))
            placed, problem = ("foreword: “Foreword”",), Problem(Path("a.yaml"), 2, 3, "it is wrong", "mend it")
            return ImportReport(old, to, (), placed, (), 0, ("a note",), (problem,), page=Path("page.html"))

        return asks

    for name in ("add_docx", "add_sheet", "import_docx"):
        monkeypatch.setattr(importing, name, said(name))
    return asked


def test_an_import_is_told_with_its_problems(imports: list[tuple[Any, ...]], tmp_path: Path) -> None:
    result = run("import", "a.docx", "--to", str(tmp_path / "new"), "--references")
    assert imports == [("import_docx", "a.docx", "new", ("references", True))]
    assert result.output.splitlines() == [
        f"a.docx to {tmp_path / 'new'}: 0 files",
        "  placed: foreword: “Foreword”",
        "  note: a note",
        "a.yaml:2:3: it is wrong",
        "    mend it",
        "  the document beside its edition: page.html",
    ]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["a.xlsx", "--as", "participants"], [("add_sheet", "a.xlsx", "there", "participants", "")]),
        (
            ["a.CSV", "b.xlsm", "--as", "recommendations", "--into", "chapters/2"],
            [("add_sheet", name, "there", "recommendations", "chapters/2") for name in ("a.CSV", "b.xlsm")],
        ),
        (["a.docx", "b.docx"], [("add_docx", "a.docx", "there", ""), ("add_docx", "b.docx", "there", "")]),
        (["a.docx", "b.docx", "--into", "foreword"], [("add_docx", f"{n}.docx", "there", "foreword") for n in "ab"]),
        (["a.docx", "--into", "chapters/1#IDN"], [("add_docx", "a.docx", "there", "chapters/1#IDN")]),
    ],
)
def test_documents_are_added_to_an_edition_that_is_there(
    arguments: list[str], asked: list[tuple[Any, ...]], imports: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "edition.yaml").touch()
    assert run("import", *arguments, "--to", str(tmp_path / "there")).exit_code == 0
    assert imports == asked


NEW = "--references is for a new edition: existing texts are never changed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xlsx"], "a.xlsx: --as say what it holds"),
        (["a.docx", "--as", "participants"], "a.docx: --as is for .xlsx and .csv"),
        (["a.docx", "b.docx", "--into", "chapters/1#IDN"], "--into chapters/…#KEY takes only one document"),
        (["a.docx", "--into", "foreword", "--references"], NEW),
        (["a.docx", "--references"], NEW),
        (["a.csv", "--as", "participants", "--references"], NEW),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_so_is_wrong_usage(
    arguments: list[str], said: str, imports: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    (tmp_path / "edition.yaml").touch()
    result = run("import", *arguments, "--to", str(tmp_path))
    assert (result.exit_code, imports) == (2, [])
    assert result.output.endswith(f"Error: {said}\n")


def test_a_redline_is_written_and_its_changes_are_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[object] = []
    made = SimpleNamespace(to=lambda form: form.encode(), summary=[("1 Crime", 12)], summary_by_name=[("Fiji", 3)])

    def redline(*states: str, **about: str) -> object:
        asked.append((states, about))
        return made

    monkeypatch.setattr(redline_document, "redline", redline)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["redline", "old", "new"])
    assert (result.exit_code, result.stdout) == (0, "redline.docx\n")
    assert result.stderr.splitlines() == [
        *("By part:", "    12  1 Crime", "By State, organisation and group:", "     3  Fiji"),
    ]
    assert Path("redline.docx").read_bytes() == b"docx"
    made.summary = made.summary_by_name = []
    options = ["--format", "html", "--document", "brief", "--of", "IDN", "--out", "a.html"]
    result = CliRunner().invoke(main, ["redline", "old", "new", *options])
    assert (result.stdout, result.stderr) == ("a.html\n", "")
    assert Path("a.html").read_bytes() == b"html"
    assert asked == [
        (("old", "new"), {"document": "statement", "subject": ""}),
        (("old", "new"), {"document": "brief", "subject": "IDN"}),
    ]


@pytest.mark.parametrize(
    ("options", "form"),
    [
        (["--out", "b.html"], "html"),
        (["--out", "b.PDF"], "pdf"),
        (["--out", "b"], "docx"),
        (["--out", "b.zip", "--format", "docx"], "docx"),
        (["--out", "b.txt"], "end it in one of .docx, .html, .pdf, or give --format"),
        (["--out", "b.zip"], "end it in one of .docx, .html, .pdf, or give --format"),
        (["--out", "b.pdf", "--format", "docx"], "leave out --format"),
    ],
)
def test_a_redline_is_what_its_name_says(
    options: list[str], form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = SimpleNamespace(to=lambda form: form.encode(), summary=[], summary_by_name=[])
    monkeypatch.setattr(redline_document, "redline", lambda *_, **__: made)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["redline", "old", "new", *options])
    written = Path(options[1])
    assert (written.read_text() if written.exists() else " ".join(result.output.split())).endswith(form)
    assert result.exit_code == (0 if written.exists() else 2)


def test_what_is_extracted_goes_to_a_file_or_to_the_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded_source, "read_source_file", lambda _: b"")
    monkeypatch.setattr(embedded_source, "extract", lambda *_: "{é}".encode())
    monkeypatch.setattr(embedded_source, "check_source", lambda *_: None)
    assert run("extract", "a.pdf").output == "{é}"
    result = run("extract", "a.pdf", "--out", str(tmp_path / "a.json"))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "a.json").read_bytes() == "{é}".encode()
    pdf, link = tmp_path / "a.pdf", tmp_path / "link.pdf"
    pdf.write_bytes(b"%PDF-")
    link.symlink_to(pdf)
    for file, out in ((pdf, pdf), (pdf, link), (link, pdf), (pdf, tmp_path / "." / "a.pdf")):
        result = run("extract", str(file), "--out", str(out))
        assert (result.exit_code, pdf.read_bytes()) == (2, b"%PDF-")
        assert "is what is read, or beside it: name another file" in " ".join(result.output.split())
        for states in (("old", str(file)), (str(file), "new")):
            result = run("redline", *states, "--out", str(out))
            assert (result.exit_code, pdf.read_bytes()) == (2, b"%PDF-")
    assert run("extract", str(pdf), "--out", str(tmp_path / "a.json")).exit_code == 0


@pytest.mark.parametrize(
    "command", [["export", "{}", "participants"], ["clear", "status", "{}"], ["clear", "matrix", "{}"]]
)
@pytest.mark.parametrize("name", ["edition/table.csv", "link.csv"])
def test_no_file_of_an_edition_is_overwritten_by_a_table(command: list[str], name: str, tmp_path: Path) -> None:
    file, link = tmp_path / "edition" / "table.csv", tmp_path / "link.csv"
    file.parent.mkdir()
    file.write_text("a")
    link.symlink_to(file)
    result = run(*[word.format(file.parent) for word in command], "--out", str(tmp_path / name))
    assert (result.exit_code, file.read_text(), link.is_symlink()) == (2, "a", True)
    assert "is what is read, or beside it" in " ".join(result.output.split())


@pytest.mark.parametrize("has_terminal", [False, True])
@pytest.mark.parametrize("opened", [False, True])
def test_a_preview_ends_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch, has_terminal: bool, opened: bool) -> None:
    asked: list[object] = []
    opening = SimpleNamespace(has_terminal=has_terminal)

    class Shown:
        url, opening = "http://127.0.0.1:1/", SimpleNamespace()

        def __init__(self, *arguments: object, **options: object) -> None:
            asked.append((arguments, options))

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            asked.append("ended")

    class Event:
        def wait(self) -> None:
            asked.append("waits")
            # An editor in the terminal has gone when it is said for the second time.
            opening.has_terminal, Shown.opening = False, SimpleNamespace(has_terminal=opening.has_terminal)
            raise KeyboardInterrupt

    monkeypatch.setattr(previewing, "Preview", Shown)
    monkeypatch.setattr(threading, "Event", Event)
    monkeypatch.setattr(webbrowser, "open", asked.append)
    options = ["--port", "9000", "--editor", "vim"] + ([] if opened else ["--no-open"])
    result = CliRunner().invoke(main, ["preview", "x", *options])
    assert result.stdout == "Preview of x: http://127.0.0.1:1/\n"
    assert result.stderr == "Only this machine can open it. Ctrl-C ends it.\n\nThe preview has ended.\n"
    assert asked == [
        ((Path("x"),), {"port": 9000, "editor": "vim"}),
        *(["http://127.0.0.1:1/"] if opened else []),
        *(["waits"] * (2 if has_terminal else 1)),
        "ended",
    ]


def test_decisions_of_a_matrix_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def decide_from(matrix: Path, *, by: str) -> list[str]:
        return [matrix.name, by]

    monkeypatch.setattr(clear_command, "_round", lambda _: SimpleNamespace(decide_from=decide_from))
    result = run("clear", "decide", "x", "--matrix", "m.xlsx", "--by", "Ann")
    assert (result.exit_code, result.output) == (0, "2 decided\n")


def test_what_applying_did_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {
        "IDN-2": SimpleNamespace(reason="why", proposal="Words."),
        "IDN-3": SimpleNamespace(reason="so", proposal=""),
    }
    found = SimpleNamespace(made=["IDN-1"], left=left, diff="", consequences=[("a place", "old " * 60, "new")])
    monkeypatch.setattr(clear_command, "_round", lambda _: SimpleNamespace(apply=lambda **_: found))
    result = run("clear", "apply", "x", "--by", "Ann")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        *("IDN-1: made", "IDN-2: to be made by hand: why", "    Words.", "IDN-3: to be made by hand: so"),
        *("also reads differently: a place", f"    - {'old ' * 39}old …", "    + new"),
    ]
    found.left = {}
    assert run("clear", "apply", "x", "--dry-run").exit_code == 0
    found.made, found.consequences = [], []
    result = run("clear", "apply", "x", "--by", "Ann")
    assert (result.exit_code, result.output) == (0, "no accepted change is left to apply\n")


def test_nothing_is_completed_where_something_is_wrong() -> None:
    def words(context: click.Context) -> Iterator[tuple[str, str]]:
        yield from (("IDN", "Indonesia"), ("iom", "IOM"), ("PHL", "the Philippines"))
        if context.params:
            raise ValueError("wrong")

    complete = completer(words)
    context, parameter = click.Context(main), click.Option(["--x"])
    found = complete(context, parameter, "i")
    assert [(item.value, item.help) for item in found] == [("IDN", "Indonesia"), ("iom", "IOM")]
    context.params = {"edition": "x"}
    assert complete(context, parameter, "i") == []


def test_a_script_gets_the_errors_of_a_command() -> None:
    with pytest.raises(click.UsageError):
        main(["build"], standalone_mode=False)
    with pytest.raises(click.UsageError):
        CliRunner().invoke(main, ["build"], standalone_mode=False, catch_exceptions=False)
    assert main(["check", "--list-rules"], standalone_mode=False) == 0


def test_only_what_cannot_be_written_is_escaped() -> None:
    assert "é😀\udc80".encode("ascii", _ESCAPE) == b"\\u00e9\\ud83d\\ude00\\udc80"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", _ESCAPE)
