"""Excerpt: the annex of recommendations that reach the subject only through a group, one line for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.first_sentences import first_sentence
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.place_lines import names_of
from outcome_reports.composing.sections.section import Section
from outcome_reports.model import Recommendation, without_article
from outcome_reports.model.excerpt import Excerpt, PlacedRecommendation
from outcome_reports.tree import (
    Block,
    Cell,
    Column,
    Inline,
    Link,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    blocks_of,
    inline_text,
    inlines_of,
    lines_of,
    own_inlines,
)
from outcome_reports.tree import Section as Part

_ID = "addressed-through"


def group_recommendations(excerpt: Excerpt) -> Section:
    """Return the annex: number, first sentence and page of each recommendation, with a link to it on the web."""
    rows = excerpt.addressed_through

    def section(composer: Composer) -> Iterator[Block]:
        if not rows:
            return
        label = composer.wording.label
        text = label("excerpt_addressed_through_annex", count=len(rows), groups=groups_of(composer, rows))
        caption = label("excerpt_caption_through", names=names_of(composer, excerpt.subject))
        paged = any(placed.place.page is not None for placed in rows)
        columns = (Column(0.1), Column(0.78), Column(0.12)) if paged else (Column(0.1), Column(0.9))
        names = ("recommendation_number", "recommendation_text", "excerpt_page")[: len(columns)]
        head = Row(tuple(Cell((composer.paragraph(label(name)),), header=True) for name in names))
        body = tuple(_line(composer, placed, paged=paged) for placed in rows)
        table = Table(columns, (head,), body, (Text(caption),), id=f"{_ID}-table")
        heading = composer.heading(2, label("excerpt_addressed_through"))
        yield Part((heading, composer.paragraph(text, id=f"{_ID}-text"), table), id=_ID, role=Role(_ID))

    return section


def _line(composer: Composer, placed: PlacedRecommendation, *, paged: bool) -> Row:
    row = placed.recommendation
    words = _first_sentence(composer, row)
    number: Inline = Text(row.id)
    if composer.edition.web:
        number = Link(f"{composer.edition.web}#{row.anchor}", (number,))
    cells = [
        Cell((Paragraph((number,), role=Role.NUMBER),), header=True),
        Cell((composer.paragraph(words),), lang=row.lang, dir=row.dir),
    ]
    if paged:
        cells.append(Cell((composer.paragraph(str(placed.place.page or "–")),)))
    return Row(tuple(cells), id=row.anchor)


def _first_sentence(composer: Composer, row: Recommendation) -> str:
    """Return the first sentence of a recommendation. What follows it adds no footnotes, and spells no names out."""
    aside = copy(composer)
    aside.names, aside.has_notes = copy(composer.names), False
    blocks = aside.prose(row.recommendation, **language_of(row))
    words = first_sentence(next(lines_of(blocks), ""))
    inlines = (inline for block in blocks_of(blocks) for inline in inlines_of(own_inlines(block)))
    said = (composer.names.introduced_in(inline) for inline in inlines if inline_text((inline,)) in words)
    composer.names.introduce(key for key in said if key)
    return words


def groups_of(composer: Composer, rows: Sequence[PlacedRecommendation]) -> str:
    """Return the names of the groups through which `rows` address the subject, as a series."""
    groups = dict.fromkeys(key for placed in rows for key in placed.through)
    return composer.wording.series(full_name(composer, key) for key in groups)


def full_name(composer: Composer, key: str) -> str:
    """Return the name of a group in full."""
    group = composer.registry.group(key)
    return group.name if group else without_article(key)
