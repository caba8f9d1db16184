"""Parts of the model for tests, each with no more than it must have."""

from __future__ import annotations

from typing import Any

from outcome_reports.model import Chapter, Prose, Recommendation, Spotlight

TEXT = Prose("Text.")
HEAD: dict[str, Any] = {
    "id": "e",
    "series": "Dialogue",
    "number": 1,
    "dates": {"start": "2026-01-27", "end": "2026-01-28"},
    "published": "2026-02-20",
    "organiser": "RSO",
}


def spotlight(by: str = "IDN", **fields: Any) -> Spotlight:
    """A spotlight of one owner."""
    return Spotlight.model_validate({"by": by, "text": TEXT} | fields)


def row(id: str, **fields: Any) -> Recommendation:
    """A recommendation to Indonesia."""
    return Recommendation.model_validate({"id": id, "to": "IDN", "context": TEXT, "recommendation": TEXT} | fields)


def chapter(id: str, **fields: Any) -> Chapter:
    """A chapter of an introduction alone."""
    return Chapter.model_validate({"id": id, "title": "T", "introduction": TEXT} | fields)
