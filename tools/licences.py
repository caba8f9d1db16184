"""The licences of what `pip install outcome-reports` brings along, as the packages themselves declare them.

.venv/bin/python tools/licences.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

_CLASSIFIER = "License :: OSI Approved :: "
_BINDING = re.compile(r"\bA?GPL|\b(?:Affero )?General Public License", re.IGNORECASE)
_LESSER = re.compile(r"\bLGPL\S*|(?:Lesser|Library) General Public License[^()]*(?:\(LGPL[^)]*\))?", re.IGNORECASE)
CHOICES = {"pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1"}
"""Licences of which users choose one, where only the README of the package says so, not its classifiers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A package, its version and its licence."""

    name: str
    version: str
    licence: str


def installed() -> list[Entry]:
    """Return what outcome_reports needs, and what that needs, in the order of names, as far as it is installed."""
    packages = {_normal(package.metadata["Name"]): package for package in _needed("outcome_reports", "", set())}
    return [Entry(name, packages[name].version, licence_of(packages[name])) for name in sorted(packages)]


def licence_of(package: Distribution) -> str:
    """Return the licence that a package declares, by its SPDX name where it has one."""
    about = package.metadata
    if choice := CHOICES.get(_normal(about["Name"])):
        return choice
    if "License-Expression" in about:
        return str(about["License-Expression"])
    lines = about.get_all("Classifier") or []
    named = [line.removeprefix(_CLASSIFIER) for line in lines if line.startswith(_CLASSIFIER)]
    first = next(iter(about.get_all("License") or ()), "").strip().partition("\n")[0]
    return ", ".join(named) or (first if len(first) < 80 else "")


def binds(licence: str) -> bool:
    """Return whether a licence passes itself on to programs that use the package: of several to choose from, whether
    all do.
    """
    return all(_BINDING.search(_LESSER.sub("", choice)) for choice in re.split(r"\s+OR\s+", licence))


def _needed(name: str, extra: str, seen: set[tuple[str, str]]) -> Iterator[Distribution]:
    for text in distribution(name).requires or ():
        wanted = Requirement(text)
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": extra}):
            continue
        try:
            yield distribution(wanted.name)
        except PackageNotFoundError:
            continue
        for further in ("", *wanted.extras):
            if (wanted.name, further) not in seen:
                seen.add((wanted.name, further))
                yield from _needed(wanted.name, further, seen)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    for entry in installed():
        print(f"{entry.name} {entry.version}: {entry.licence}")
