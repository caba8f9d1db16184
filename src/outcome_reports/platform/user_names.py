"""The user of this machine."""

from __future__ import annotations

import getpass


def user_name() -> str:
    """Return the name of the user of the machine, "" if unknown."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
