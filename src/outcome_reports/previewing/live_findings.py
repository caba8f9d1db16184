"""House style and progress, checked in a child process after each change, with corrections at a click."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outcome_reports.errors import OutcomeError
from outcome_reports.previewing.children import Child, Newest
from outcome_reports.previewing.editor_opening import address_of
from outcome_reports.rewriting.content_files import EditError

if TYPE_CHECKING:
    from outcome_reports.checking import Finding
    from outcome_reports.new_edition.creation_report import Progress
    from outcome_reports.previewing.live_edition import LiveEdition

_CALM = 0.4
"""Seconds after a change before the rules run, so that the page comes first."""


class Findings:
    """The current findings of `outcome-reports check` in an edition; `told` is called with each new answer."""

    def __init__(self, live: LiveEdition, told: Callable[[dict[str, Any]], None]) -> None:
        self._live = live
        self._told = told
        self._child = Child("outcome_reports.previewing.checking_process")
        self._newest: Newest[Path] = Newest(self._check, _CALM)
        self._found: dict[str, Finding] = {}
        self.message: dict[str, Any] = {"about": "findings", "number": 0, "findings": [], "progress": []}

    def look(self) -> None:
        """Check the edition again, without waiting for the result."""
        self._newest.put(self._live.folder)

    def fix(self, id: str) -> str:
        """Correct the finding with this id in its file, and return the correction.

        Raises EditError if it has gone, or its words are no longer there.
        """
        from outcome_reports.rewriting.fixing import fix_files

        finding = self._found.get(id)
        if finding is None or not fix_files([finding]):
            raise EditError("the words have changed in the meantime: nothing was corrected")
        return finding.message

    def close(self) -> None:
        """End the child process."""
        self._newest.close()
        self._child.close()

    def _check(self, folder: Path) -> None:
        try:
            found: Any = self._child.ask(folder)
        except OutcomeError:
            return
        findings, reasons, progress = found
        self._found = {_id(finding): finding for finding in findings}
        self.message = {
            "about": "findings",
            # The page may get the answer to its own request after a newer message.
            "number": self.message["number"] + 1,
            "findings": [self._as_row(id, finding, reasons) for id, finding in self._found.items()],
            "progress": [self._as_progress(entry) for entry in progress],
        }
        self._told(self.message)

    def _as_row(self, id: str, finding: Finding, reasons: Mapping[str, str]) -> dict[str, Any]:
        return {
            "id": id,
            "rule": finding.rule,
            "severity": finding.severity,
            "file": self._live.name_of(finding.path),
            "line": finding.line,
            "address": address_of(finding.path, finding.line),
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "why": reasons.get(finding.rule, ""),
            "excerpt": finding.excerpt,
            "path": finding.where,
            "fix": finding.fix.new if finding.fix else None,
            "old": finding.fix.old if finding.fix else "",
        }

    def _as_progress(self, entry: Progress) -> dict[str, Any]:
        counts = {"write": entry.write, "confirm": entry.confirm, "answer": entry.answer}
        return {"file": self._live.name_of(Path(entry.file)), "done": entry.done, **counts}


def _id(finding: Finding) -> str:
    said = (str(finding.path), finding.line, finding.column, finding.rule, finding.message)
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:20]
