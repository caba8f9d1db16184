"""The exports: one line for each. The command line and `LoadedEdition.export` derive their lists from here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from outcome_reports.model import Edition

_ROOM = "outcome_reports.api.exports"
EXPORTS = {"recommendations": f"{_ROOM}.recommendation_records", "participants": f"{_ROOM}.participant_records"}
"""The module with the function `records(edition)` for each name; imported when first needed."""


def records_of(name: str, edition: Edition) -> tuple[Any, ...]:
    """Return the records of an export, dataclasses of one type. Raises KeyError for an unknown name."""
    records = importlib.import_module(EXPORTS[name]).records
    return tuple(cast("Callable[[Edition], Iterable[Any]]", records)(edition))
