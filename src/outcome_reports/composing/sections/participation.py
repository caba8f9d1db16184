"""The participants, by kind, in alphabetical order."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.shared_lists import figures_list, names_list
from outcome_reports.tree import Block, Role, Section


def participation(composer: Composer) -> Iterator[Block]:
    """Yield the participants, under a heading for each list."""
    content = composer.edition.participation
    if content is None:
        return
    text = composer.prose(content.introduction, "participation", **language_of(content))
    blocks: list[Block] = [composer.heading(2, content.title), *text]
    if content.figures:
        blocks.append(figures_list(content.figures, "participation-figures"))
    for group in content.lists:
        if not group.participants:
            continue
        heading = composer.heading(3, group.title)
        names = names_list(composer, group.participants, f"{group.id}-names")
        blocks.append(Section((heading, names), id=group.id, role=Role.PARTICIPANTS))
    yield Section(tuple(blocks), id="participation", role=Role.PARTICIPATION, lang=content.lang, dir=content.dir)
