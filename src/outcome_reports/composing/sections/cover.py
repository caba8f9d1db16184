"""The cover: the kind of document, the meeting, and the status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.intake.images import COVER_RATIO, OPENING_WIDTH
from outcome_reports.tree import Block, Heading, Image, Paragraph, Role, Section, Strong, Text

COVER_PICTURE = "cover-picture"
"""The id of the picture on the cover."""


def cover(composer: Composer) -> Iterator[Block]:
    """Yield the cover, with the document's title as its heading."""
    blocks: list[Block] = [
        *_titles(composer),
        composer.paragraph(composer.names.name(composer.edition.organiser), Role.ORGANISER),
    ]
    if composer.mark:
        blocks.append(composer.paragraph(composer.mark, role=Role.STATUS))
    blocks += (replace(block, role=Role.NOTICE) for block in composer.prose(composer.edition.notice, "notice"))
    yield Section(tuple(blocks), id="cover", role=Role.COVER)


def short_cover(composer: Composer) -> Iterator[Block]:
    """Yield a cover with only the kind of document, its theme and the dates of the meeting."""
    yield Section(tuple(_titles(composer)), id="cover", role=Role.COVER)


def about_document(composer: Composer) -> Iterator[Block]:
    """Yield the rest of a short cover: the publisher, the status, and the notice."""
    organiser = Strong((Text(composer.names.name(composer.edition.organiser)),))
    blocks: list[Block] = [Paragraph((organiser,))]
    if composer.mark:
        blocks.append(composer.paragraph(composer.mark))
    blocks += composer.prose(composer.edition.notice, "notice")
    yield Section(tuple(blocks), id="about-document", role=Role.ABOUT_DOCUMENT)


def _titles(composer: Composer) -> Iterator[Block]:
    edition, wording = composer.edition, composer.wording
    if picture := edition.cover_picture:
        name = composer.opening(picture.file, picture.focus, COVER_RATIO)
        yield Image(name, picture.alt, OPENING_WIDTH, id=COVER_PICTURE, role=Role.OPENING)
    yield composer.paragraph(composer.document_type, role=Role.DOCUMENT_TYPE)
    yield Heading(1, (Text(composer.title),), role=Role.TITLE, in_contents=False)
    if edition.name not in composer.title:
        yield composer.paragraph(edition.name, role=Role.SERIES)
    if edition.theme and edition.theme != composer.title:
        yield composer.paragraph(edition.theme, role=Role.THEME)
    yield composer.paragraph(wording.days(edition.dates.start, edition.dates.end), role=Role.DATES)
    if edition.venue:
        country = composer.names.name(edition.venue.country)
        venue = wording.label("venue", place=edition.venue.place, country=country)
        yield composer.paragraph(venue, role=Role.VENUE)
