"""The sections that a statement can have, by name."""

from __future__ import annotations

from typing import Literal, get_args

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
    "contact",
]
STANDARD_SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""All of them, in the order in which they stand where an edition says nothing else."""
