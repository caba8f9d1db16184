"""The list of fallback fonts (`templates/fonts/fallback.toml`): families by script, in order."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping

from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates

COMMON = "Zyyy"
"""ISO 15924 code of characters that belong to no particular script."""


@record(frozen=True, slots=True)
class Entry:
    """Families of one design, as the start of their file names, and the Debian `package` that has them."""

    package: str
    sans: str
    serif: str

    def stems(self, role: str) -> tuple[str, ...]:
        """Return the families for `role` ("sans", "serif"), the fitting one first."""
        return (self.sans,) if role == "sans" else tuple(dict.fromkeys((self.serif, self.sans)))


@record(frozen=True, slots=True)
class Table:
    """The whole list: `scripts` by ISO 15924 code, and `general` families for everything else."""

    scripts: Mapping[str, Entry]
    general: tuple[Entry, ...]

    def entries(self, script: str) -> Iterator[Entry]:
        """Yield the entries for a character of `script`, in the order in which they are to be tried."""
        if script in self.scripts:
            yield self.scripts[script]
        yield from self.general


@functools.cache
def fallback_table() -> Table:
    """Return the list that comes with the package."""
    data = tomllib.loads((templates() / "fonts" / "fallback.toml").read_text(encoding="utf-8"))

    def entry(given: dict[str, str]) -> Entry:
        return Entry(given.get("package", data["package"]), given["sans"], given.get("serif", given["sans"]))

    scripts = {script: entry(given) for script, given in data["scripts"].items()}
    return Table(scripts, tuple(entry(given) for given in data["general"]))
