"""The sections that a statement can have, by name."""

from __future__ import annotations

from typing import Literal, get_args

from outcome_reports.model.base import SLUG_FORM

SectionName = Literal[
    "cover",
    "contents",
    "foreword",
    "overview",
    "glance",
    "insights",
    "chapters",
    "looking-ahead",
    "participation",
    "notes",
    "glossary",
    "picture-credits",
    "contact",
]
STANDARD_SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""All of them, in their default order."""

SECTIONS_FORM = {
    "type": "array",
    "items": {"anyOf": [{"enum": list(STANDARD_SECTIONS)}, {"type": "string", "pattern": SLUG_FORM}]},
}
"""JSON Schema of a list of sections: editors offer the names above; parts of the edition's own have others."""
