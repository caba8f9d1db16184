"""The command line: exit codes, messages, help; no traceback for anything a user can do."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from outcome_reports.checking import RULES
from outcome_reports.cli import import_command, main
from outcome_reports.cli.ending import SWITCHES, UNEXPECTED
from outcome_reports.cli.main import COMMANDS
from tests.support.folders import CHAPTER, EditionFolder
from tests.unit.importing.word_file import paragraph, table, write_word

ROOT = Path(__file__).resolve().parents[3]
THIRD = str(ROOT / "content" / "third-2025")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code != UNEXPECTED, result.output
    return result


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    edition = Path(shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "third-2025"))
    (edition / "contact.yaml").write_text("nam: x\n", encoding="utf-8")
    return edition


def test_help_lists_every_command_and_each_has_an_example() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"  {command}" in result.output
        helped = run(command, "--help")
        assert helped.exit_code == 0
        assert f"outcome-reports {command}" in helped.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["biuld"],
        ["xyzzy"],
        ["build"],
        ["build", THIRD, "--format", "rtf"],
        ["build", THIRD, "--jobs", "0"],
        ["excerpt", THIRD],
        ["excerpt", THIRD, "KEN", "--all"],
        ["new", "x", "--from", "y", "--kind", "plain"],
        ["check", THIRD, "--colour"],
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_switches_have_no_variable_of_any_command() -> None:
    for _ in range(2):
        for name in ("build", "check"):
            assert main.get_command(click.Context(main), name) is not None
    assert [switch.envvar for switch in SWITCHES] == [None, None]


@pytest.mark.parametrize(("count", "shown"), [(70, "a" * 70), (71, "a" * 70 + " …")])
def test_import_shows_the_beginning_of_what_it_could_not_place(
    count: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = SimpleNamespace(what="text", where="under “A”", text="a" * count)
    report = {"source": "a", "folder": "b", "page": "c", "files": (), "placed": (), "notes": (), "problems": ()}
    import_command._tell(SimpleNamespace(**report, looks=(), unplaced=[entry]))  # type: ignore[arg-type]
    assert f"  in unplaced.md: text, under “A”: {shown}\n" in capsys.readouterr().out


def test_a_misspelt_command_names_the_nearest() -> None:
    assert "build" in run("biuld", THIRD).output


def test_build_writes_to_the_folder_that_is_named(tmp_path: Path) -> None:
    result = run("build", THIRD, "--document", "summary", "--format", "html", "--out", str(tmp_path), "--quiet")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "summary.html").is_file()
    assert "1 made, 0 unchanged, 0 failed" in result.output


def test_wrong_content_is_code_1_with_place_and_hint(broken: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for arguments in (["build", str(broken), "--out", str(out)], ["check", str(broken)]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "contact.yaml:1:1: unknown key “nam”" in result.output
        assert "did you mean “name”" in result.output
    assert not list(out.rglob("*.*ml"))


def test_check_as_json_tells_the_same(broken: Path) -> None:
    result = run("check", str(broken), "--format", "json")
    assert result.exit_code == 1
    assert any("nam" in entry["message"] for entry in json.loads(result.output)["findings"])


def test_rules_are_listed_and_explained_without_an_edition() -> None:
    listed = run("check", "--list-rules").output.splitlines()
    assert len(listed) == len(RULES)
    assert "NAM004  warning  list of States that is not in alphabetical order" in listed
    explained = run("check", "--explain", "nam004", "--explain", "STR").output
    rule = RULES["NAM004"]
    for said in (rule.title, rule.why, f"Source: {rule.source}", rule.good[0].shown, rule.bad[0].shown):
        assert said in explained
    others = sum(id.startswith("STR") for id in RULES)
    assert explained.count("Source: ") == 1 + others
    assert explained.count("\n\nSTR") == others


def test_an_unknown_rule_names_the_nearest() -> None:
    result = run("check", "--explain", "NAM040")
    assert result.exit_code == 2
    assert "did you mean “NAM" in result.output


def test_strict_lets_no_note_pass(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    edition = Path(shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "third-2025"))
    head = edition / "edition.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("status: final", "status: draft"), encoding="utf-8")
    assert run("check", str(edition), "--strict").exit_code == 0
    with (edition / "contact.yaml").open("a", encoding="utf-8") as file:
        file.write("# ⟦Confirm: the address⟧\n")
    assert run("check", str(edition)).exit_code == 0
    strict = run("check", str(edition), "--strict")
    assert strict.exit_code == 1
    assert "1 to confirm" in strict.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["build", str(ROOT / "content")],
            r"holds editions but is not one itself\n    name one of them: .*fourth-2026, .*third-2025",
        ),
        (["build", THIRD + "/edition.yaml"], r"one file of an edition\n    name the edition’s folder"),
        (["check", THIRD.replace("2025", "2026")], r"there is no such folder\n    did you mean .*third-2025\?"),
        (["extract", THIRD + "/edition.yaml"], r"^1 problem in the content\n.*this is not a PDF"),
        (["extract", str(ROOT / "README.md")], r"^1 problem in the content\n.*this is not a PDF"),
        (["validate", "nope.pdf"], r"^there is no file nope.pdf$"),
        (["build", str(ROOT / "README.md")], r"this is not the content of a document of ours"),
    ],
)
def test_a_wrong_place_is_reported_in_words_that_lead_to_the_right_one(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert re.search(told, result.output, re.MULTILINE), result.output


def test_options_that_would_do_nothing_are_wrong_usage() -> None:
    result = run("build", THIRD, "--format", "html", "--crop-marks")
    assert result.exit_code == 2
    assert "are for PDF" in result.output


def test_a_path_with_spaces_is_reported_as_one_can_type_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "third-2025")
    result = run("new", str(tmp_path / "année 2026"), "--from", str(tmp_path / "third-2025"))
    assert f"outcome-reports check '{tmp_path}/année 2026' shows" in result.output


def test_a_path_with_spaces_is_reported_as_windows_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "content" / "registry", tmp_path / "registry")
    shutil.copytree(ROOT / "content" / "third-2025", tmp_path / "third-2025")
    monkeypatch.setattr(sys, "platform", "win32")
    result = run("new", str(tmp_path / "année 2026"), "--from", str(tmp_path / "third-2025"))
    assert f'outcome-reports check "{tmp_path}/année 2026" shows' in result.output


def test_a_failure_is_reported_once_and_without_names_of_the_program(tmp_path: Path) -> None:
    result = run("excerpt", THIRD, "FRA", "--format", "html", "--out", str(tmp_path))
    assert result.exit_code == 1
    assert result.output.count("has nothing about France") == 1
    assert "Error:" not in result.output


def test_import_tells_each_thing_it_could_not_place_on_a_separate_line(tmp_path: Path) -> None:
    body = paragraph("Foreword", "H1") + table(("one " * 40, *["two"] * 12), ("three",) * 13)
    file = write_word(tmp_path / "old.docx", body)
    lines = run("import", str(file), "--to", str(tmp_path / "content" / "old")).output.splitlines()
    assert [line for line in lines if line.startswith("  in unplaced.md: ")] == [
        "  in unplaced.md: table of 13 columns: a text has room for 12, under “Foreword”: " + ("one " * 17) + "…"
    ]
    looks = next(index for index, line in enumerate(lines) if line.startswith("Look at these first ("))
    assert all(line.startswith("  ") for line in lines[1:looks] + lines[looks + 1 :])
    assert (
        "unplaced.md: 89 words not placed: table of 13 columns: a text has room for 12, under “Foreword”: one"
        in lines[looks + 1]
    )


def test_examples_of_help_have_a_line_each() -> None:
    for command in ([], *([name] for name in COMMANDS)):
        output = run(*command, "--help").output
        assert "\\b" not in output
        assert "\n  Examples:\n    outcome-reports " in output


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "no/such/folder"],
        ["check", "no/such/folder"],
        ["excerpt", "no/such/folder", "KEN"],
        ["excerpt", THIRD, "KEM"],
        ["excerpt", THIRD, "--group", "ASIAN"],
        ["extract", "no/such/file.pdf"],
        ["extract", str(ROOT / "README.md")],
        ["validate", "no/such/file.pdf"],
        ["validate", str(ROOT / "README.md")],
        ["new", "x", "--from", "no/such/folder"],
        ["import", "no/such/file.docx", "--to", "x"],
    ],
)
def test_what_is_not_there_is_code_1_and_a_sentence(arguments: list[str], tmp_path: Path) -> None:
    out = ["--out", str(tmp_path)] if arguments[0] in {"build", "excerpt"} else []
    result = run(*arguments, *out)
    assert result.exit_code == 1
    assert result.output.strip()
    assert "Traceback" not in result.output


@pytest.fixture
def slips(tmp_path: Path) -> EditionFolder:
    """An edition with three slips of two rules in two families."""
    folder = EditionFolder(tmp_path)
    folder.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", "It is is so.  The the [[IDN]] said."))
    return folder


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (["LNG011"], {"LNG011"}),
        (["lng019"], {"LNG019"}),
        (["LNG"], {"LNG011", "LNG019"}),
        (["LNG011", "LNG019"], {"LNG011", "LNG019"}),
        (["STR"], set()),
    ],
)
def test_a_check_can_look_at_one_rule_or_family(rules: list[str], found: set[str], slips: EditionFolder) -> None:
    for options in ([word for rule in rules for word in ("--rule", rule)], ["--rule", ", ".join(rules)]):
        result = run("check", str(slips.path), *options, "--format", "json")
        assert {entry["rule"] for entry in json.loads(result.output)["findings"]} == found
    assert result.exit_code == ("LNG011" in found)
    assert {finding.rule for finding in slips.load().check(rules=rules)} == found


def test_of_one_rule_only_its_own_is_mended(slips: EditionFolder) -> None:
    assert run("check", str(slips.path), "--rule", "LNG019", "--fix").exit_code == 0
    text = (slips.path / "chapters" / "1-labour.yaml").read_text(encoding="utf-8")
    assert "It is is so. The the" in text


def test_a_rule_that_is_unknown_is_wrong_usage(slips: EditionFolder) -> None:
    result = run("check", str(slips.path), "--rule", "LNG11")
    assert result.exit_code == 2
    assert "unknown rule “LNG11”; did you mean “LNG" in result.output
