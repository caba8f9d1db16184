"""Finding the programs that validate, and running them: with programs made for the test."""

from __future__ import annotations

import platform
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import TypedDict

from outcome_reports.errors import ValidatorError
from outcome_reports.validating import Unavailable, openxml, programs, verapdf
from tests.support.whole_messages import Whole


def program(path: Path, code: str) -> str:
    """A program that runs Python `code`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one folder of programs, which is empty, and one of packages."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv(programs.TOOLS, str(tmp_path))
    monkeypatch.delenv(programs.CHROMIUM, raising=False)
    return tmp_path


def test_programs_are_found_on_the_path(bare: Path) -> None:
    for name, find in (("java", programs.java), ("google-chrome", programs.chromium)):
        with pytest.raises(Unavailable, match=r"^Install .*(Debian|Chrome)"):
            find()
        made = program(bare / "bin" / name, "")
        assert find() == made


def test_a_browser_of_ones_choice_is_taken(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "bin" / "chromium", "")
    monkeypatch.setenv(programs.CHROMIUM, "/opt/mine")
    assert programs.chromium() == "/opt/mine"


def test_an_application_that_is_on_no_path_is_found(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on macOS and Windows.
    made = program(bare / "Applications" / "Google Chrome.app" / "Google Chrome", "")
    monkeypatch.setattr(programs, "_APPLICATIONS", ("/nowhere/chrome.exe", made))
    assert programs.chromium() == made


def test_packages_are_found_in_the_folder_that_is_named(bare: Path) -> None:
    with pytest.raises(
        Unavailable,
        match=r"^Install axe-core with npm in a folder of your choice and set OUTCOME_REPORTS_TOOLS to that folder\.$",
    ):
        programs.npm_package("axe-core")
    (bare / "node_modules" / "axe-core").mkdir(parents=True)
    assert programs.npm_package("axe-core") == bare / "node_modules" / "axe-core"


def test_without_a_folder_that_is_named_the_working_folder_is_looked_into(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / "node_modules" / "a-package-of-no-other-place").mkdir(parents=True)
    monkeypatch.delenv(programs.TOOLS)
    monkeypatch.chdir(bare)
    assert programs.npm_package("a-package-of-no-other-place") == bare / "node_modules" / "a-package-of-no-other-place"


@pytest.mark.parametrize(
    ("system", "processor", "name"),
    [
        ("Linux", "x86_64", "linux-x64/ooxml-validator"),
        ("Linux", "aarch64", "linux-arm64/ooxml-validator"),
        ("Darwin", "arm64", "darwin-arm64/ooxml-validator"),
        ("Windows", "AMD64", "win32-x64/ooxml-validator.exe"),
    ],
)
def test_each_machine_has_its_own_open_xml_validator(
    system: str, processor: str, name: str, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: processor)
    packages = bare / "node_modules" / "@xarsh"
    for package in ("ooxml-validator", f"ooxml-validator-{name.partition('/')[0]}"):
        with pytest.raises(Unavailable, match=f"Install @xarsh/{package} with npm"):
            openxml.program()
        (packages / package).mkdir(parents=True)
    assert openxml.program() == packages / f"ooxml-validator-{name}"


def test_verapdf_needs_its_jar_and_jaxb(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match="pip install"):
        verapdf.class_path()
    monkeypatch.setattr(verapdf, "find_spec", lambda _: object())
    monkeypatch.setattr("outcome_reports.validating.verapdf.resources.files", lambda _: bare)
    monkeypatch.setattr(verapdf, "_JAVA_LIBRARIES", bare / "java")
    for folder in ("jar", "java"):
        (bare / folder).mkdir()
    (bare / "jar" / "engine.jar").touch()
    with pytest.raises(
        Unavailable, match=r"^Install a JAXB implementation for Java \(Debian, Ubuntu: libjaxb-java\)\.$"
    ):
        verapdf.class_path()
    for name in ("jaxb-impl.jar", "txw2.jar", "unknown.jar"):
        (bare / "java" / name).touch()
    # The engine's own classes come first.
    assert [Path(path).name for path in verapdf.class_path().split(":")] == [
        "engine.jar",
        "jaxb-impl.jar",
        "txw2.jar",
    ]


def test_what_a_program_says_is_utf_8_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    said = "import sys; sys.stdout.buffer.write('Türkiye'.encode() + b'\\xff')"
    assert programs.run([program(tmp_path / "tool", said)]) == "Türkiye\ufffd"


def test_a_program_gets_nothing_to_read_and_its_words_as_they_are(tmp_path: Path) -> None:
    echo = "import sys; print(sys.argv[1:], repr(sys.stdin.read()))"
    assert programs.run([program(tmp_path / "tool", echo), "a b", "$HOME", "*"]) == "['a b', '$HOME', '*'] ''\n"


def test_a_code_that_is_not_accepted_is_an_error_with_the_end_of_what_was_said(whole: Whole, tmp_path: Path) -> None:
    tool = program(tmp_path / "tool", "import sys; sys.stderr.write('x' * 5000 + 'the end'); sys.exit(3)")
    with whole.raises(ValidatorError, match=r"^tool ended with code 3: x+the end$") as caught:
        programs.run([tool])
    assert len(str(caught.value)) < 2100
    told = program(tmp_path / "told", "import sys; print('here'); sys.exit(3)")
    assert programs.run([told], accepted=(0, 3)) == "here\n"
    quiet = program(tmp_path / "quiet", "import sys; print('only here'); sys.exit(1)")
    with whole.raises(ValidatorError, match=r"^quiet ended with code 1: only here$"):
        programs.run([quiet])


def test_a_program_that_does_not_end_is_ended(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_RUN_SECONDS", 0.1)
    monkeypatch.setattr(programs, "_FILE_SECONDS", 0.2)
    with whole.raises(ValidatorError, match=r"^tool took more than 0.5 seconds$"):
        programs.run([program(tmp_path / "tool", "import time; time.sleep(60)")], files=2)


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file"), OSError(8, "Exec format error")])
def test_a_program_that_cannot_be_run_is_an_error(
    whole: Whole, error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", refuse)
    with whole.raises(ValidatorError, match=f"^/x/tool cannot be run: {error.strerror}$"):
        programs.run(["/x/tool"])


class Answer(TypedDict):
    a: list[int]


def test_an_answer_is_json_of_its_shape(whole: Whole) -> None:
    assert programs.answer("tool", '{"a": [1], "more": null}', Answer) == {"a": [1]}
    with whole.raises(ValidatorError, match=r"^tool gave unreadable output: Segmentation fault$"):
        programs.answer("tool", "Segmentation fault\n", Answer)


@pytest.mark.parametrize(
    "words", ["", "null", "[]", "{}", '{"a": null}', '{"a": [{}]}', '{"a": [', "[" * 9999, "\ufffd"]
)
def test_an_answer_of_another_shape_is_an_error(words: str) -> None:
    with pytest.raises(ValidatorError, match=r"^tool gave unreadable output: \S"):
        programs.answer("tool", words, Answer)


def test_an_accepted_code_without_an_answer_is_an_error_with_what_was_said(whole: Whole, tmp_path: Path) -> None:
    tool = program(tmp_path / "tool", "import sys; sys.exit('Unable to access jarfile')")
    with whole.raises(ValidatorError, match=r"^tool ended with code 1: Unable to access jarfile$"):
        programs.run([tool], accepted=(0, 1))
