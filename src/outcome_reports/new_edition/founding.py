"""The facts about a meeting when its first edition is created, known or guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from outcome_reports.errors import ArgumentError, ContentError, Problem, did_you_mean
from outcome_reports.intake.input_folders import find_registry
from outcome_reports.model import Registry
from outcome_reports.model.base import Line
from outcome_reports.model.name_index import comparable_name
from outcome_reports.new_edition.starter_names import chosen_states, starter_organisations, starter_states
from outcome_reports.platform.files import real_path
from outcome_reports.platform.plain_faults import plain_fault
from outcome_reports.platform.records import record
from outcome_reports.reading.registry_files import read_registry

_OWN_KEY = "ORG"
_PARTICIPANTS = "participants"
OWN_NAME = "the Secretariat"
"""The organiser's name if none is given."""


@record(frozen=True, slots=True)
class Founding:
    """The known facts about a meeting; None values are guessed, and the files ask to confirm them.

    `organiser` is a key or a name. `states` are the keys or names of the States that take part: the starter registry
    has only these; None for all States.
    """

    series: str | None = None
    number: int | None = None
    start: date | None = None
    end: date | None = None
    organiser: str | None = None
    states: tuple[str, ...] | None = None

    def values(self, folder: Path, today: date) -> Mapping[str, object]:
        """Return the values for the templates of the edition `folder`, founded on the day `today`.

        Raises ArgumentError for impossible facts, ContentError for a registry that cannot be read.
        """
        for what, text in (("the series", self.series), ("the organiser", self.organiser)):
            _check_line(what, text)
        if self.number is not None and self.number < 1:
            raise ArgumentError(f"meetings are counted from 1, not from {self.number}")
        start, end = self.start or self.end or today, self.end or self.start or today
        if end < start:
            raise ArgumentError(f"the meeting would end ({end}) before it begins ({start})")
        states = starter_states() if self.states is None else chosen_states(self.states)
        registry = _registry_beside(folder)
        key, name = self._organiser(_names(registry) if registry else {})
        host = tuple(state for state in starter_states() if state.key == key and state not in states)
        given = ("series", "number", "start", "end", "organiser")
        return {
            "meeting": self.series or guessed_series(folder),
            "number": self.number or 1,
            "start": start,
            "end": end,
            "today": today,
            "organiser": key,
            "organiser_name": re.sub(r"^[Tt]he ", "", name),
            "addressees": _addressees(registry) or key,
            "own_organiser": name if key == _OWN_KEY else None,
            "guessed": tuple(fact for fact in given if getattr(self, fact) is None),
            "states": (*states, *host),
            "states_take_part": self.states is not None,
            "organisations": starter_organisations(),
            "document_name": None,
        }

    def _organiser(self, registered: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
        """Return key and name of the organiser: from the existing registry, from the starter, or its own."""
        if self.organiser is None:
            return next(((key, names[0]) for key, names in registered.items()), (_OWN_KEY, OWN_NAME))
        wanted = comparable_name(self.organiser).casefold()
        for key, names in (registered or _starter_names()).items():
            if wanted in {comparable_name(name).casefold() for name in (key, *names)}:
                return key, names[0]
        if not registered:
            return _OWN_KEY, self.organiser
        near = did_you_mean(self.organiser, [*registered, *(names[0] for names in registered.values())])
        hint = near or "add it to entities.yaml first"
        raise ArgumentError(f"the registry has no “{self.organiser}” to be the organiser: {hint}")


def guessed_series(folder: Path) -> str:
    """Return a name for the meeting, guessed from the name of its folder."""
    words = re.sub(r"[-_\s]+", " ", real_path(folder).name).strip() or "Meeting"
    return words[0].upper() + words[1:]


def _check_line(what: str, text: str | None) -> None:
    if text is None:
        return
    try:
        TypeAdapter[str](Line).validate_python(text)
    except ValidationError as error:
        found = error.errors()[0]
        said = plain_fault(found)
        ours = found["type"] == "value_error"
        message = f"{what} is one line of text: {said}" if ours else f"{what} {said}: write one line of text"
        raise ArgumentError(message) from None


def _registry_beside(folder: Path) -> Registry | None:
    """Return the registry that `folder` will have, if there is one. Raises ContentError."""
    place = find_registry(folder)
    if place is None:
        return None
    problems: list[Problem] = []
    registry, _ = read_registry(place, problems)
    if problems or registry is None:
        raise ContentError(problems)
    return registry


def _addressees(registry: Registry | None) -> str | None:
    """Return a group for recommendations: that of the starter, or the first of the registry, if it has any."""
    groups = [group.key for group in registry.groups if registry.members(group.key)] if registry else [_PARTICIPANTS]
    return _PARTICIPANTS if _PARTICIPANTS in groups else next(iter(groups), None)


def _names(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Return the names of all entities by key, bodies first."""
    bodies = sorted(registry.entities, key=lambda entity: (entity.key != _OWN_KEY, entity.is_state))
    names = {entity.key: (entity.short, entity.formal, entity.acronym, *entity.aliases) for entity in bodies}
    return {key: tuple(name for name in several if name) for key, several in names.items()}


def _starter_names() -> dict[str, tuple[str, ...]]:
    return {entry.key: entry.names for entry in (*starter_organisations(), *starter_states())}
