"""What the ledger says of a copy that was sent."""

from __future__ import annotations

from datetime import date

from outcome_reports.clearing.deciding.ledger import Event, now
from outcome_reports.clearing.sending.sending_copies import SentCopy
from outcome_reports.errors import ArgumentError


def deadline_day(deadline: date | str) -> date:
    """Return the day of a deadline. Raises ArgumentError for what is no date."""
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
