"""The state that results from the events of a ledger: copies sent, replies, and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from outcome_reports.clearing.deciding.ledger import Event
from outcome_reports.platform.records import record


@record(frozen=True, slots=True)
class Decision:
    """The decision on a change: `accept`, `reject` or `amend` (with `words`), why, by whom and when."""

    change: str
    decision: str
    reason: str
    by: str
    at: datetime
    words: str = ""


@dataclass(slots=True)
class Standing:
    """The standing of one government in the round."""

    subject: str
    sent: Event
    returned: list[Event] = field(default_factory=list)
    superseded: set[str] = field(default_factory=set)
    lapsed: bool = False
    before: int = 0
    """Number of files returned before the last text was sent."""

    @property
    def current(self) -> list[Event]:
        """The returned files that count."""
        return [event for event in self.returned if event.digest not in self.superseded]

    @property
    def answers(self) -> list[Event]:
        """The returned files that count and came after the last text was sent."""
        return [event for event in self.returned[self.before :] if event.digest not in self.superseded]

    def status(self, on: date) -> str:
        """Return the status in words on a day: "sent", "silence lapsed", "cleared", "several files", …"""
        answers = [event.status for event in self.answers]
        if len(answers) > 1:
            return "several files"
        if answers:
            return answers[0]
        if self.lapsed:
            return "silence lapsed (recorded)"
        overdue = self.sent.deadline and on.isoformat() > self.sent.deadline
        return "silence lapsed" if overdue else "sent"


@dataclass(slots=True)
class RoundState:
    """The state of a round: standings by subject, the last decision by change, and the applied changes."""

    standings: dict[str, Standing] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    applied: set[str] = field(default_factory=set)


def state_of(events: Iterable[Event]) -> RoundState:
    """Return the state after `events`, which are in order of time."""
    state = RoundState()
    for event in events:
        standing = state.standings.get(event.subject)
        match event.event:
            case "sent":
                if standing is None:
                    state.standings[event.subject] = Standing(event.subject, event)
                else:
                    standing.sent, standing.lapsed, standing.before = event, False, len(standing.returned)
            case "returned":
                if standing is None:
                    standing = state.standings[event.subject] = Standing(event.subject, event)
                if event.digest not in {one.digest for one in standing.returned}:
                    standing.returned.append(event)
            case "superseded" if standing is not None:
                standing.superseded.add(event.digest)
            case "lapsed" if standing is not None:
                standing.lapsed = True
            case "decided":
                decided = (event.change, event.decision, event.reason, event.by, event.at, event.words)
                state.decisions[event.change] = Decision(*decided)
            case "applied":
                state.applied |= set(event.changes)
            case _:
                pass
    return state
