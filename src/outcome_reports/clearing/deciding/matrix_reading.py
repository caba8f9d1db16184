"""Reading of decisions filled into the matrix of comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outcome_reports.clearing.reporting.comment_matrix import HEADINGS
from outcome_reports.errors import ContentError, Problem
from outcome_reports.reading.workbook import read_workbook

_CHANGE, _DECISION, _REASON, _WORDS = (HEADINGS.index(name) for name in ("Change", "Decision", "Reason", "Words"))
_VERDICTS = {f"{verdict}{past}": verdict for verdict in ("accept", "reject", "amend") for past in ("", "ed")}


class FilledIn(NamedTuple):
    """A row of the matrix with a decision, and its number."""

    row: int
    change: str
    decision: str
    reason: str
    words: str


def decisions_in(file: Path) -> Iterator[FilledIn]:
    """Yield the decisions in a matrix (.xlsx). Raises ContentError for a file that is not one."""
    problems: list[Problem] = []
    table = read_workbook(file, file.parent, ("Comments",), problems)
    if table is None or problems:
        raise ContentError(problems or [Problem(file, 0, 0, "this is not a matrix of comments", "write it again")])
    head, *rows = table.rows
    if tuple(cell.value for cell in head) != HEADINGS:
        message, hint = "the columns are not those of the matrix", f"they are: {', '.join(HEADINGS)}"
        raise ContentError([Problem(file, 1, 1, message, hint)])
    for cells in rows:
        # Empty rows are not among them.
        number, row = cells[_DECISION].line + 1, [cell.value.strip() for cell in cells]
        verdict = row[_DECISION].casefold()
        if not verdict:
            continue
        if verdict not in _VERDICTS:
            message, hint = f"“{row[_DECISION]}” is not a decision", "write accept, reject or amend"
            raise ContentError([Problem(file, number, _DECISION + 1, message, hint)])
        yield FilledIn(number, row[_CHANGE], _VERDICTS[verdict], row[_REASON], row[_WORDS])
