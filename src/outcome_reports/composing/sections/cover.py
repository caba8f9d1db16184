"""The cover: what the document is, of which meeting, and how final."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.tree import Block, Heading, Role, Section, Text


def cover(composer: Composer) -> Iterator[Block]:
    """Yield the cover, with the document's title as its heading."""
    edition, wording = composer.edition, composer.wording
    blocks: list[Block] = [
        composer.paragraph(composer.document_type, role=Role.DOCUMENT_TYPE),
        Heading(1, (Text(composer.title),), role=Role.TITLE, in_contents=False),
    ]
    if edition.name not in composer.title:
        blocks.append(composer.paragraph(edition.name, role=Role.SERIES))
    if edition.theme and edition.theme != composer.title:
        blocks.append(composer.paragraph(edition.theme, role=Role.THEME))
    blocks.append(composer.paragraph(wording.days(edition.dates.start, edition.dates.end), role=Role.DATES))
    if edition.venue:
        country = composer.names.name(edition.venue.country)
        venue = wording.label("venue", place=edition.venue.place, country=country)
        blocks.append(composer.paragraph(venue, role=Role.VENUE))
    blocks.append(composer.paragraph(composer.names.name(edition.organiser), role=Role.ORGANISER))
    if composer.mark:
        blocks.append(composer.paragraph(composer.mark, role=Role.STATUS))
    blocks += (replace(block, role=Role.NOTICE) for block in composer.prose(edition.notice, "notice"))
    yield Section(tuple(blocks), id="cover", role=Role.COVER)
