"""Excerpt: the spotlights of the subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.place_lines import place_paragraph
from outcome_reports.composing.sections.section import Section
from outcome_reports.composing.sections.spotlights import spotlight_section
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.tree import Block, Role
from outcome_reports.tree import Section as Part


def contributed(excerpt: Excerpt) -> Section:
    """Return the section of the spotlights in `excerpt`."""

    def section(composer: Composer) -> Iterator[Block]:
        if not excerpt.spotlights:
            return
        blocks: list[Block] = [composer.heading(2, composer.wording.label("excerpt_contributed"))]
        for placed in excerpt.spotlights:
            part = spotlight_section(composer, placed.spotlight, placed.place.id, level=3)
            heading, kind, *rest = part.blocks
            place = place_paragraph(composer, placed.place)
            blocks.append(replace(part, blocks=(heading, kind, place, *rest)))
        yield Part(tuple(blocks), id="contributed", role=Role.CONTRIBUTED)

    return section
