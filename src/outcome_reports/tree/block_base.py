"""Base class of all blocks."""

from __future__ import annotations

from outcome_reports.language.tags import Direction
from outcome_reports.platform.records import record


@record(frozen=True, slots=True, kw_only=True)
class BlockBase:
    """What all blocks share: `id` (unique in a document, "" for none), `lang` (BCP 47), `dir`, and `role`.

    A role is a Role, or any name that a script chooses.
    """

    id: str = ""
    lang: str | None = None
    dir: Direction | None = None
    role: str | None = None
