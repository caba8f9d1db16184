"""Views of a round of clearance: its status, the returned files, and the matrix."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path

from outcome_reports.api.loading import load
from outcome_reports.api.publication import LoadedEdition
from outcome_reports.clearing.change_records import ChangeRecord, change_record
from outcome_reports.clearing.deciding.round_folder import RoundFolder
from outcome_reports.clearing.deciding.round_state import RoundState, state_of
from outcome_reports.clearing.reporting.comment_matrix import FORMATS, Matrix
from outcome_reports.clearing.reporting.status_table import StatusRow, status_rows
from outcome_reports.clearing.returned.changes import Return
from outcome_reports.errors import ArgumentError


class RoundViews:
    """Read access to the round of the edition in `folder`; its folder is beside the edition and named after it."""

    def __init__(self, folder: str | Path) -> None:
        self.edition_folder = Path(folder)
        self.folder = RoundFolder.beside(self.edition_folder)

    @functools.cached_property
    def edition(self) -> LoadedEdition:
        """The edition. Raises ContentError."""
        return load(self.edition_folder)

    @property
    def state(self) -> RoundState:
        """The state of the round, from the ledger. Raises ContentError."""
        return state_of(self.folder.ledger.events())

    def returns(self) -> list[Return]:
        """Return the contents of the returned files that count, in order of arrival. Raises ContentError."""
        current = [event for one in self.state.standings.values() for event in one.current]
        return [self.folder.returned(event.digest) for event in sorted(current, key=lambda event: event.at)]

    def status(self, on: date | None = None) -> list[StatusRow]:
        """Return the status of each government on a day (by default today). Raises ContentError."""
        return status_rows(self.state, self.returns(), on or date.today())  # noqa: DTZ011

    def matrix(self, format: str = "docx", subject: str = "") -> bytes:
        """Return the matrix of comments as docx, xlsx or html; that of one government if `subject` is its key.

        Raises ArgumentError for another format, ContentError and RenderError.
        """
        if format not in FORMATS:
            raise ArgumentError(f"unknown format “{format}”: a matrix is {', '.join(FORMATS)}")
        return Matrix(self.edition, self.returns(), self.state.decisions, subject).written(format)

    @property
    def changes(self) -> list[ChangeRecord]:
        """Every returned change and comment, with the decision. Raises ContentError."""
        state = self.state
        return [change_record(found.sender, change, state) for found in self.returns() for change in found.changes]
