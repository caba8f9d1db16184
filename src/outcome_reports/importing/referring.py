"""Insertion of references into an imported edition, with a proof that its statement has the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from outcome_reports.api.loading import load
from outcome_reports.errors import OutcomeError
from outcome_reports.importing.output.edition_files import in_bytes, trial
from outcome_reports.importing.output.name_references import with_references
from outcome_reports.model import Registry


def referring(folder: Path, files: Mapping[str, str], registry: Registry) -> dict[str, str]:
    """Return `files`, which are in the edition `folder`, with references instead of plain names.

    A file whose references would change a word of the statement is left unchanged.
    """
    referred = {name: with_references(text, registry) for name, text in files.items() if name.endswith(".yaml")}
    changed = {name: text for name, text in referred.items() if text != files[name]}
    before = _words(folder, {}) if changed else None
    if before is None:
        return dict(files)
    # One trial is enough for nearly all editions.
    if _words(folder, {**files, **changed}) == before:
        return {**files, **changed}
    made = dict(files)
    for name, text in changed.items():
        if _words(folder, {**made, name: text}) == before:
            made[name] = text
    return made


def _words(folder: Path, files: Mapping[str, str]) -> list[str] | None:
    """Return the words of an edition's statement with the changed texts `files`; None if it cannot be made."""
    with trial(folder, in_bytes(files)) as place:
        try:
            return re.findall(r"\w+", load(place).statement().text)
        except OutcomeError:
            return None
