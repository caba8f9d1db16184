"""Excerpt: the subject's entry among the participants, or a plain statement that there is none."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.place_lines import names_of
from outcome_reports.composing.sections.named import listing
from outcome_reports.composing.sections.section import Section
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.tree import Block, Role
from outcome_reports.tree import Section as Part


def participant(excerpt: Excerpt) -> Section:
    """Return the section of the lists of participants that include the subject."""

    def section(composer: Composer) -> Iterator[Block]:
        label = composer.wording.label
        blocks: list[Block] = [composer.heading(2, label("excerpt_participant"))]
        for number, entry in enumerate(excerpt.participation, start=1):
            blocks.append(listing(composer, entry, f"participant-{number}"))
        listed = {key for entry in excerpt.participation for key in entry.entities}
        missing = [key for key in excerpt.subject if composer.registry.entity(key) and key not in listed]
        if missing:
            text = label("excerpt_not_listed", count=len(missing), names=names_of(composer, missing))
            blocks.append(composer.paragraph(text, id="participant-none"))
        if len(blocks) > 1:
            yield Part(tuple(blocks), id="participant", role=Role.PARTICIPANT)

    return section
