"""A click opens the right line of a file of the edition in the editor of whoever writes, and nothing else anywhere."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from outcome_reports.previewing.editor_opening import EditorOpening, address_of, arguments
from outcome_reports.rewriting.content_files import EditError
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from tests.support.folders import EditionFolder

ONE = "chapters/1-labour.yaml"


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (["vim"], ["+7", "F"]),
        (["/usr/bin/nano"], ["+7", "F"]),
        (["emacsclient", "-n"], ["-n", "+7", "F"]),
        (["code", "--reuse-window"], ["--reuse-window", "--goto", "F:7"]),
        (["Code.exe"], ["--goto", "F:7"]),
        (["CODE.CMD"], ["--goto", "F:7"]),
        (["code.bat"], ["--goto", "F:7"]),
        (["code.sh"], ["F"]),
        (["subl"], ["F:7"]),
        (["hx"], ["F:7"]),
        (["kate"], ["--line", "7", "F"]),
        (["notepad"], ["F"]),
        (["mine", "{file}", "--at={line}"], ["F", "--at=7"]),
        (["mine", "{file}:{line}:{other}"], ["F:7:{other}"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(command: list[str], given: list[str]) -> None:
    assert arguments(command, Path("F"), 7) == given


def test_a_name_that_looks_like_a_place_stays_a_name() -> None:
    assert arguments(["mine", "{file}"], Path("{line}"), 7) == ["{line}"]


@pytest.mark.parametrize(
    ("command", "environment", "name"),
    [
        (None, {}, ""),
        (None, {"EDITOR": "vim"}, "vim"),
        (None, {"EDITOR": "vim", "VISUAL": "code -w"}, "code"),
        ("vscode", {"EDITOR": "vim"}, ""),
        ('"/opt/my editor/edit" -x', {"EDITOR": "vim"}, "edit"),
    ],
)
def test_the_command_is_chosen_or_that_of_the_environment(
    command: str | None, environment: dict[str, str], name: str, tmp_path: Path
) -> None:
    assert EditorOpening(tmp_path, command, environment).name == name


def test_a_command_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    why = 'the editor “edit "” cannot be understood (No closing quotation): check its quotation marks'
    with pytest.raises(EditError, match=f"^{re.escape(why)}$"):
        EditorOpening(tmp_path, 'edit "', {})


def _editor(folder: Path) -> tuple[str, Path]:
    """A program that writes what it is given into a file."""
    program, told = folder / "my editor", folder / "told.json"
    lines = [
        f"#!{sys.executable}",
        "import json, os, sys",
        f"open({str(told)!r} + '~', 'w').write(json.dumps(sys.argv[1:]))",
    ]
    lines.append(f"os.rename({str(told)!r} + '~', {str(told)!r})")
    program.write_text("\n".join(lines))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return f'"{program}" {{file}} {{line}}', told


@pytest.mark.parametrize("name", [ONE, "chapters/2 $(touch x); & \"'.yaml", "registry/entities.yaml", "edition.yaml"])
def test_a_file_of_the_edition_is_opened_without_a_shell(name: str, folder: EditionFolder, tmp_path: Path) -> None:
    command, told = _editor(tmp_path)
    file = folder.path.parent / name if name.startswith("registry") else folder.path / name
    if not file.exists():
        folder.write(name, "id: other\n")
    EditorOpening(folder.path, command, {}).open(name, 12)
    wait_until(told.exists)
    assert json.loads(told.read_text()) == [str(file.resolve()), "12"]
    assert not (folder.path / "x").exists()


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../edition-clearance/ledger.jsonl", "../../x", "chapters", "chapters/9-none.yaml", "", "\0"],
)
def test_no_other_file_is_opened(name: str, folder: EditionFolder, tmp_path: Path) -> None:
    folder.write("../edition-clearance/ledger.jsonl", "{}")
    command, told = _editor(tmp_path)
    with pytest.raises(EditError, match=r"^this is not a file of the edition or its registry$"):
        EditorOpening(folder.path, command, {}).open(name, 1)
    assert not told.exists()


def test_a_link_that_leads_out_of_the_edition_is_not_followed(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("secret: true")
    (folder.path / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(EditError, match=r"^this is not a file of the edition or its registry$"):
        EditorOpening(folder.path, _editor(tmp_path)[0], {}).open("link.yaml", 1)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("vscode", "no editor is chosen: start the preview with --editor, or set $EDITOR"),
        (" ", "no editor is chosen: start the preview with --editor, or set $EDITOR"),
        ("an-editor-of-no-place", "the editor “an-editor-of-no-place” is not installed, or not on the search path"),
    ],
)
def test_what_cannot_be_opened_is_said(command: str, why: str, folder: EditionFolder) -> None:
    with pytest.raises(EditError, match=f"^{re.escape(why)}$"):
        EditorOpening(folder.path, command, {}).open(ONE, 1)


def _installed(monkeypatch: pytest.MonkeyPatch, program: str, *, terminal: bool = False) -> MagicMock:
    """What starts programs, with this one on the search path, with or without a terminal."""
    monkeypatch.setattr(shutil, "which", lambda name: program if name == Path(program).name else None)
    monkeypatch.setattr(sys, "stdin", MagicMock(isatty=lambda: terminal))
    start = MagicMock()
    monkeypatch.setattr(subprocess, "Popen", start)
    return start


@pytest.mark.parametrize(
    ("command", "in_terminal"),
    [
        ("vim", True),
        ("hx", True),
        ("helix", True),
        ("emacs -nw", True),
        ("emacsclient -t", True),
        ("emacs", False),
        ("emacsclient -n", False),
        ("vim -g", False),
        ("kate", False),
    ],
)
@pytest.mark.parametrize("terminal", [True, False])
def test_an_editor_of_the_terminal_needs_one(
    command: str, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch, *, in_terminal: bool, terminal: bool
) -> None:
    name = command.partition(" ")[0]
    start = _installed(monkeypatch, f"/bin/{name}", terminal=terminal)
    opening = EditorOpening(folder.path, command, {})
    if in_terminal and not terminal:
        with pytest.raises(EditError, match=rf"^{name} needs a terminal, and the preview was started without one$"):
            opening.open(ONE, 7)
        start.assert_not_called()
        return
    opening.open(ONE, 7)
    words = arguments(command.split(), (folder.path / ONE).resolve(), 7)
    stream = None if in_terminal else subprocess.DEVNULL
    start.assert_called_once_with(
        [f"/bin/{name}", *words], stdin=stream, stdout=stream, stderr=stream, start_new_session=not in_terminal
    )
    assert not opening.has_terminal or in_terminal


def test_one_editor_at_a_time_has_the_terminal(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    start = _installed(monkeypatch, "/bin/vim", terminal=True)
    start.return_value.poll.return_value = None
    opening = EditorOpening(folder.path, "vim", {})
    opening.open(ONE, -3)
    assert start.call_args.args[0][1] == "+1"
    with pytest.raises(EditError, match=r"^vim is open in the terminal of the preview: close the file there first$"):
        opening.open(ONE, 1)
    start.return_value.poll.return_value = 0
    opening.open(ONE, 1)
    assert start.call_count == 2


@pytest.mark.parametrize(("ended", "has"), [(None, True), (0, False)])
def test_the_terminal_is_taken_until_its_editor_ends(
    ended: int | None, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch, *, has: bool
) -> None:
    _installed(monkeypatch, "/bin/vim", terminal=True).return_value.poll.return_value = ended
    opening = EditorOpening(folder.path, "vim", {})
    before = opening.has_terminal
    opening.open(ONE, 1)
    assert (before, opening.has_terminal) == (False, has)


def test_an_editor_that_does_not_start_is_said(folder: EditionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(monkeypatch, "/bin/kate").side_effect = [PermissionError(13, "Permission denied"), OSError("no room")]
    for why in ("Permission denied", "no room"):
        with pytest.raises(EditError, match=rf"^kate cannot be started: {why}$"):
            EditorOpening(folder.path, "kate", {}).open(ONE, 1)


@pytest.mark.parametrize(("program", "refused"), [("code.cmd", True), ("edit.BAT", True), ("code", False)])
@pytest.mark.parametrize("sign", ["&", "%", "!", " "])
def test_signs_that_a_batch_file_would_act_on_are_refused(
    program: str, sign: str, folder: EditionFolder, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    start = _installed(monkeypatch, f"/bin/{program}")
    folder.write(f"chapters/a{sign}b.yaml", "id: other\n")
    opening = EditorOpening(folder.path, program, {})
    if refused and sign != " ":
        why = "this editor could misunderstand a character in the name of this file: open it by hand"
        with pytest.raises(EditError, match=rf"^{why}$"):
            opening.open(f"chapters/a{sign}b.yaml", 1)
    else:
        opening.open(f"chapters/a{sign}b.yaml", 1)
    assert start.called != (refused and sign != " ")


def test_the_address_for_visual_studio_code_is_written_out(tmp_path: Path) -> None:
    address = f"vscode://file{tmp_path.resolve().as_posix()}/a%20b%23c.yaml"
    lines = (3, 1, 0, -1)
    assert [address_of(tmp_path / "a b#c.yaml", line) for line in lines] == [f"{address}:{n}" for n in (3, 1, 1, 1)]
