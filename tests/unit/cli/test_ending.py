"""How commands write and end: on any console, into full disks and closed pipes, with errors that nobody expected."""

from __future__ import annotations

import errno
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from outcome_reports import __main__, building, cli, validating
from outcome_reports.archive import embedded_source
from outcome_reports.building import BuildReport, DocumentReport
from outcome_reports.cli.ending import NO_OUTPUT, UNEXPECTED, Switches, plain_ending
from outcome_reports.cli.main import COMMANDS
from outcome_reports.errors import ArgumentError
from outcome_reports.platform import own_process
from outcome_reports.validating import Verdict
from tests.support.folders import CHAPTER, EditionFolder
from tests.unit.importing.word_file import paragraph, write_word

FULL, CLOSED = OSError(errno.ENOSPC, "No space left on device"), BrokenPipeError(errno.EPIPE, "Broken pipe")
THAI = "เอกสาร"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = EditionFolder(tmp_path)
    # A doubled word that only UTF-8 consoles can show.
    folder.write("chapters/1-labour.yaml", CHAPTER.replace("An introduction.", f"See {THAI} {THAI} now."))
    return folder.path


class Refusing(io.RawIOBase):
    """What takes nothing, as a full disk or a pipe whose reader has gone."""

    def __init__(self, error: OSError) -> None:
        self._error = error

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise self._error


def code_of(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments, prog_name="outcome-reports")
    code = ended.value.code
    return code if isinstance(code, int) else 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp437", "utf-8"])
def test_no_character_stops_a_report(edition: Path, encoding: str) -> None:
    done = _ran("check", str(edition), env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (1, b"")
    words = done.stdout.decode(encoding)
    shown = THAI if encoding == "utf-8" else THAI.encode("ascii", "backslashreplace").decode()
    assert f"{shown}" in words
    assert "1 error" in words


def test_the_c_locale_stops_no_report(edition: Path) -> None:
    done = _ran("check", str(edition), env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert "1 error" in done.stdout.decode("ascii")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_reports_for_programs_stay_valid_where_characters_are_escaped(edition: Path, form: str) -> None:
    reports = [
        json.loads(_ran("check", str(edition), "--format", form, env={"PYTHONIOENCODING": encoding}).stdout)
        for encoding in ("ascii", "utf-8")
    ]
    assert reports[0] == reports[1]
    assert THAI in json.dumps(reports[0], ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "escaped"), [("é", r"\u00e9"), ("😀", r"\ud83d\ude00"), ("Pr\udce9face", r"Pr\udce9face"), ("a", "a")]
)
def test_escapes_are_those_of_json(text: str, escaped: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="ascii"))
    with plain_ending(Switches()):
        sys.stdout.write(text)
        sys.stdout.flush()
    assert data.getvalue().decode("ascii") == escaped
    assert json.loads(f'"{escaped}"') == text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_the_output_is_a_sentence(edition: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _ran("check", str(edition), stdout=full)
    assert done.returncode == NO_OUTPUT
    assert done.stderr.decode() == "the output cannot be written: No space left on device\n"


def test_a_reader_that_goes_away_is_a_sentence(edition: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = _ran("check", str(edition), stdout=pipe)
    assert done.returncode == NO_OUTPUT
    assert done.stderr.decode() == "the output was not read to the end\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--list-rules"], ["check"], ["cite"]])
def test_a_closed_output_is_no_success(
    arguments: list[str], edition: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert code_of(*arguments, str(edition)) == NO_OUTPUT
    assert capsys.readouterr().err == "the output cannot be written: standard output is closed\n"


@pytest.mark.parametrize("error", [FULL, CLOSED], ids=["full", "closed"])
@pytest.mark.parametrize("command", [*COMMANDS, "--help", "--version"])
def test_every_command_ends_in_a_sentence_where_its_output_cannot_go(
    command: str,
    error: OSError,
    edition: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    word = write_word(tmp_path / "old.docx", paragraph("Foreword", "H1") + paragraph("Words and words."))
    proposals = tmp_path / "registry-proposals.yaml"
    proposals.write_text("terms:\n  - key: BFF\n    acronym: BFF\n    expansion: best friends forever\n", "utf-8")
    arguments = {
        "build": [str(edition)],
        "excerpt": [str(edition), "RSO"],
        "check": [str(edition)],
        "new": [str(tmp_path / "next"), "--from", str(edition)],
        "schema": [str(tmp_path / "schemas")],
        "import": [str(word), "--to", str(tmp_path / "old")],
        "validate": [str(word)],
        "preview": [str(edition), "--no-open"],
        "export": [str(edition), "recommendations", "--out", str(tmp_path / "table.csv")],
        "cite": [str(edition)],
        "registry": ["add", str(proposals), "--registry", str(edition.parent / "registry"), "--dry-run"],
        "extract": [str(word)],
        "clear": ["status", str(edition)],
        "redline": [str(edition), str(edition), "--out", str(tmp_path / "redline.html")],
    }
    made = BuildReport(tmp_path, [DocumentReport("statement", "Title", (tmp_path / "statement.html",), made=True)])
    monkeypatch.setattr(building, "build", lambda *_, **__: made)
    monkeypatch.setattr(validating, "validate", lambda _: [Verdict(word, "a tool", "a standard")])
    monkeypatch.setattr(embedded_source, "extract", lambda *_: b"{}")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Refusing(error)), encoding="utf-8"))
    assert code_of(command, *arguments.get(command, [])) == NO_OUTPUT
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("the output ")
    # Nothing is left in the stream that Python would write at its end.
    monkeypatch.undo()


