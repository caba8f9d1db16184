"""Looking ahead: the organiser's conclusions."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.tree import Block, Role, Section


def looking_ahead(composer: Composer) -> Iterator[Block]:
    """Yield the closing text."""
    content = composer.edition.looking_ahead
    if content is None:
        return
    blocks = (composer.heading(2, content.title), *composer.prose(content.text, "looking-ahead"))
    yield Section(blocks, id="looking-ahead", role=Role.LOOKING_AHEAD, lang=content.lang, dir=content.dir)
