"""Lists shared by several sections: names in alphabetical order, and key figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from outcome_reports.composing.composer import Composer
from outcome_reports.errors import UnknownNameError
from outcome_reports.model import KeyFigure
from outcome_reports.tree import Block, ItemList, ListItem, Paragraph, Role, Span, Text, lines_of


def names_list(composer: Composer, keys: Iterable[str], id: str) -> ItemList:
    """Return the entities of `keys`, each once, in alphabetical order. Raises UnknownNameError."""
    entities = []
    for key in dict.fromkeys(keys):
        if (entity := composer.registry.entity(key)) is None:
            raise UnknownNameError(f"“{key}” is not an entity of the registry")
        entities.append(entity)
    items = (
        ListItem((Paragraph((Span((Text(composer.names.name_with_acronym(e.key)),), role=Role.NAME, key=e.key),)),))
        for e in sorted(entities, key=lambda entity: entity.sort_key)
    )
    return ItemList(tuple(items), id=id, role=Role.NAMES)


def figures_list(figures: Iterable[KeyFigure], id: str) -> ItemList:
    """Return key figures: the figure in large type, then its label."""
    items = (
        ListItem(
            (Paragraph((Span((Text(f.value),), role=Role.FIGURE), Text(" "), Span((Text(f.label),), role=Role.LABEL))),)
        )
        for f in figures
    )
    return ItemList(tuple(items), id=id, role=Role.KEY_FIGURES)


_BESIDE_SIDE_HEAD = 240
"""The length from which a text is taller than the side-head beside it."""


def place_beside(text: Sequence[Block], figures: Sequence[KeyFigure]) -> int:
    """Return the place of the paragraph of a spotlight with the first of its figures, so that the figure is beside it;
    the last block if none has it, or only the first, which has the owners' names beside it.
    """
    number = re.search(r"\d[\d.,]*", figures[0].value) if figures else None
    if number is None:
        return -1
    # Not within a longer one: 7 is not in 2017, nor in 7.5.
    told = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(number[0].rstrip('.,'))}(?![.,]?\d)")
    words = [" ".join(lines_of((block,), marks=False)) for block in text]
    place = next((place for place, line in enumerate(words) if told.search(line)), -1)
    return min(1, len(text)) if place == 0 else place


def with_figures(text: Iterable[Block], figures: Iterable[KeyFigure], id: str, place: int) -> tuple[Block, ...]:
    """Return `text` with its key figures before the block at `place`, so that they are beside what follows.

    In a text of a single block, or with few words before the figures, they follow the text: on paper they would overlap
    the side-head. Without figures it is unchanged.
    """
    blocks, figures = tuple(text), tuple(figures)
    if not figures:
        return blocks
    before = sum(map(len, lines_of(blocks[:place])))
    place = place if len(blocks) > 1 and (place > 0 or before >= _BESIDE_SIDE_HEAD) else len(blocks)
    return (*blocks[:place], figures_list(figures, id), *blocks[place:])
