"""The footnotes of the whole document, collected in one place for all formats."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.section import late
from outcome_reports.tree import Block, Role, Section


@late(rank=1)
def notes(composer: Composer) -> Iterator[Block]:
    """Yield the notes in order of their numbers; nothing if there are none."""
    if composer.notes:
        heading = composer.heading(2, composer.wording.label("notes"))
        yield Section((heading, *composer.notes), id="notes", role=Role.NOTES)
