"""Drafts: unsaved texts, put into the edition that the page shows."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from outcome_reports.model import Edition, Prose
from outcome_reports.model.leaves import Path as ModelPath
from outcome_reports.model.leaves import value_at


def with_drafts(edition: Edition, drafts: dict[ModelPath, Prose]) -> Edition:
    """Return `edition` with each draft in place of the text at its path; drafts whose text has gone are left out."""
    for path, text in drafts.items():
        if isinstance(value_at(edition, path), Prose):
            edition = replaced(edition, path, text)
    return edition


def replaced(value: Any, path: ModelPath, new: object) -> Any:
    """Return `value`, an edition or a part of it, with `new` at `path`."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], replaced(value[step], rest, new), *value[step + 1 :])
    assert isinstance(value, BaseModel)
    # The rest of a valid part is not validated again: only one text differs.
    return value.model_copy(update={step: replaced(getattr(value, step), rest, new)})
