"""Commands that install system packages, for each system and for this one."""

from __future__ import annotations

import functools
import platform
import sys
from collections.abc import Mapping
from typing import Literal

System = Literal["Debian, Ubuntu", "Fedora", "Alpine", "macOS", "Windows"]
Commands = Mapping[System, str]

# By the ID and ID_LIKE of os-release(5).
_DISTRIBUTIONS: Mapping[str, System] = {
    "debian": "Debian, Ubuntu",
    "ubuntu": "Debian, Ubuntu",
    "fedora": "Fedora",
    "rhel": "Fedora",
    "alpine": "Alpine",
}
_DICTIONARY = "put en_GB.aff and en_GB.dic into a folder, and set OUTCOME_REPORTS_DICTIONARIES to it"
PANGO: Commands = {
    "Debian, Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango",
    "Alpine": "apk add pango harfbuzz",
    "macOS": "brew install pango",
    "Windows": (
        "in MSYS2, pacman -S mingw-w64-x86_64-pango; then set WEASYPRINT_DLL_DIRECTORIES to C:\\msys64\\mingw64\\bin, "
        "if MSYS2 is elsewhere to its folder"
    ),
}
DICTIONARY: Commands = {
    "Debian, Ubuntu": "apt install hunspell-en-gb",
    "Fedora": "dnf install hunspell-en-GB",
    "Alpine": "apk add hunspell-en-gb",
    "macOS": _DICTIONARY,
    "Windows": _DICTIONARY,
}


def command_lines(commands: Commands) -> str:
    """Return `commands`, one on each line after the name of its system, for the end of a message."""
    return "".join(f"\n    {system}: {command}" for system, command in commands.items())


def for_this_system(message: str) -> str:
    """Return `message` with only the command for this system, if it lists those for all systems."""
    system = this_system()
    for commands in (PANGO, DICTIONARY):
        if system is not None:
            message = message.replace(command_lines(commands), f"\n    {commands[system]}")
    return message


@functools.cache
def this_system() -> System | None:
    """Return the system that this process runs on; None if no command is known for it."""
    if sys.platform in {"darwin", "win32"}:
        return "macOS" if sys.platform == "darwin" else "Windows"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return None
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((_DISTRIBUTIONS[name] for name in names if name in _DISTRIBUTIONS), None)
