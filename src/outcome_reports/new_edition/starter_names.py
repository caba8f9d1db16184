"""The names of the starter registry: the States of the United Nations and the main international organisations.

They are in `templates/registry/`; `tools/state_codes.py` documents their source.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable

from outcome_reports.errors import ArgumentError, did_you_mean
from outcome_reports.model.name_index import comparable_name
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates


@record(frozen=True, slots=True)
class StarterName:
    """A State or organisation of the list. Missing texts are ""; `m49` and `un` are for States."""

    key: str
    short: str
    formal: str
    aliases: tuple[str, ...]
    acronym: str = ""
    adjective: str = ""
    sort: str = ""
    m49: str = ""
    un: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the short one first."""
        return tuple(name for name in (self.short, self.formal, self.acronym, *self.aliases) if name)

    def goes_by(self, name: str) -> bool:
        """Return True if `name` is the key or one of the names, ignoring article and case."""
        return comparable_name(name).casefold() in {comparable_name(own).casefold() for own in (self.key, *self.names)}


@functools.cache
def starter_states() -> tuple[StarterName, ...]:
    """Return the member States of the United Nations and its observer States, in English alphabetical order."""
    return _read("states")


@functools.cache
def starter_organisations() -> tuple[StarterName, ...]:
    """Return the main international organisations."""
    return _read("organisations")


def chosen_states(wanted: Iterable[str]) -> tuple[StarterName, ...]:
    """Return the States with these keys or names, in the order of the list.

    Raises ArgumentError for one that is not among them, with the nearest names.
    """
    chosen: set[str] = set()
    for name in wanted:
        found = [state.key for state in starter_states() if state.goes_by(name)]
        if not found:
            known = [word for state in starter_states() for word in (state.key, comparable_name(state.short))]
            near = did_you_mean(name, known) or "give ISO 3166 codes of three letters, as IDN, or names"
            raise ArgumentError(f"“{name}” is not a member or observer State of the United Nations: {near}")
        chosen.update(found)
    return tuple(state for state in starter_states() if state.key in chosen)


def _read(name: str) -> tuple[StarterName, ...]:
    with (templates() / "registry" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(map(_entry, csv.DictReader(file)))


def _entry(row: dict[str, str]) -> StarterName:
    aliases = row.pop("aliases")
    return StarterName(**row, aliases=tuple(aliases.split(";")) if aliases else ())
