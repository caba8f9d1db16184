"""Conversion of documents by LibreOffice, if installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from outcome_reports.errors import InstallationError, OutcomeError

_SECONDS = 120
_MEGABYTES = 4096
_OFFICE = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = {"DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true", "MacroSecurityLevel": "3"}
_NO_NETWORK = "http://127.0.0.1:9"


def converted(data: bytes, kind: str, to: str) -> bytes:
    """Return a document with the suffix `kind` (".odt"), converted by LibreOffice with the filter `to` ("pdf").

    LibreOffice runs no macros, uses no network, and is killed after two minutes or beyond 4 GiB. Raises
    InstallationError if LibreOffice is not installed, OutcomeError if it cannot convert the document, and OSError.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise InstallationError("LibreOffice is not installed")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        source = place / f"document{kind}"
        source.write_bytes(data)
        profile = place / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        command = [office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}"]
        _run([*command, "--convert-to", to, "--outdir", str(place / "made"), str(source)], place)
        made = place / "made" / f"document.{to.partition(':')[0]}"
        if not made.is_file():
            raise OutcomeError(f"LibreOffice could not read it as {kind}")
        return made.read_bytes()


def _run(command: list[str], place: Path) -> None:
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
        raise OutcomeError(f"LibreOffice had not converted it after {_SECONDS} seconds") from None
    finally:
        _end(process)


def _settings() -> str:
    """Return LibreOffice settings with which documents run no macros and load nothing from elsewhere."""
    items = "".join(
        f'<item oor:path="{_OFFICE}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _SETTINGS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill LibreOffice and its process group."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
    process.wait()
