"""Covering notes for copies."""

from __future__ import annotations

import string
from dataclasses import asdict
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

    Raises ContentError for a template that cannot be read, is not UTF-8, or has an unknown placeholder or a "$" alone.
    """
    file = Path(str(template or templates() / "clearance" / "covering-note.txt"))
    try:
        data = read_file(file, TEMPLATE_BYTES)
    except RefusedError as error:
        raise ContentError([Problem(file, 0, 0, error.message, error.hint)]) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise ContentError([_problem(file, before, message, "save the note as UTF-8")]) from None
    values = asdict(dispatch)
    hint = f"placeholders are {', '.join(f'${name}' for name in values)}; write $$ for a dollar sign"
    problems = []
    for found in string.Template.pattern.finditer(text):
        name = found["named"] or found["braced"]
        if name and name not in values:
            problems.append(_problem(file, text[: found.start()], f"“${name}” is not a placeholder", hint))
        elif found["invalid"] is not None:
            problems.append(_problem(file, text[: found.start()], "the “$” does not begin a placeholder", hint))
    if problems:
        raise ContentError(problems)
    return string.Template(text).substitute(values)


def _problem(file: Path, before: str, message: str, hint: str) -> Problem:
    return Problem(file, before.count("\n") + 1, len(before) - before.rfind("\n"), message, hint)
