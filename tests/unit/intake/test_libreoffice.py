"""LibreOffice is run in a folder of its own, without network, for so long; what it leaves behind is ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from lxml import etree

from outcome_reports.errors import InstallationError, OutcomeError
from outcome_reports.intake.libreoffice import converted


class Office:
    """In place of LibreOffice: it writes `made`, or takes too long if that is None."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, made: bytes | None) -> None:
        self.made = made
        self.command: list[str] = []
        self.options: dict[str, Any] = {}
        self.source = self.settings = b""
        self.process = MagicMock(pid=99)
        self.killed = MagicMock()
        monkeypatch.setattr(shutil, "which", {"soffice": None, "libreoffice": "/bin/libreoffice"}.__getitem__)
        monkeypatch.setattr(subprocess, "Popen", self._start)
        monkeypatch.setattr(os, "killpg", self.killed)

    def _start(self, command: list[str], **options: Any) -> MagicMock:
        self.command, self.options = command, options
        self.source = Path(command[-1]).read_bytes()
        self.settings = (options["cwd"] / "profile" / "user" / "registrymodifications.xcu").read_bytes()
        if self.made is None:
            self.process.wait.side_effect = [subprocess.TimeoutExpired("x", 1), 0]
        elif self.made:
            folder = Path(command[-2])
            folder.mkdir()
            (folder / "document.pdf").write_bytes(self.made)
        return self.process


def test_a_document_is_converted_in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(monkeypatch, b"a pdf")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("SECRET", "x")
    assert converted(b"a document", ".odt", "pdf:writer_pdf_Export") == b"a pdf"
    place = office.options["cwd"]
    assert office.source == b"a document"
    assert office.command[0] == "/bin/sh"
    assert "ulimit -t" in office.command[2]
    assert office.command[4] == "/bin/libreoffice"
    assert office.command[-5:] == [
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(place / "made"),
        str(place / "document.odt"),
    ]
    assert f"-env:UserInstallation={(place / 'profile').as_uri()}" in office.command
    environment = office.options["env"]
    assert (environment["HOME"], environment["LANG"], "SECRET" in environment) == (str(place), "C.UTF-8", False)
    assert environment["http_proxy"] == environment["HTTPS_PROXY"] != ""
    assert office.options["start_new_session"] is True
    office.killed.assert_called_once_with(99, signal.SIGKILL)
    assert office.process.wait.call_count == 2
    assert not place.exists()


def test_no_document_runs_macros_or_loads_what_is_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(monkeypatch, b"a pdf")
    converted(b"a document", ".odt", "pdf")
    settings = etree.fromstring(office.settings)
    assert settings.tag == "{http://openoffice.org/2001/registry}items"
    assert {item.get("{http://openoffice.org/2001/registry}path") for item in settings} == {
        "/org.openoffice.Office.Common/Security/Scripting"
    }
    assert {prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value") for (prop,) in settings} == {
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "MacroSecurityLevel": "3",
    }


@pytest.mark.parametrize(
    ("made", "why"),
    [(b"", "LibreOffice could not read it as .odt"), (None, "LibreOffice had not converted it after 120 seconds")],
)
def test_what_is_not_converted_is_said(made: bytes | None, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(monkeypatch, made)
    office.killed.side_effect = ProcessLookupError
    with pytest.raises(OutcomeError) as error:
        converted(b"a document", ".odt", "pdf")
    assert str(error.value) == why
    office.killed.assert_called_once_with(99, signal.SIGKILL)


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InstallationError, match=r"^LibreOffice is not installed$"):
        converted(b"a document", ".odt", "pdf")
