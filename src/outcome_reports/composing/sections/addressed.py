"""Excerpt: tables of the recommendations that came from the subject or address it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.place_lines import names_of
from outcome_reports.composing.sections.group_recommendations import full_name, group_recommendations, groups_of
from outcome_reports.composing.sections.recommendations import COLUMNS, recommendation_row, table_head
from outcome_reports.composing.sections.section import Section
from outcome_reports.model import without_article
from outcome_reports.model.excerpt import Excerpt, PlacedRecommendation
from outcome_reports.tree import Block, Paragraph, Role, Row, Table, Text
from outcome_reports.tree import Section as Part


def given(excerpt: Excerpt) -> Section:
    """Return the section of the recommendations that came from the subject."""
    return _table_section(excerpt, excerpt.given, "given")


def addressed(excerpt: Excerpt) -> Section:
    """Return the section of the recommendations that address the subject by name."""
    return _table_section(excerpt, excerpt.addressed, "addressed")


def addressed_through(excerpt: Excerpt) -> Section:
    """Return the annex of the recommendations that address the subject through a group: a line each, or in full."""
    if excerpt.group_recommendations == "full":
        return _table_section(excerpt, excerpt.addressed_through, "addressed_through")
    return group_recommendations(excerpt)


def _table_section(excerpt: Excerpt, rows: Sequence[PlacedRecommendation], name: str) -> Section:
    id = name.replace("_", "-")

    def section(composer: Composer) -> Iterator[Block]:
        if not rows:
            return
        label = composer.wording.label
        blocks: list[Block] = [composer.heading(2, label(f"excerpt_{name}"))]
        if any(placed.through for placed in rows):
            text = label("excerpt_addressed_through_text", count=len(rows), groups=groups_of(composer, rows))
            blocks.append(composer.paragraph(text, id=f"{id}-text"))
        caption = label(f"excerpt_caption_{id.rpartition('-')[2]}", names=names_of(composer, excerpt.subject))
        body = tuple(_row(composer, placed) for placed in rows)
        head = (table_head(composer),)
        blocks.append(Table(COLUMNS, head, body, (Text(caption),), id=f"{id}-table", role=Role.RECOMMENDATIONS))
        yield Part(tuple(blocks), id=id, role=Role(id))

    return section


def _row(composer: Composer, placed: PlacedRecommendation) -> Row:
    below: list[Paragraph] = []
    after: list[Paragraph] = []
    label = composer.wording.label
    if placed.place.page is not None:
        # The chapter is in the number of the recommendation.
        below.append(composer.paragraph(label("excerpt_place_page", page=placed.place.page), role=Role.PLACE))
    if placed.through:
        names = composer.wording.series(without_article(full_name(composer, key)) for key in placed.through)
        after.append(composer.paragraph(label("excerpt_through", group=names), role=Role.THROUGH))
    return recommendation_row(composer, placed.recommendation, below_number=below, after=after)
