"""Copies for governments, with their records, covering notes, and events for the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.deciding.ledger import Event, now
from outcome_reports.clearing.sending.block_sources import BlockSources
from outcome_reports.clearing.sending.covering_notes import Dispatch
from outcome_reports.clearing.sending.review_copies import Addressee, DocumentCopies
from outcome_reports.clearing.sending.sent_records import SentRecord
from outcome_reports.errors import ArgumentError, UnknownNameError
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class SentCopy:
    """A copy: its Word file, its record, its dispatch data, and its path."""

    data: bytes
    record: SentRecord
    dispatch: Dispatch
    path: Path = Path()


class Sender:
    """Makes the copies of one edition."""

    def __init__(self, edition: LoadedEdition, group_recommendations: Literal["annex", "full"] = "annex") -> None:
        self._edition = edition
        self._sources = BlockSources(edition.content)
        self._group_recommendations = group_recommendations
        self._statement: DocumentCopies | None = None

    def copy(self, key: str, *, deadline: date, statement: bool) -> SentCopy:
        """Return the copy for `key`, of its excerpt or of the statement. Raises UnknownNameError and RenderError."""
        content = self._edition.content
        entity = content.registry.entity(key)
        if entity is None and content.registry.group(key) is None:
            raise UnknownNameError(f"“{key}” is not in the registry: {content.registry.known_keys.hint(key)}")
        members = () if entity else tuple(member.key for member in content.registry.members(key))
        to = Addressee("statement" if statement else "excerpt", (key,), (key, *members), self._group_recommendations)
        made = self._statement_copies().copy(to) if statement else self._excerpt_copies(key).copy(to)
        clearance = content.clearance
        stem = f"{content.id}-{to.document}-{key.lower()}"
        dispatch = Dispatch(
            key=key,
            name=content.registry.short_name(key),
            what="the draft statement" if statement else "all that is said of you in the draft statement",
            edition=content.name,
            version=content.version,
            file=f"{stem}.docx",
            note=f"{stem}.txt",
            deadline=content.words.day(deadline),
            address=clearance.address if clearance else "the secretariat",
            digest=made.record.digest,
        )
        return SentCopy(made.data, made.record, dispatch)

    def _statement_copies(self) -> DocumentCopies:
        if self._statement is None:
            document = self._edition.statement()
            document.take_pages(lambda: self._edition.statement_pages)
            self._statement = DocumentCopies(document, self._edition.content, self._sources)
        return self._statement

    def _excerpt_copies(self, key: str) -> DocumentCopies:
        document = self._edition.excerpt(key, group_recommendations=self._group_recommendations)
        return DocumentCopies(document, self._edition.content, self._sources)


def deadline_day(deadline: date | str) -> date:
    """Return the date of a deadline. Raises ArgumentError for anything else."""
    try:
        return date.fromisoformat(deadline) if isinstance(deadline, str) else deadline
    except ValueError:
        raise ArgumentError(f"a deadline is a day such as 2026-03-06, not “{deadline}”") from None


def sent_event(copy: SentCopy, by: str, deadline: date) -> Event:
    """Return the event that `by` sent `copy` with that deadline."""
    record = copy.record
    return Event(
        event="sent",
        at=now(),
        by=by,
        subject="+".join(record.subject),
        digest=record.digest,
        document=record.document,
        version=record.version,
        deadline=deadline.isoformat(),
        name=copy.dispatch.file,
    )
