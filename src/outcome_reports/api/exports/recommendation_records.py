"""Recommendations as plain records, for tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import Language, language_of
from outcome_reports.model import Edition, Prose
from outcome_reports.platform.records import record
from outcome_reports.tree import Block, Inline, NoteReference, Text, lines_of, with_inlines


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
        language = language_of(row, chapter)
        yield RecommendationRecord(
            id=row.id,
            edition=edition.id,
            chapter=chapter.id,
            chapter_title=chapter.title,
            by=row.by,
            to=row.to,
            context=_plain(edition, row.context, language, row.by),
            recommendation=_plain(edition, row.recommendation, language),
        )


def _plain(edition: Edition, prose: Prose, language: Language, owners: tuple[str, ...] = ()) -> str:
    """Return the words of a text as if it began a document, with its footnotes at the end: "[1] In 2024."."""
    composer = Composer(edition, "", "")
    text = _words(composer.prose(prose, owners=owners, **language))
    return "\n".join([text, *(f"[{note.number}] {_words(note.blocks)}" for note in composer.notes)])


def _words(blocks: Iterable[Block]) -> str:
    """Return the lines of `blocks`, with footnote marks in brackets, so that they are no part of numbers: "12[1]"."""
    return "\n".join(lines_of(with_inlines(blocks, _bracketed)))


def _bracketed(inline: Inline) -> tuple[Inline, ...]:
    return (Text(f"[{inline.number}]"),) if isinstance(inline, NoteReference) else (inline,)
