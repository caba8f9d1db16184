"""Remaining placeholders, which keep an edition from being final."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outcome_reports.errors import Problem
from outcome_reports.markup import placeholders_in
from outcome_reports.reading.spreadsheet_rows import Table

_HINT = "write it, delete it if it is not needed, or set “status: draft” in edition.yaml"


def unwritten(file: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each placeholder of `text`, the content of `file`; those in comments are facts to confirm."""
    for found in placeholders_in(text):
        message = f"a final edition still has a placeholder here: “{found.guide}”"
        yield Problem(file, found.line + 1, found.column + 1, message, _HINT)


def unwritten_cells(table: Table) -> Iterator[Problem]:
    """Yield the same for the cells of a spreadsheet."""
    for row in table.rows:
        for cell in row:
            for problem in unwritten(table.file, cell.value):
                yield table.named(Problem(table.file, cell.line + 1, cell.column + 1, problem.message, _HINT))
