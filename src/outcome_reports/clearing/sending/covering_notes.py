"""Covering notes for copies."""

from __future__ import annotations

import string
from dataclasses import asdict, fields
from pathlib import Path

from outcome_reports.errors import ContentError, Problem
from outcome_reports.intake.limits import TEMPLATE_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.records import record
from outcome_reports.platform.resources import templates


@record(frozen=True, slots=True)
class Dispatch:
    """The data of a sent copy: a row of the table for mail merge, and the values for a covering note."""

    key: str
    name: str
    what: str
    edition: str
    version: str
    file: str
    note: str
    deadline: str
    address: str
    digest: str


def covering_note(dispatch: Dispatch, template: Path | None = None) -> str:
    """Return the note for a copy; `template` is a text with $name, $deadline and so on, which replaces ours.

    Raises ContentError for a template that cannot be read or has an unknown placeholder.
    """
    file = template or templates() / "clearance" / "covering-note.txt"
    try:
        text = read_file(Path(str(file)), TEMPLATE_BYTES).decode("utf-8")
        return string.Template(text).substitute(asdict(dispatch))
    except RefusedError as error:
        raise ContentError([Problem(Path(str(file)), 0, 0, error.message, error.hint)]) from None
    except (KeyError, ValueError, UnicodeDecodeError):
        names = ", ".join(f"${field.name}" for field in fields(Dispatch))
        message = "the note has an unknown placeholder"
        raise ContentError(
            [Problem(Path(str(file)), 0, 0, message, f"placeholders are {names}; write $$ for a dollar sign")]
        ) from None
