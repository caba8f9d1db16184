"""Where each system keeps its fonts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from outcome_reports.platform import system_fonts
from outcome_reports.platform.system_fonts import VARIABLE, font_file, font_folders, installed_fonts


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    installed_fonts.cache_clear()
    yield
    installed_fonts.cache_clear()


@pytest.mark.parametrize(
    ("system", "variables", "folders"),
    [
        ("win32", {"WINDIR": "W", "LOCALAPPDATA": "L"}, ["W/Fonts", "L/Microsoft/Windows/Fonts"]),
        ("darwin", {"HOME": "/h"}, ["/System/Library/Fonts", "/Library/Fonts", "/h/Library/Fonts"]),
        (
            "linux",
            {"HOME": "/h", "XDG_DATA_HOME": ""},
            ["/usr/share/fonts", "/usr/local/share/fonts", "/h/.local/share/fonts", "/h/.fonts"],
        ),
        (
            "linux",
            {"HOME": "/h", "XDG_DATA_HOME": "/d", VARIABLE: f"/one{os.pathsep}{os.pathsep}/two"},
            ["/one", "/two", "/usr/share/fonts", "/usr/local/share/fonts", "/d/fonts", "/h/.fonts"],
        ),
    ],
)
def test_each_system_has_its_folders(
    system: str, variables: dict[str, str], folders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert [folder.as_posix() for folder in font_folders()] == folders


def test_a_user_without_a_home_has_the_fonts_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    # As in a container whose user is in no list.
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert Path("/usr/share/fonts") in list(font_folders())


def test_only_files_that_are_there_are_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/b/Mine-Regular.ttf", "Yours-Bold.TTF", "a/notes.txt", "Ours-Regular.otf"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "Gone-Regular.ttf").symlink_to(tmp_path / "nowhere.ttf")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "Folder-Regular.ttf").mkdir()
    monkeypatch.setattr(system_fonts, "font_folders", lambda: iter([tmp_path, tmp_path / "no folder"]))
    assert sorted(installed_fonts()) == ["Mine-Regular.ttf", "Ours-Regular.otf", "Yours-Bold.TTF"]
    assert font_file("Mine", "Regular") == tmp_path / "a" / "b" / "Mine-Regular.ttf"
    assert font_file("Gone", "Regular") is None


def test_the_earlier_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "X-Bold.ttf").write_bytes(b"")
    monkeypatch.setattr(system_fonts, "font_folders", lambda: iter([tmp_path / "two", tmp_path / "one"]))
    assert font_file("X", "Bold") == tmp_path / "two" / "X-Bold.ttf"
