"""Participants as plain records, for tables."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.model import Edition
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class ParticipantRecord:
    """A participant: its registry key, full name, kind in words, and list."""

    key: str
    edition: str
    name: str
    kind: str
    list: str


def records(edition: Edition) -> Iterator[ParticipantRecord]:
    """Yield every participant of `edition`, list by list, in the order of the content."""
    composer = Composer(edition, "", "")
    for group in edition.participation.lists if edition.participation else ():
        for key in group.participants:
            entity = edition.registry.entity(key)
            kind = composer.wording.kinds[entity.kind] if entity else ""
            yield ParticipantRecord(key, edition.id, composer.names.name_with_acronym(key), kind, group.title)
