"""Returned changes beside the texts they concern, with decisions recorded in the ledger of the round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.errors import EXPECTED, words_of
from outcome_reports.platform.user_names import user_name
from outcome_reports.previewing.children import Newest

if TYPE_CHECKING:
    from outcome_reports.api.publication import LoadedEdition
    from outcome_reports.clearing.clearance_round import Verdict
    from outcome_reports.model.leaves import Path as ModelPath
    from outcome_reports.previewing.live_edition import LiveEdition

_CALM = 0.2
"""Seconds after a change before the round is read, so that the page comes first."""


class Clearance:
    """The current round of clearance of an edition; `told` is called with each new answer."""

    def __init__(self, live: LiveEdition, told: Callable[[dict[str, Any]], None]) -> None:
        self._live = live
        self._told = told
        self._newest: Newest[Path] = Newest(self._read, _CALM)
        self._read_last: object = None
        self.message: dict[str, Any] = _message([])

    def look(self) -> None:
        """Read the round again, without waiting for it."""
        self._newest.put(self._live.folder)

    def decide(self, change: str, decision: str, *, reason: str, by: str, words: str) -> None:
        """Record a decision on a change, as `outcome-reports clear decide` does. Raises its errors."""
        from outcome_reports.clearing.clearance_round import clearance

        verdict = cast("Verdict", decision)
        clearance(self._live.folder).decide(change, verdict, reason=reason, by=by.strip() or user_name(), words=words)
        self.look()

    def apply(self, by: str) -> dict[str, Any]:
        """Apply the accepted changes to the texts, and return which were `made`, and why others were `left`.

        Raises ContentError for content that cannot be read, and OSError.
        """
        from outcome_reports.clearing.clearance_round import clearance

        found = clearance(self._live.folder).apply(by=by.strip() or user_name())
        self.look()
        return {"made": found.made, "left": {id: one.reason for id, one in found.left.items()}}

    def close(self) -> None:
        """Stop reading."""
        self._newest.close()

    def _read(self, folder: Path) -> None:
        edition = self._live.edition
        ledger = RoundFolder.beside(folder).ledger.file
        try:
            seen = ledger.stat()
        except OSError:
            return
        state = seen.st_mtime_ns, seen.st_size, edition
        if edition is None or state == self._read_last:
            return
        self._read_last = state
        try:
            message = _message(list(_rows(folder, edition)))
        except EXPECTED as error:
            message = _message([], words_of(error))
        if message != self.message:
            self.message = message
            self._told(message)


def _message(changes: list[dict[str, Any]], problem: str = "") -> dict[str, Any]:
    return {"about": "clearance", "changes": changes, "by": user_name(), "problem": problem}


def _rows(folder: Path, edition: LoadedEdition) -> Iterator[dict[str, Any]]:
    from outcome_reports.clearing.change_records import change_record
    from outcome_reports.clearing.clearance_round import clearance
    from outcome_reports.clearing.sending.stable_paths import texts_of

    round_ = clearance(folder)
    state, paths = round_.state, {name: text.path for name, text in texts_of(edition.content).items()}
    for found in round_.returns():
        for change in found.changes:
            path: ModelPath | None = paths.get(change.text)
            on = [remark.on for remark in change.remarks if remark.on]
            record = asdict(change_record(found.sender, change, state))
            yield {**record, "path": path, "on": on, "pieces": list(_pieces(change.before, change.after))}


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the words of both in order, each with "gone", "new" or "" for unchanged."""
    from outcome_reports.clearing.rewording.word_edits import edits_between

    at = 0
    for edit in edits_between(before, after):
        for kind, words in (("", before[at : edit.start]), ("gone", before[edit.start : edit.end]), ("new", edit.new)):
            if words:
                yield kind, words
        at = edit.end
    if at < len(before):
        yield "", before[at:]
