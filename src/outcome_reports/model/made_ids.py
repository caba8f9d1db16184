"""The ids that documents generate, for parts without one in the content and for subparts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcome_reports.model.edition_parts import STANDARD_SECTIONS

RESERVED = frozenset({*STANDARD_SECTIONS, "lead", "notice", "about-document", "cover-picture"})
"""Ids of sections, which content may not use."""

_OF_DOCUMENTS = re.compile(
    r"(?:note|note-reference|signature)-\d.*|(?:contact|contents|glance|glossary)-.+|signatures|participation-figures"
)
_OF_PARTS = re.compile(
    r"-(?:introduction|spotlights|recommendations|table|figures|opening|also-heard|contents(?:-list)?|points|participants|names"
    r"|(?:(?:context|text)-)?p\d+)"
)


def is_of_documents(identifier: str) -> bool:
    """Return whether documents generate `identifier` whatever the content."""
    return _OF_DOCUMENTS.fullmatch(identifier) is not None


def owners_of(identifier: str) -> Iterator[str]:
    """Yield every id for a part of which documents would generate `identifier`."""
    for match in _OF_PARTS.finditer(identifier):
        if match.end() == len(identifier):
            yield identifier[: match.start()]


def may_be_made(identifier: str) -> bool:
    """Return whether documents might generate `identifier`, for some content."""
    numbered = identifier.rpartition("-")[2].isdigit()
    return identifier in RESERVED or is_of_documents(identifier) or numbered or any(owners_of(identifier))
