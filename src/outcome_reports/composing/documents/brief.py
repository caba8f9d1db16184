"""The brief: figures, insights and recommendations on a few pages, for a minister or a delegation on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents.reduction import reduced
from outcome_reports.composing.sections.glance import key_figures
from outcome_reports.composing.sections.web_version import web_address
from outcome_reports.model import Chapter, Edition, OwnPart, Prose, Recommendation
from outcome_reports.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)

_WITHHELD = Prose("…")
"""Replaces texts that the model requires but the brief does not show, so that they are not in its file either."""


def content(edition: Edition) -> Edition:
    """Return `edition` without the texts that its brief leaves to the statement; those who spoke are kept, to be
    counted.
    """
    participation = edition.participation
    return reduced(
        edition,
        ("insights", "chapters", "parts", "participation", "contact"),
        participation=participation and participation.model_copy(update={"introduction": None}),
        chapters=tuple(_counted(chapter) for chapter in edition.chapters),
        parts=tuple(_numbered(part) for part in edition.parts if part.numbered),
    )


def _counted(chapter: Chapter) -> Chapter:
    changes: dict[str, object] = {
        "picture": None,
        "introduction": _WITHHELD,
        "summary": None,
        "key_figures": (),
        "spotlights": tuple(
            spotlight.model_copy(update={"text": _WITHHELD, "key_figures": ()}) for spotlight in chapter.spotlights
        ),
        "recommendations": _without_context(chapter),
    }
    return chapter.model_copy(update=changes)


def _numbered(part: OwnPart) -> OwnPart:
    changes = {"text": _WITHHELD, "key_figures": (), "recommendations": _without_context(part)}
    return part.model_copy(update=changes)


def _without_context(owner: Chapter | OwnPart) -> tuple[Recommendation, ...]:
    return tuple(row.model_copy(update={"context": _WITHHELD}) for row in owner.recommendations)


def compose(edition: Edition) -> Document:
    """Return the brief of `edition`: key figures, insights, all recommendations without their context, contact.

    It has no cover and no separate last page, so that it stays short.
    """
    return compose_document(
        edition,
        (_head, _figures, _insights, _recommendations, sections.notes, _contact),
        kind="brief",
        title=edition.name,
        document_type=edition.words.label("brief"),
    )


def _head(composer: Composer) -> Iterator[Block]:
    edition, wording = composer.edition, composer.wording
    line = wording.days(edition.dates.start, edition.dates.end), composer.names.name(edition.organiser)
    blocks: list[Block] = [
        Paragraph((Strong((Text(composer.document_type),)),)),
        composer.heading(1, composer.title, role=Role.TITLE, in_contents=False),
        *([Paragraph((Strong((Text(edition.theme),)),))] if edition.theme else []),
        composer.paragraph(wording.places(line)),
        *([composer.paragraph(composer.mark)] if composer.mark else []),
        *composer.prose(edition.notice, "notice"),
    ]
    yield Section(tuple(blocks), id="head", role=Role.HEAD)


def _figures(composer: Composer) -> Iterator[Block]:
    figures = key_figures(composer)
    if figures.items:
        yield Section((figures,), id="glance", role=Role.FIGURES)


def _insights(composer: Composer) -> Iterator[Block]:
    for section in sections.insights(composer):
        assert isinstance(section, Section)
        heading, *cards = section.blocks
        points = tuple(_point(card) for card in cards if isinstance(card, Section))
        listed = ItemList(points, ordered=True, id="insights-points", role=Role.POINTS)
        yield replace(section, blocks=(heading, listed), role=Role.KEY_POINTS)


def _point(card: Section) -> ListItem:
    heading, *text = card.blocks
    assert isinstance(heading, Heading)
    return ListItem((Paragraph(heading.children, role=Role.POINT_TITLE), *text), id=card.id)


def _contact(composer: Composer) -> Iterator[Block]:
    """Yield whom to write to, in a few lines."""
    contact = composer.edition.contact
    if contact is None:
        return
    places = composer.wording.places
    inlines: list[Inline] = [Text(places((contact.name, *contact.address)))]
    if contact.email:
        inlines += [Text(places(("", ""))), Link(f"mailto:{contact.email}", (Text(contact.email),))]
    blocks: list[Block] = [composer.heading(2, contact.title), Paragraph(tuple(inlines))]
    if composer.edition.web:
        blocks.append(web_address(composer, composer.edition.web))
    yield Section(tuple(blocks), id="contact", role=Role.IMPRINT, lang=contact.lang, dir=contact.dir)


def _recommendations(composer: Composer) -> Iterator[Block]:
    blocks: list[Block] = []
    for number, owner in composer.edition.numbered():
        if owner.recommendations:
            title = composer.heading(3, owner.label, number=str(number))
            table = _table(composer, owner)
            blocks.append(Section((title, table), id=f"{owner.id}-recommendations", role=Role.RECOMMENDATIONS))
    if blocks:
        heading = composer.heading(2, composer.wording.label("chart_recommendations"))
        yield Section((heading, *blocks), id="recommendations", role=Role.RECOMMENDATIONS)


def _table(composer: Composer, owner: Chapter | OwnPart) -> Table:
    names = ("recommendation_number", "recommendation")
    head = Row(tuple(Cell((composer.paragraph(composer.wording.label(name)),), header=True) for name in names))
    body = tuple(_row(composer, recommendation) for recommendation in owner.recommendations)
    columns = (Column(0.09), Column(0.91))
    return Table(columns, (head,), body, id=f"{owner.id}-table", role=Role.RECOMMENDATIONS)


def _row(composer: Composer, row: Recommendation) -> Row:
    number = Cell((Paragraph((Text(row.id),), role=Role.NUMBER),), header=True)
    words = composer.prose(row.recommendation, f"{row.anchor}-text")
    text = Cell(words, lang=row.lang, dir=row.dir, role=Role.RECOMMENDATION)
    return Row((number, text), id=row.anchor, keys=composer.keys_about((*row.by, *row.to), row.recommendation))
