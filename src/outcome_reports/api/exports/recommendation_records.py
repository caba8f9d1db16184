"""Recommendations as plain records, for tables."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.model import Edition, Prose
from outcome_reports.platform.records import record
from outcome_reports.tree import lines_of


@record(frozen=True, slots=True)
class RecommendationRecord:
    """One recommendation as a flat record: `by` and `to` are registry keys, texts are plain."""

    id: str
    edition: str
    chapter: str
    chapter_title: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    context: str
    recommendation: str


def records(edition: Edition) -> Iterator[RecommendationRecord]:
    """Yield every recommendation of `edition`, in order."""
    for chapter, row in edition.recommendations():
        yield RecommendationRecord(
            id=row.id,
            edition=edition.id,
            chapter=chapter.id,
            chapter_title=chapter.title,
            by=row.by,
            to=row.to,
            context=_plain(row.context, edition),
            recommendation=_plain(row.recommendation, edition),
        )


def _plain(prose: Prose, edition: Edition) -> str:
    """Return the words of a text as if it began a document, with its footnotes at the end."""
    composer = Composer(edition, "", "")
    blocks = composer.prose(prose)
    return "\n".join(lines_of((*blocks, *composer.notes)))
