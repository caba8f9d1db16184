"""Changes as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.clearing.deciding.round_state import RoundState
from outcome_reports.clearing.returned.changes import Change, Remark
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class ChangeRecord:
    """A change as a row of a table: `pandas.DataFrame(round.changes)`."""

    id: str
    sender: str
    kind: str
    whose: str
    place: str
    before: str
    after: str
    tracked: bool
    author: str
    comments: str
    flags: str
    decision: str
    reason: str
    words: str
    by: str
    applied: bool


def change_record(sender: str, change: Change, state: RoundState) -> ChangeRecord:
    """Return a change of `sender` as a row, with the decision on it."""
    decision = state.decisions.get(change.id)
    return ChangeRecord(
        id=change.id,
        sender=sender,
        kind=change.kind,
        whose=change.whose,
        place=change.place,
        before=change.before,
        after=change.after,
        tracked=change.tracked,
        author=", ".join(change.authors),
        comments="\n".join(_comments(change.remarks)),
        flags="; ".join(change.flags),
        decision=decision.decision if decision else "",
        reason=decision.reason if decision else "",
        words=decision.words if decision else "",
        by=decision.by if decision else "",
        applied=change.id in state.applied,
    )


def _comments(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"{remark.author}: {remark.text}" if remark.author else remark.text
        yield from _comments(remark.answers)
