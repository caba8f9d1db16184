"""Checks of the arguments of a build: an unknown name must not look like success."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outcome_reports.errors import ArgumentError, ArgumentTypeError, did_you_mean
from outcome_reports.platform.files import can_be_named, real_path
from outcome_reports.writers.registry import WRITERS


def named(wanted: str | Iterable[str], known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return `wanted`, one or several of `known`, without duplicates; messages call them `what`.

    Raises ArgumentError for any other name.
    """
    names = tuple(dict.fromkeys((wanted,) if isinstance(wanted, str) else wanted))
    for name in names:
        if name not in known:
            hint = did_you_mean(str(name), known, alike=0.5)
            raise ArgumentError(f"unknown {what} “{name}”: {what}s are {', '.join(known)}{hint and f'; {hint}'}")
    return names


def wanted_path(place: str | Path) -> Path:
    """Return the path `place`. Raises ArgumentError for one that nothing can have."""
    if not can_be_named(place):
        raise ArgumentError(f"a file or folder cannot have the name {str(place)!r}")
    return Path(place)


def wanted_formats(formats: str | Iterable[str]) -> tuple[str, ...]:
    """Return the formats to make. Raises ArgumentError for an unknown one, or if there are none."""
    names = named(formats, WRITERS, "format")
    if not names:
        raise ArgumentError(f"no format is given: formats are {', '.join(WRITERS)}")
    return names


def wanted_excerpts(excerpts: object) -> str | tuple[str, ...] | None:
    """Return the excerpts to make. Raises ArgumentTypeError for anything but "all" or keys."""
    if excerpts is None or isinstance(excerpts, str):
        return excerpts
    keys = tuple(excerpts) if isinstance(excerpts, Iterable) else (excerpts,)
    if any(not isinstance(key, str) for key in keys):
        raise ArgumentTypeError(f"excerpts is “all”, a key of the registry or several, not {excerpts!r}")
    return keys


def site_address(site: str) -> str:
    """Return the address of a published folder, in ASCII and with a “/” at its end. Raises ArgumentError."""
    from outcome_reports.markup import whole_address

    address = whole_address(site)
    if "?" in address or "#" in address:
        raise ArgumentError(f"“{site}” is the address of a page: name the folder, https://example.org/meetings/")
    return address if address.endswith("/") else f"{address}/"


def default_target(source: Path) -> Path:
    """Return the default output folder of an edition."""
    return Path("build") / real_path(source).name
