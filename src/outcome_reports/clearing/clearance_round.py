"""A round of clearance for scripts: send, read, decide, apply."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, cast

from outcome_reports.api.exports.tables import as_csv
from outcome_reports.clearing.deciding.accepted_changes import Accepted
from outcome_reports.clearing.deciding.applying import Applied, apply_changes
from outcome_reports.clearing.deciding.ledger import Event, now
from outcome_reports.clearing.deciding.matrix_reading import FilledIn, decisions_in
from outcome_reports.clearing.deciding.round_folder import digest_of
from outcome_reports.clearing.deciding.round_state import Decision
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.clearing.returned.comparing import compare
from outcome_reports.clearing.returned.finding_records import record_for
from outcome_reports.clearing.returned.word_files import read_word
from outcome_reports.clearing.round_views import RoundViews
from outcome_reports.clearing.sending.covering_notes import covering_note
from outcome_reports.clearing.sending.sending_copies import Sender, SentCopy, deadline_day, sent_event
from outcome_reports.errors import ArgumentError, ContentError, Problem, UnknownNameError, did_you_mean
from outcome_reports.intake.limits import PACKAGE_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.files import replace_file

Verdict = Literal["accept", "reject", "amend"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "amend")


class ClearanceRound(RoundViews):
    """The round of clearance of the edition in `folder`; the folder of the round is beside it and named after it."""

    def send(
        self,
        *keys: str,
        deadline: date | str,
        out: str | Path | None = None,
        statement: bool = False,
        everybody: bool = False,
        group_recommendations: Literal["annex", "full"] = "annex",
        note: str | Path | None = None,
        by: str = "",
    ) -> list[SentCopy]:
        """Write the copies for `keys` (or for everyone in the statement) with covering notes, and record them.

        Each is the excerpt of its key, or with `statement` the statement. Files go to `out`, by default the folder
        `outbox` of the round. Raises ArgumentError for a deadline that is not a date, UnknownNameError and
        NothingToExcerptError for keys, ContentError, RenderError and OSError.
        """
        day = deadline_day(deadline)
        sender = Sender(self.edition, group_recommendations)
        target = Path(out) if out is not None else self.folder.path / "outbox"
        wanted = keys or (self.edition.excerptible() if everybody or statement else ())
        if not wanted:
            raise ArgumentError("give the recipients: registry keys, or everybody")
        template = Path(note) if note is not None else None
        copies = [sender.copy(key, deadline=day, statement=statement) for key in wanted]
        for copy in copies:
            replace_file(target / copy.dispatch.file, copy.data)
            replace_file(target / copy.dispatch.note, covering_note(copy.dispatch, template).encode())
            self.folder.keep_record(copy.record)
        replace_file(target / "mail-merge.csv", as_csv([copy.dispatch for copy in copies]))
        self.folder.ledger.add(*(sent_event(copy, by, day) for copy in copies))
        return [replace(copy, path=target / copy.dispatch.file) for copy in copies]

    def read(self, file: str | Path, sender: str | None = None, by: str = "") -> Return:
        """Read a returned Word file and record it; `sender` is the sender's key, if the file does not say.

        Reading the same file again returns the first result. Raises ContentError for a file that cannot be read, and
        ArgumentError if its copy or sender is not clear.
        """
        path = Path(file)
        try:
            data = read_file(path, PACKAGE_BYTES)
            word = read_word(path)
        except RefusedError as error:
            raise ContentError([Problem(path, 0, 0, error.message, error.hint)]) from None
        digest = digest_of(data)
        events = self.folder.ledger.events()
        known = next((one for one in events if one.event == "returned" and one.digest == digest), None)
        if known is not None and sender in {None, known.subject}:
            return self.folder.returned(digest)
        record = record_for(word, self.folder, sender)
        whose = sender or "+".join(record.subject)
        earlier = [one.digest for one in events if one.event == "returned" and one.subject == whose]
        first = 1 + sum(len(self.folder.returned(one).changes) for one in dict.fromkeys(earlier))
        # A name from another system need not be text.
        name = os.fsencode(path.name).decode("utf-8", "replace")
        found = compare(record, word, sender=whose, digest=digest, name=name, first=first)
        self.folder.keep_return(found, data)
        self.folder.ledger.add(
            Event(
                event="returned",
                at=now(),
                by=by,
                subject=whose,
                digest=digest,
                sent=record.digest,
                name=name,
                status=found.status,
            )
        )
        return found

    def supersede(self, sender: str, by: str = "") -> int:
        """Count only the newest file returned by `sender`; return the number of files superseded."""
        standing = self.state.standings.get(sender)
        older = standing.current[:-1] if standing else []
        self.folder.ledger.add(
            *(Event(event="superseded", at=now(), by=by, subject=sender, digest=event.digest) for event in older)
        )
        return len(older)

    def lapse(self, sender: str, by: str = "") -> None:
        """Record that the deadline of `sender` has passed in silence. Raises ArgumentError if it has not."""
        standing = self.state.standings.get(sender)
        if standing is None or standing.status(date.today()) != "silence lapsed":  # noqa: DTZ011
            raise ArgumentError(f"the deadline of {sender} has not passed in silence")
        self.folder.ledger.add(Event(event="lapsed", at=now(), by=by, subject=sender))

    def decide(self, change: str, decision: Verdict, *, reason: str, by: str = "", words: str = "") -> Decision:
        """Record a decision on the change with this id; an amendment needs the new `words`.

        Raises UnknownNameError for an unknown change, ArgumentError for a decision without reason or words.
        """
        self._check(change, decision, reason, words)
        event = Event(
            event="decided", at=now(), by=by, change=change, decision=decision, reason=reason.strip(), words=words
        )
        self.folder.ledger.add(event)
        return Decision(change, decision, event.reason, by, event.at, words)

    def _check(self, change: str, decision: str, reason: str, words: str) -> None:
        known = {one.id for found in self.returns() for one in found.changes}
        if change not in known:
            raise UnknownNameError(f"there is no change “{change}”: {did_you_mean(change, known) or 'see clear read'}")
        if decision not in VERDICTS:
            raise ArgumentError(f"a decision is one of {', '.join(VERDICTS)}, not “{decision}”")
        if not reason.strip():
            raise ArgumentError("a decision needs a reason")
        if (decision == "amend") != bool(words.strip()):
            raise ArgumentError("an amendment, and no other decision, needs the new words")

    def decide_from(self, matrix: str | Path, by: str = "") -> list[Decision]:
        """Record the new decisions filled into a matrix (.xlsx), and return them.

        Raises ContentError for a file that is not a matrix, and for rows that cannot be decided so: none is recorded.
        """
        known, new, problems = self.state.decisions, list[FilledIn](), list[Problem]()
        for one in decisions_in(Path(matrix)):
            old = known.get(one.change)
            if old is None or (old.decision, old.reason, old.words) != (one.decision, one.reason, one.words):
                new.append(one)
                try:
                    self._check(one.change, one.decision, one.reason, one.words)
                except (ArgumentError, UnknownNameError) as error:
                    hint = "correct the row: nothing has been recorded"
                    problems.append(Problem(Path(matrix), one.row, 1, f"{one.change}: {error}", hint))
        if problems:
            raise ContentError(problems)
        return [
            self.decide(one.change, cast("Verdict", one.decision), reason=one.reason, by=by, words=one.words)
            for one in new
        ]

    def accepted(self) -> Iterator[Accepted]:
        """Yield the changes that are accepted or amended but not yet applied. Raises ContentError."""
        state = self.state
        for found in self.returns():
            record = self.folder.record(found.sent)
            for change in found.proposals:
                decision = state.decisions.get(change.id)
                if decision is None or decision.decision == "reject" or change.id in state.applied:
                    continue
                yield Accepted(change, decision.words or change.after, record)

    def apply(self, *, dry_run: bool = False, by: str = "") -> Applied:
        """Apply the accepted changes to the content where the result is certain, and return what is left to a person.

        Raises ContentError for content that cannot be read, and OSError.
        """
        found = apply_changes(self.edition_folder, list(self.accepted()), dry_run=dry_run)
        if not dry_run and found.made:
            self.folder.ledger.add(Event(event="applied", at=now(), by=by, changes=tuple(found.made)))
            self.__dict__.pop("edition", None)
        return found


def clearance(folder: str | Path) -> ClearanceRound:
    """Return the round of clearance of the edition in `folder`. Raises ContentError if there is no such folder."""
    path = Path(folder)
    if not path.is_dir():
        raise ContentError([Problem(path, 0, 0, "there is no such folder", "name the folder of the edition")])
    return ClearanceRound(path)
