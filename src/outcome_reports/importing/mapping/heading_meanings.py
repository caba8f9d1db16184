"""What a heading of an old statement announces, by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outcome_reports.importing.mapping.outline import Part

Kind = str
"""The name of a part of an edition; "chapter"; or "made anew", for what documents make by themselves."""

# In this order: "Contents" is no contact, and "Key insights and next steps" are insights.
_WORDS: tuple[tuple[Kind, str], ...] = (
    ("made anew", r"contents|glossary|acronyms|abbreviations|at a glance|(?:foot|end)?notes"),
    ("foreword", r"foreword|preface|message from .*|welcome"),
    ("insights", r".*\b(?:key )?(?:insights|takeaways|messages)\b.*"),
    ("looking-ahead", r"looking (?:ahead|forward)|(?:the )?way forward|next steps.*|conclusions?|closing|outlook"),
    ("participation", r"participa(?:tion|nts).*|list of (?:participants|delegates)|attendance|acknowledge?ments"),
    ("contact", r"contacts?(?: us| details| information)?"),
    ("overview", r"overview|introduction|background|about .*|context|summary|executive summary"),
)
_SPOTLIGHTS = re.compile(
    r"spotlight|promising practice|updates? (?:from|by)|(?:member|state|country) (?:reports|updates)", re.IGNORECASE
)
_RECOMMENDATIONS = re.compile(
    r"recommend|^(?:actionable )?opportunit|^collective efforts?$|^(?:proposed )?actions?(?: points?)?$", re.IGNORECASE
)


def kind_of(part: Part) -> Kind | None:
    """Return what a part of the highest level is; None if its heading does not say."""
    if kind := announced(part.title):
        return kind
    if any(is_spotlights(inner.title) or is_recommendations(inner.title) for inner in part.parts):
        return "chapter"
    return "chapter" if any(columns in {2, 3} for columns in _widths(part)) else None


def announced(title: str) -> Kind | None:
    """Return what the words of a heading alone announce; None if they do not say."""
    plain = title.casefold().strip(" .:")
    return next((kind for kind, words in _WORDS if re.fullmatch(words, plain)), None)


def nested(tops: Sequence[Part]) -> list[Part]:
    """Return `tops` with headings over reports and recommendations under the chapter before them, whatever their
    level.
    """
    found: list[Part] = []
    for part in tops:
        is_inner = not part.parts and (is_spotlights(part.title) or is_recommendations(part.title))
        if is_inner and found and kind_of(found[-1]) in {None, "chapter"}:
            found[-1].parts.append(part)
        else:
            found.append(part)
    return found


def is_spotlights(title: str) -> bool:
    """Return True for a heading over reports of States and organisations."""
    return _SPOTLIGHTS.search(title) is not None


def is_recommendations(title: str) -> bool:
    """Return True for a heading over a table of recommendations."""
    return _RECOMMENDATIONS.search(title) is not None


def _widths(part: Part) -> set[int]:
    return {max((len(row.cells) for row in table.rows), default=0) for table in part.tables()}
