"""A document of any kind that people write in to a Story: Word's, and those that LibreOffice turns into Word's."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from outcome_reports.errors import ContentError, Problem
from outcome_reports.importing.word.word_content import Story
from outcome_reports.importing.word.word_reading import read_story
from outcome_reports.intake.limits import PACKAGE_BYTES
from outcome_reports.intake.packages import read_package
from outcome_reports.intake.regular_files import RefusedError, read_file

CONVERTED = frozenset({".odt", ".ott", ".doc", ".dot", ".rtf", ".wps", ".fodt"})
"""Kinds of documents that are not Word's of today."""

_PACKAGES = frozenset({".odt", ".ott"})
_SECONDS = 120
_MEGABYTES = 4096
_OFFICE = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = {"DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true", "MacroSecurityLevel": "3"}
_NO_NETWORK = "http://127.0.0.1:9"


def read_document(file: Path) -> Story:
    """Return the story of a document. Raises ContentError for a file that is none, or that cannot be read; OSError.

    A document of a kind of `CONVERTED` is turned into one of Word by LibreOffice, where that is installed.
    """
    if file.suffix.casefold() not in CONVERTED:
        return read_story(file)
    with TemporaryDirectory() as place:
        try:
            made = _converted(file, Path(place))
        except RefusedError as error:
            raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
        story = read_story(made)
        story.remarks.append("LibreOffice turned the document into one of Word before it was read")
        return story


def _converted(file: Path, place: Path) -> Path:
    """Return a copy of a document as Word's, in the folder `place`. Raises RefusedError, OSError."""
    kind = file.suffix.casefold()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        hint = "open it and save it as .docx, or install LibreOffice, which this program then calls"
        raise RefusedError(f"a document of the kind {kind}", hint)
    data = read_file(file, PACKAGE_BYTES)
    if kind in _PACKAGES:
        # What it would unpack to has limits, as in Word files.
        read_package(file)
    source = place / f"document{kind}"
    source.write_bytes(data)
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    command = [office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "made"), str(source)]
    if os.name == "posix":
        limits = f'ulimit -t {_SECONDS}; ulimit -v {_MEGABYTES * 1024}; exec "$@"'
        command = ["/bin/sh", "-c", limits, "sh", *command]
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=place,
        env={
            **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ},
            **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NO_NETWORK),
            "HOME": str(place),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise RefusedError(
            f"LibreOffice had not converted it after {_SECONDS} seconds", "open it and save it as .docx"
        ) from None
    finally:
        _end(process)
    made = place / "made" / "document.docx"
    if not made.is_file():
        raise RefusedError(f"LibreOffice could not read it as {kind}", "open it and save it as .docx")
    return made


def _settings() -> str:
    """Return settings of LibreOffice in which documents run no macros and load nothing from elsewhere."""
    items = "".join(
        f'<item oor:path="{_OFFICE}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _SETTINGS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all its processes, which are a group of their own."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
    process.wait()
