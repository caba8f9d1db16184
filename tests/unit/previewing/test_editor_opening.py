"""A click opens the right line of a file of the edition in the editor of whoever writes, and nothing else anywhere."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
    with pytest.raises(EditError, match="check its quotation marks"):
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
    with pytest.raises(EditError, match="not a file of the edition"):
        EditorOpening(folder.path, command, {}).open(name, 1)
    assert not told.exists()


def test_a_link_that_leads_out_of_the_edition_is_not_followed(folder: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("secret: true")
    (folder.path / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(EditError, match="not a file of the edition"):
        EditorOpening(folder.path, _editor(tmp_path)[0], {}).open("link.yaml", 1)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("vscode", "no editor is chosen"),
        ("an-editor-of-no-place", "is not installed"),
        ("vi", "needs a terminal|not inst"),
    ],
)
def test_what_cannot_be_opened_is_said(command: str, why: str, folder: EditionFolder) -> None:
    with pytest.raises(EditError, match=why):
        EditorOpening(folder.path, command, {}).open(ONE, 1)


def test_the_address_for_visual_studio_code_is_written_out(tmp_path: Path) -> None:
    assert address_of(tmp_path / "a b#c.yaml", 3) == f"vscode://file{tmp_path.resolve().as_posix()}/a%20b%23c.yaml:3"
