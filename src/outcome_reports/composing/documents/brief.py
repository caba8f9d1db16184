"""The brief: figures, insights and recommendations on a few pages, for a minister or a delegation on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents.reduction import reduced
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.glance import key_figures
from outcome_reports.composing.sections.web_version import web_address
from outcome_reports.model import Chapter, Edition, OwnPart, Prose, Recommendation

_WITHHELD = Prose("…")
"""Replaces texts that the model requires but the brief does not show, so that they are not in its file either."""


def content(edition: Edition) -> Edition:
    """Return `edition` without the texts that its brief does not show; speakers are kept for the counts."""
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


def compose(edition: Edition) -> tree.Document:
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


def _head(composer: Composer) -> Iterator[tree.Block]:
    edition, wording = composer.edition, composer.wording
    line = wording.days(edition.dates.start, edition.dates.end), composer.names.name(edition.organiser)
    blocks: list[tree.Block] = [
        tree.Paragraph((tree.Strong((tree.Text(composer.document_type),)),)),
        composer.heading(1, composer.title, role=tree.Role.TITLE, in_contents=False),
        *([tree.Paragraph((tree.Strong((tree.Text(edition.theme),)),))] if edition.theme else []),
        composer.paragraph(wording.places(line)),
        *([composer.paragraph(composer.mark)] if composer.mark else []),
        *composer.prose(edition.notice, "notice"),
    ]
    yield tree.Section(tuple(blocks), id="head", role=tree.Role.HEAD)


def _figures(composer: Composer) -> Iterator[tree.Block]:
    figures = key_figures(composer)
    if figures.items:
        yield tree.Section((figures,), id="glance", role=tree.Role.FIGURES)


def _insights(composer: Composer) -> Iterator[tree.Block]:
    for section in sections.insights(composer):
        assert isinstance(section, tree.Section)
        heading, *cards = section.blocks
        points = tuple(_point(card) for card in cards if isinstance(card, tree.Section))
        listed = tree.ItemList(points, ordered=True, id="insights-points", role=tree.Role.POINTS)
        yield replace(section, blocks=(heading, listed), role=tree.Role.KEY_POINTS)


def _point(card: tree.Section) -> tree.ListItem:
    heading, *text = card.blocks
    assert isinstance(heading, tree.Heading)
    return tree.ListItem((tree.Paragraph(heading.children, role=tree.Role.POINT_TITLE), *text), id=card.id)


def _contact(composer: Composer) -> Iterator[tree.Block]:
    """Yield the contact details, in a few lines."""
    contact = composer.edition.contact
    if contact is None:
        return
    places = composer.wording.places
    inlines: list[tree.Inline] = [tree.Text(places((contact.name, *contact.address)))]
    if contact.email:
        inlines += [tree.Text(places(("", ""))), tree.Link(f"mailto:{contact.email}", (tree.Text(contact.email),))]
    blocks: list[tree.Block] = [composer.heading(2, contact.title), tree.Paragraph(tuple(inlines))]
    if composer.edition.web:
        blocks.append(web_address(composer, composer.edition.web))
    yield tree.Section(tuple(blocks), id="contact", role=tree.Role.IMPRINT, lang=contact.lang, dir=contact.dir)


def _recommendations(composer: Composer) -> Iterator[tree.Block]:
    blocks: list[tree.Block] = []
    for number, owner in composer.edition.numbered():
        if owner.recommendations:
            title = composer.heading(3, owner.label, number=str(number))
            table = _table(composer, owner)
            blocks.append(
                tree.Section((title, table), id=f"{owner.id}-recommendations", role=tree.Role.RECOMMENDATIONS)
            )
    if blocks:
        heading = composer.heading(2, composer.wording.label("chart_recommendations"))
        yield tree.Section((heading, *blocks), id="recommendations", role=tree.Role.RECOMMENDATIONS)


def _table(composer: Composer, owner: Chapter | OwnPart) -> tree.Table:
    names = ("recommendation_number", "recommendation")
    head = tree.Row(
        tuple(tree.Cell((composer.paragraph(composer.wording.label(name)),), header=True) for name in names)
    )
    body = tuple(_row(composer, recommendation, owner) for recommendation in owner.recommendations)
    columns = (tree.Column(0.09), tree.Column(0.91))
    return tree.Table(columns, (head,), body, id=f"{owner.id}-table", role=tree.Role.RECOMMENDATIONS)


def _row(composer: Composer, row: Recommendation, owner: Chapter | OwnPart) -> tree.Row:
    language = language_of(row, owner)
    number = tree.Cell((tree.Paragraph((tree.Text(row.id),), role=tree.Role.NUMBER),), header=True)
    words = composer.prose(row.recommendation, f"{row.anchor}-text", **language)
    text = tree.Cell(words, **language, role=tree.Role.RECOMMENDATION)
    return tree.Row((number, text), id=row.anchor, keys=composer.keys_about((*row.by, *row.to), row.recommendation))