def test_without_any_console_commands_do_their_work(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    assert code_of("new", str(tmp_path / "next"), "--from", str(edition)) == 0
    assert code_of("new", str(tmp_path / "first")) == 0
    assert code_of("check", str(tmp_path / "nowhere")) == 1
    assert (tmp_path / "next" / "edition.yaml").is_file()


@pytest.mark.parametrize("series", ["Île d’Été", "島の対話"])
def test_words_of_a_shell_are_utf_8_where_python_expects_ascii(series: str, tmp_path: Path) -> None:
    given = series.encode().decode("ascii", "surrogateescape")
    assert code_of("new", str(tmp_path / "next"), "--series", given) == 0
    assert series in (tmp_path / "next" / "edition.yaml").read_text("utf-8")


@pytest.mark.parametrize("given", [b"\xcele", b"\xce\x8e\xff"])
def test_words_in_another_encoding_are_refused(
    given: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("new", str(tmp_path / "next"), "--series", given.decode("ascii", "surrogateescape")) == 2
    assert "Invalid value for '--series': this is not UTF-8: use a terminal and a locale" in capsys.readouterr().err


@pytest.mark.parametrize("error", [KeyError("x"), TypeError("a\nb"), ValueError("bare"), RecursionError("deep")])
def test_what_nobody_expected_is_one_line_with_a_code_of_its_own(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(validating, "validate", fail)
    result = CliRunner().invoke(cli.main, ["validate", "a.pdf"])
    assert result.exit_code == UNEXPECTED
    (line,) = result.output.splitlines()
    assert line.startswith(f"unexpected error ({type(error).__name__}: ")
    assert "README, “Reporting a fault”" in line
    assert "## Reporting a fault\n" in (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--debug", "validate", "a.pdf"], ["validate", "a.pdf", "--debug"]])
def test_only_debug_shows_a_traceback(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("x")

    monkeypatch.setattr(validating, "validate", fail)
    result = CliRunner().invoke(cli.main, words)
    assert "Traceback (most recent call last)" in result.output
    assert result.exit_code == UNEXPECTED


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ArgumentError("no such thing"), "no such thing\n"),
        (PermissionError(13, "Permission denied", "a.pdf"), "a.pdf: Permission denied\n"),
        (FileNotFoundError("there is no file"), "there is no file\n"),
        (OSError(28, "No space left on device", b"Pr\xe9face"), "Pr\\udce9face: No space left on device\n"),
        (MemoryError(), "there is not enough memory for this\n"),
        (RuntimeError("can't start new thread"), "there is not enough memory for this\n"),
        (ImportError("x.so: failed to map segment from shared object"), "there is not enough memory for this\n"),
    ],
)
def test_what_a_user_can_have_caused_is_a_sentence(
    error: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(validating, "validate", fail)
    result = CliRunner().invoke(cli.main, ["validate", "a.pdf"])
    assert (result.exit_code, result.output) == (1, words)


@pytest.mark.parametrize("words", [["--verbose", "check"], ["check", "--verbose"]])
def test_verbose_says_what_is_done_and_leaves_the_report_alone(words: list[str], edition: Path) -> None:
    handlers = [*logging.getLogger("outcome_reports").handlers]
    plain = CliRunner().invoke(cli.main, ["check", str(edition)])
    said = CliRunner().invoke(cli.main, [*words, str(edition)])
    assert said.stdout == plain.stdout
    assert plain.stderr == ""
    assert all(" ms  outcome_reports." in line for line in said.stderr.splitlines())
    assert said.stderr
    assert logging.getLogger("outcome_reports").handlers == handlers


def _ran(
    *arguments: str, env: dict[str, str] | None = None, stdout: io.BufferedWriter | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "outcome_reports", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | (env or {}), check=False, timeout=120
    )


@pytest.mark.parametrize(("arguments", "ours"), [({}, True), ({"args": ["--help"]}, False)])
def test_only_a_process_that_was_started_for_the_command_is_set_up_as_ours(
    arguments: dict[str, list[str]], ours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[None] = []
    monkeypatch.setattr(sys.modules["outcome_reports.cli.main"], "take_over", lambda: taken.append(None))
    monkeypatch.setattr(sys, "argv", ["outcome-reports", "--help"])
    with pytest.raises(SystemExit):
        cli.main(**arguments)
    assert bool(taken) is ours


def _interrupt() -> None:
    raise KeyboardInterrupt


def _wrapped_as_a_cause() -> None:
    try:
        _interrupt()
    except KeyboardInterrupt as error:
        raise RuntimeError("Error calling __set_name__ on 'Field' instance") from error


def _failed_while_clearing_up() -> None:
    try:
        _interrupt()
    finally:
        raise ArgumentError("it cannot be removed")


@pytest.mark.parametrize("interrupted", [_wrapped_as_a_cause, _failed_while_clearing_up])
def test_ctrl_c_behind_another_error_is_ctrl_c(
    interrupted: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=r"\A1\Z"), plain_ending(Switches()):
        interrupted()
    assert capsys.readouterr().err == "Aborted!\n"


@pytest.mark.parametrize("loaded", ["outcome_reports.platform.own_process", "outcome_reports.cli"])
def test_ctrl_c_while_the_program_loads_ends_it_as_later(loaded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting:
        def find_spec(self, name: str, *_: object) -> None:
            if name == loaded:
                raise KeyboardInterrupt

    # It would take over the process of the tests.
    monkeypatch.setattr(own_process, "take_over", lambda: None)
    monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    with pytest.raises(SystemExit, match=r"\AAborted!\Z"):
        __main__.run()


def test_nothing_else_is_loaded_before_ctrl_c_can_be_answered() -> None:
    code = (
        "import sys; before = {*sys.modules}; import outcome_reports.__main__; print(*sorted({*sys.modules} - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded == "outcome_reports outcome_reports.__main__\n"
