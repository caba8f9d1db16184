"""The ledger of a round: events, one per line, only ever appended, so that git can merge them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from outcome_reports.errors import ArgumentError, BusyError, ContentError, Problem
from outcome_reports.intake.json_values import read_json
from outcome_reports.intake.limits import RECORD_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file

EventKind = Literal["sent", "returned", "decided", "applied", "lapsed", "superseded"]
_SECONDS = 10
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Char


class Event(BaseModel, frozen=True, extra="forbid"):
    """An event: what happened, when, by whom, and to what.

    `subject` is the government; `digest` that of the record or of the returned file; `change`, `decision` and `reason`
    belong to a decision, `words` to an amendment.
    """

    event: EventKind
    at: AwareDatetime
    by: str = ""
    subject: str = ""
    digest: str = Field("", pattern="^[0-9a-f]{0,64}$")
    sent: str = Field("", pattern="^[0-9a-f]{0,64}$")
    document: str = ""
    version: str = ""
    deadline: str = ""
    name: str = ""
    status: str = ""
    change: str = ""
    decision: str = ""
    reason: str = ""
    words: str = ""
    changes: tuple[str, ...] = ()


class Ledger:
    """The file `ledger.jsonl` of a round."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def events(self) -> tuple[Event, ...]:
        """Return all events, in order of time. Raises ContentError for lines that are not events."""
        if not self.file.exists():
            return ()
        return tuple(sorted(self._read(), key=lambda event: event.at))

    def _read(self) -> Iterator[Event]:
        try:
            data = read_file(self.file, RECORD_BYTES, root=self.file.parent)
        except RefusedError as error:
            raise ContentError([Problem(self.file, 0, 0, error.message, error.hint)]) from None
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), start=1):
            if line.strip():
                yield self._event(number, line)

    def _event(self, number: int, line: str) -> Event:
        try:
            return Event.model_validate(read_json(line.encode(), invisible=True))
        except (RefusedError, ValidationError):
            message, hint = "this is not an event of the ledger", "restore the line from the history of the folder"
            raise ContentError([Problem(self.file, number, 1, message, hint)]) from None

    def add(self, *events: Event) -> None:
        """Append events. Raises ArgumentError for characters that the matrix of the round cannot have, BusyError if
        another program holds the lock for too long, and OSError.
        """
        if not events:
            return
        for name, value in ((name, value) for event in events for name, value in _plain(event).items()):
            if odd := _NOT_IN_XML.search(str(value)):
                raise ArgumentError(
                    f"“{name}” has the character U+{ord(odd[0]):04X}, which no Word file can hold: delete it"
                )
        self.file.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{json.dumps(_plain(event), ensure_ascii=False)}\n" for event in events)
        try:
            with FileLock(self.file.with_suffix(".lock"), timeout=_SECONDS), self.file.open("ab") as file:
                file.write(lines.encode())
        except Timeout:
            raise BusyError(f"another program is writing into {self.file}: wait until it has ended") from None


def _plain(event: Event) -> dict[str, Any]:
    return event.model_dump(mode="json", exclude_defaults=True)


def now() -> datetime:
    """Return the current time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
