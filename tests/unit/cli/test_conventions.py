"""What people expect of any command: reports for programs, several editions, dry runs, variables, completion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from outcome_reports.cli.main import COMMANDS, main
from outcome_reports.validating import Failure, Verdict
from tests.support.folders import CHAPTER, EditionFolder

FOURTH = Path(__file__).parents[3] / "content" / "fourth-2026"


def run(*arguments: object, **more: Any) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **more)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two editions that are whole, and one that cannot be read."""
    made = []
    for name in ("first", "second", "broken"):
        folder = EditionFolder(tmp_path_factory.mktemp(name))
        folder.write("chapters/1-labour.yaml", CHAPTER if name != "broken" else "titel: x\n")
        made.append(folder.path.rename(folder.path.parent / name))
    return made


def test_a_dry_run_lists_what_the_build_makes(editions: list[Path], tmp_path: Path) -> None:
    wanted = (
        editions[0],
        "--document",
        "summary",
        "--excerpts",
        "--format",
        "md",
        "--out",
        tmp_path / "out",
        "--quiet",
    )
    planned = run("build", *wanted, "--dry-run").stdout.split()
    assert not (tmp_path / "out").exists()
    built = run("build", *wanted)
    assert built.exit_code == 0, built.output
    made = {str(file) for file in (tmp_path / "out").rglob("*.md")}
    assert made == set(planned)
    assert str(tmp_path / "out" / "summary.md") in planned


def test_several_editions_are_built_into_a_folder_each_and_reported_as_json(
    editions: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    options = ("--document", "summary", "--format", "md", "--out", tmp_path, "--report", "json", "--open")
    done = run("build", *editions, *options)
    assert done.exit_code == 1
    first, second, broken = json.loads(done.stdout)["editions"]
    for name, report in (("first", first), ("second", second)):
        (document,) = report["documents"]
        assert (report["error"], document["error"], document["made"]) == ("", "", True)
        assert document["files"] == [str(tmp_path / name / "summary.md")]
        assert Path(document["files"][0]).is_file()
    assert opened == first["documents"][0]["files"]
    assert "documents" not in broken
    assert {problem["line"] for problem in broken["problems"]} == {1}
    assert all(problem["file"].endswith("1-labour.yaml") for problem in broken["problems"])


def test_editions_of_one_name_would_replace_each_other(editions: list[Path], tmp_path: Path) -> None:
    result = run("build", editions[0], tmp_path / "first", "--dry-run")
    assert (result.exit_code, "the same name" in result.output) == (2, True)


def test_several_editions_are_checked_in_one_report(editions: list[Path]) -> None:
    done = run("check", *editions, "--format", "json")
    assert done.exit_code == 1
    findings = json.loads(done.stdout)["findings"]
    of_broken = [finding for finding in findings if finding["rule"] == "CONTENT"]
    assert of_broken
    assert all("broken" in finding["path"] for finding in of_broken)
    sarif = json.loads(run("check", *editions, "--format", "sarif").stdout)
    assert len(sarif["runs"]) == 1
    assert len(sarif["runs"][0]["results"]) == len(findings)
    said = run("check", *editions[:2])
    assert said.exit_code == run("check", editions[0]).exit_code


def test_verdicts_are_reported_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.pdf"
    verdicts = [
        Verdict(file, "veraPDF", "PDF/UA-1", (Failure("7.3", "no alternative", block="b1"),), 9, 1),
        Verdict(file, "axe", "WCAG", unavailable="Install axe."),
    ]
    monkeypatch.setattr("outcome_reports.validating.validate", lambda _: verdicts)
    done = run("validate", file, "--report", "json")
    failed, missing = json.loads(done.stdout)["verdicts"]
    assert done.exit_code == 1
    assert (failed["outcome"], failed["failures"][0]["block"], failed["file"]) == ("failed", "b1", str(file))
    assert (missing["outcome"], missing["missing"]) == ("unavailable", "Install axe.")
    monkeypatch.setattr("outcome_reports.validating.validate", lambda _: verdicts[1:])
    assert run("validate", file, "--report", "json").exit_code == 3
    assert run("validate", file, "--report", "json", "--require").exit_code == 1


def test_options_are_set_by_variables(editions: list[Path], tmp_path: Path) -> None:
    environment = {
        "OUTCOME_REPORTS_BUILD_FORMAT": "md txt",
        "OUTCOME_REPORTS_BUILD_DRY_RUN": "1",
        "OUTCOME_REPORTS_BUILD_OUT": str(tmp_path),
        # Those of other things, and of pipelines, are left alone.
        "OUTCOME_REPORTS_VERSION": "2",
        "OUTCOME_REPORTS_FONTS": "",
    }
    names = [Path(line).name for line in run("build", editions[0], env=environment).stdout.split()]
    assert names == ["statement.md", "statement.txt"]
    given = run("build", editions[0], "--format", "html", env=environment).stdout.split()
    assert [Path(line).name for line in given] == ["statement.html"]


def completed(words: str) -> set[str]:
    environment = {
        "_OUTCOME_REPORTS_COMPLETE": "bash_complete",
        "COMP_WORDS": f"outcome-reports {words}",
        "COMP_CWORD": str(len(words.split()) if not words.endswith(" ") else len(words.split()) + 1),
    }
    done = run(env=environment)
    return {line.partition(",")[2] for line in done.output.splitlines()}


@pytest.mark.parametrize(
    ("words", "offered", "not_offered"),
    [
        ("exc", {"excerpt"}, {"export"}),
        (f"excerpt {FOURTH} id", {"IDN"}, {"FJI", "ASEAN"}),
        (f"excerpt {FOURTH} IDN ", {"FJI", "ASEAN", "members"}, {"GCM"}),
        (f"excerpt {FOURTH} --group A", {"ASEAN"}, {"AUS"}),
        ("check --rule NAM", {"NAM001"}, {"STR009"}),
        ("new x --kind w", {"workshop"}, {"forum"}),
        ("excerpt nowhere ID", set(), {"IDN"}),
    ],
)
def test_the_shell_completes(words: str, offered: set[str], not_offered: set[str]) -> None:
    found = completed(words)
    assert offered <= found
    assert not found & not_offered


@pytest.mark.parametrize("command", COMMANDS)
def test_no_colours_are_written_so_that_there_are_none_to_turn_off(command: str) -> None:
    assert "\x1b" not in run(command, "--help", color=True, env={"FORCE_COLOR": "1"}).output
