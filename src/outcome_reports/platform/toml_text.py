"""TOML, with one error for all that it cannot be."""

from __future__ import annotations

import tomllib
from typing import Any


def toml(text: str) -> dict[str, Any]:
    """Return the content of `text`. Raises tomllib.TOMLDecodeError, where Python has other errors too."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError("it is nested too deeply") from None
    except ValueError:
        raise tomllib.TOMLDecodeError("it has a number that is too long") from None
