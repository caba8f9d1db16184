"""The contents of a chapter at its opening: links to its reports and recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome_reports import tree
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.contents import recommendations_label

_LEAST = 2
"""The minimum number of spotlights for a list."""


def chapter_contents(composer: Composer, id: str, blocks: Sequence[tree.Block]) -> Iterator[tree.Section]:
    """Yield the contents of `blocks`, those of the chapter `id`; nothing for a chapter with few spotlights, or if the
    edition switches it off.
    """
    spotlights = [
        one for one in tree.blocks_of(blocks) if isinstance(one, tree.Section) and one.role == tree.Role.SPOTLIGHT
    ]
    if not composer.edition.pages.chapter_contents or len(spotlights) < _LEAST:
        return
    items = [_link(one.id, one.blocks[0].children) for one in spotlights if isinstance(one.blocks[0], tree.Heading)]
    for section in blocks:
        for table in (
            section.blocks if isinstance(section, tree.Section) and section.role == tree.Role.RECOMMENDATIONS else ()
        ):
            if isinstance(table, tree.Table):
                words = composer.paragraph(recommendations_label(composer, table))
                items.append(_link(section.id, words.children))
    label = composer.paragraph(composer.wording.label("in_this_chapter"), role=tree.Role.PLACE)
    yield tree.Section(
        (label, tree.ItemList(tuple(items), id=f"{id}-contents-list", role=tree.Role.NAMES)),
        id=f"{id}-contents",
        role=tree.Role.LISTING,
    )


def _link(id: str, words: tuple[tree.Inline, ...]) -> tree.ListItem:
    return tree.ListItem((tree.Paragraph((tree.Link(f"#{id}", words),)),))
