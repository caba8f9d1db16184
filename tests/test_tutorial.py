"""The tutorial works: its commands are run, and its files written, as a newcomer would."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import outcome_reports as outr
from outcome_reports.cli import main
from tests.unit.importing.word_file import paragraph, write_word

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
STEP = re.compile(r"^(?P<before>[^\n]*)\n\n```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`(content/[^`]+)`[^`]*\breads:$")


def run(command: str) -> Result | None:
    name, *arguments = shlex.split(command)
    if name == "rm":
        for argument in arguments:
            Path(argument).unlink()
        return None
    assert name == "outcome-reports", command
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    write_word(tmp_path / "Old statement.docx", paragraph("Foreword", "H1") + paragraph("Words."))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_newcomer_gets_from_last_years_edition_to_a_final_one(place: Path) -> None:
    results: dict[str, Result] = {}
    head = Path("content/fifth-2027/edition.yaml")
    for step in STEP.finditer(TUTORIAL):
        if step["kind"] == "console":
            for line in step["text"].splitlines():
                command = line.removeprefix("$ ")
                if command == "outcome-reports build content/fifth-2027":
                    head.write_text(head.read_text(encoding="utf-8").replace("status: draft", "status: final"))
                if result := run(command):
                    results[command] = result
        else:
            paragraph_before = TUTORIAL[: step.end("before")].rpartition("\n\n")[2].replace("\n", " ")
            names = FILE.findall(paragraph_before)
            assert len(names) == 1, paragraph_before
            Path(names[0]).write_text(step["text"], encoding="utf-8")

    for command, result in results.items():
        # Checking a draft that has nothing in it yet finds a lot.
        is_empty = command == "outcome-reports check content/fifth-2027"
        assert result.exit_code == (1 if is_empty else 0), f"{command}\n{result.output}"
        assert ("Still to do (" in result.output) == (" check " in command), result.output
    assert len(results) == 7

    edition = outr.load("content/fifth-2027").content
    assert (edition.name, edition.status) == ("Fifth RSO Constructive Dialogue", "final")
    assert [row.id for _, row in edition.recommendations()] == ["R1.1", "R1.2"]
    assert edition.participants() == ("AUS", "IDN", "NZL", "THA", "IOM")
    built = {file.name for file in (place / "build" / "fifth-2027").glob("*.*")}
    assert {"statement.pdf", "statement.docx", "statement.html"} <= built
    page = (place / "build" / "fifth-2027" / "statement.html").read_text(encoding="utf-8")
    assert "training that it gives" in page
    assert "[Write here" not in page
    assert list((place / "build" / "fifth-2027" / "excerpts").glob("idn*.docx"))


def test_final_is_refused_as_long_as_something_is_left(place: Path) -> None:
    run("outcome-reports new content/fifth-2027 --from content/fourth-2026")
    head = place / "content" / "fifth-2027" / "edition.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("status: draft", "status: final"), encoding="utf-8")
    result = run("outcome-reports build content/fifth-2027")
    assert result is not None
    assert result.exit_code == 1
    assert "foreword.yaml:6:3: a final edition still has a placeholder here" in result.output
    assert not (place / "build" / "fifth-2027" / "statement.pdf").exists()
    checked = run("outcome-reports check content/fifth-2027")
    assert checked is not None
    assert checked.exit_code == 1
    assert "Still to do (" in checked.output
    assert "  content/fifth-2027/summary.yaml " in checked.output


def test_the_files_of_the_tutorial_name_schemas_that_are_there() -> None:
    names = re.findall(r"\$schema=(?:\.\./)+(schemas/\S+)", TUTORIAL)
    assert len(names) >= 5
    for name in names:
        assert (ROOT / "content" / name).is_file()
