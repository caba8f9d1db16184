"""Content files, replaced only if they have not changed since they were read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from outcome_reports.errors import OutcomeError
from outcome_reports.intake.limits import CONTENT_BYTES
from outcome_reports.intake.regular_files import RefusedError, read_file
from outcome_reports.platform.files import replace_file


class EditError(OutcomeError, ValueError):
    """A change that cannot be made: the message gives the reason and the remedy."""


def text_of(file: Path) -> str:
    """Return the text of `file`, with its byte order mark and line ends. Raises EditError if it cannot be read."""
    try:
        return read_file(file, CONTENT_BYTES).decode("utf-8")
    except (RefusedError, UnicodeDecodeError):
        raise EditError("the file cannot be read now") from None


def replace_texts(files: Mapping[Path, tuple[str, str]]) -> None:
    """Replace the text of each file, the first of the two, with the second; each file in one step.

    Raises EditError, before anything is written, if a file no longer has that text, and OSError.
    """
    for file, (before, _) in files.items():
        if text_of(file) != before:
            raise EditError("the file was changed at this moment: save again")
    for file, (_, after) in files.items():
        replace_file(file, after.encode("utf-8"))
