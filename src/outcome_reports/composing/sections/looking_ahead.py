"""Looking ahead: the organiser's conclusions."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.tree import Block, Role, Section


def looking_ahead(composer: Composer) -> Iterator[Block]:
    """Yield the closing text."""
    content = composer.edition.looking_ahead
    if content is None:
        return
    language = language_of(content)
    blocks = (composer.heading(2, content.title), *composer.prose(content.text, "looking-ahead", **language))
    yield Section(blocks, id="looking-ahead", role=Role.LOOKING_AHEAD, **language)
