"""What a caller asked a build for, held against what there is: a word that means nothing must not look like success."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from outcome_reports.writers.output_options import FORMATS

DOCUMENTS = ("statement", "summary")
"""The documents that a build makes besides excerpts."""


def named(wanted: str | Iterable[str], known: tuple[str, ...], what: str) -> tuple[str, ...]:
    """`wanted`, one or several of `known`, each once. Raises ValueError for any other; `what` says what they are."""
    names = tuple(dict.fromkeys((wanted,) if isinstance(wanted, str) else wanted))
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(str(name).casefold(), known, n=1, cutoff=0.5)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            raise ValueError(f"“{name}” is no {what}: {what}s are {', '.join(known)}{hint}")
    return names


def wanted_formats(formats: str | Iterable[str]) -> tuple[str, ...]:
    """The formats to make. Raises ValueError for one that there is not, and for none."""
    names = named(formats, FORMATS, "format")
    if not names:
        raise ValueError(f"no format is asked for: formats are {', '.join(FORMATS)}")
    return names


def wanted_excerpts(excerpts: object) -> str | tuple[str, ...] | None:
    """What excerpts to make, as it was asked. Raises TypeError for what is neither "all" nor keys."""
    if excerpts is None or isinstance(excerpts, str):
        return excerpts
    keys = tuple(excerpts) if isinstance(excerpts, Iterable) else (excerpts,)
    if any(not isinstance(key, str) for key in keys):
        raise TypeError(f"excerpts is “all”, a key of the registry or several, not {excerpts!r}")
    return keys
