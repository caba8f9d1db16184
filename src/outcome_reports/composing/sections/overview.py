"""The overview: the theme and the structure of the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import Language, language_of
from outcome_reports.composing.sections.shared_lists import names_list
from outcome_reports.model import Part
from outcome_reports.tree import Block, ItemList, ListItem, Role, Section


def overview(composer: Composer) -> Iterator[Block]:
    """Yield the overview with its parts."""
    content = composer.edition.overview
    if content is None:
        return
    language = language_of(content)
    text = composer.prose(content.introduction, "overview", **language)
    blocks = [composer.heading(2, content.title), *text, *(_part(composer, part, language) for part in content.parts)]
    yield Section(tuple(blocks), id="overview", role=Role.OVERVIEW, **language)


def _part(composer: Composer, part: Part, language: Language) -> Section:
    blocks: list[Block] = [composer.heading(3, part.title), *composer.prose(part.text, part.id, **language)]
    if part.points:
        items = []
        for number, point in enumerate(part.points, start=1):
            title = composer.paragraph(point.title, role=Role.POINT_TITLE)
            items.append(ListItem((title, *composer.prose(point.text, **language)), id=f"{part.id}-{number}"))
        blocks.append(ItemList(tuple(items), ordered=True, id=f"{part.id}-points", role=Role.POINTS))
    if part.participants:
        blocks.append(names_list(composer, part.participants, f"{part.id}-participants"))
    return Section(tuple(blocks), id=part.id, role=Role.PART, keys=part.participants)
