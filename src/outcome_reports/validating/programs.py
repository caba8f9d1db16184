"""Finding and running of the validators' programs, and what to install if they are missing."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from outcome_reports.errors import ValidatorError
from outcome_reports.validating.verdicts import Unavailable

_LOG = logging.getLogger(__name__)
TOOLS = "OUTCOME_REPORTS_TOOLS"
"""Environment variable: the folder that has `node_modules` with the validators from the npm registry."""
CHROMIUM = "OUTCOME_REPORTS_CHROMIUM"
"""Environment variable: the Chromium, Chrome or Edge program to use."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Where macOS and Windows keep them, outside the search path.
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_RUN_SECONDS = 900
_FILE_SECONDS = 30

_Shape = TypeVar("_Shape")


def java() -> str:
    """Return the Java program. Raises Unavailable."""
    if program := shutil.which("java"):
        return program
    raise Unavailable("Install Java 17 or newer (Debian, Ubuntu: default-jre-headless).")


def npm_package(name: str) -> Path:
    """Return the folder of a package from the npm registry.

    Looks in the folder that OUTCOME_REPORTS_TOOLS names, else at the top of the checkout, else in the working folder.
    Raises Unavailable.
    """
    chosen = os.environ.get(TOOLS)
    for place in [Path(chosen)] if chosen else [Path(__file__).resolve().parents[3], Path.cwd()]:
        if (folder := place / "node_modules" / name).is_dir():
            return folder
    raise Unavailable(f"Install {name} with npm in a folder of your choice and set {TOOLS} to that folder.")


def chromium() -> str:
    """Return the browser program. Raises Unavailable."""
    if chosen := os.environ.get(CHROMIUM):
        return chosen
    for name in (*_BROWSERS, *_APPLICATIONS):
        if program := shutil.which(name):
            return program
    raise Unavailable(f"Install Chromium (Debian: chromium), or set {CHROMIUM} to a Chrome or Edge program.")


def run(command: list[str], *, accepted: tuple[int, ...] = (0,), files: int = 1) -> str:
    """Return what a program wrote to its standard output, which is UTF-8 whatever the locale.

    Raises ValidatorError if it cannot be run, ends with an unaccepted code, or with one and nothing to read (quoting
    the end of its error output), or takes more than fifteen minutes, plus half a minute for each of many `files`.
    """
    program, seconds = Path(command[0]).name, _RUN_SECONDS + _FILE_SECONDS * files
    # Programs that run for a second lose more by watching themselves (.NET) than they gain.
    environment = os.environ | {"DOTNET_TieredPGO": "0"} | ({"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {})
    _LOG.info("running %s", " ".join(command))
    try:
        # Only programs found above are run, without a shell, on paths.
        ended = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=environment,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise ValidatorError(f"{program} took more than {seconds} seconds") from None
    except OSError as error:
        raise ValidatorError(f"{command[0]} cannot be run: {error.strerror or error}") from None
    if ended.returncode not in accepted or (ended.returncode and not ended.stdout.strip()):
        said = (ended.stderr or ended.stdout).strip()[-2000:]
        raise ValidatorError(f"{program} ended with code {ended.returncode}" + (f": {said}" if said else ""))
    return ended.stdout


def answer(tool: str, words: str, shape: type[_Shape]) -> _Shape:
    """Return the JSON that a program wrote. Raises ValidatorError if it is not JSON, or not of this shape."""
    try:
        return TypeAdapter(shape).validate_json(words)
    except ValidationError:
        raise ValidatorError(f"{tool} gave unreadable output: {words.strip()[:200] or 'nothing'}") from None
