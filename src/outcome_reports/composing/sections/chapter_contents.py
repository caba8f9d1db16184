"""What a chapter holds, at its opening: who reports in it, and its recommendations, as links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.contents import recommendations_label
from outcome_reports.tree import (
    Block,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Role,
    Section,
    Table,
    blocks_of,
)

_LEAST = 2
"""The number of spotlights from which a list of them helps."""


def chapter_contents(composer: Composer, id: str, blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield the list of what is in `blocks`, those of the chapter `id`; nothing for a chapter with few spotlights, and
    where the edition does not want it.
    """
    spotlights = [one for one in blocks_of(blocks) if isinstance(one, Section) and one.role == Role.SPOTLIGHT]
    if not composer.edition.pages.chapter_contents or len(spotlights) < _LEAST:
        return
    items = [_link(one.id, one.blocks[0].children) for one in spotlights if isinstance(one.blocks[0], Heading)]
    for section in blocks:
        for table in section.blocks if isinstance(section, Section) and section.role == Role.RECOMMENDATIONS else ():
            if isinstance(table, Table):
                words = composer.paragraph(recommendations_label(composer, table))
                items.append(_link(section.id, words.children))
    label = composer.paragraph(composer.wording.label("in_this_chapter"), role=Role.PLACE)
    yield Section(
        (label, ItemList(tuple(items), id=f"{id}-contents-list", role=Role.NAMES)),
        id=f"{id}-contents",
        role=Role.LISTING,
    )


def _link(id: str, words: tuple[Inline, ...]) -> ListItem:
    return ListItem((Paragraph((Link(f"#{id}", words),)),))
