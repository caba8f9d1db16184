"""The place of an excerpt's block in the statement, in words."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.composing.composer import Composer
from outcome_reports.model.excerpt import Place
from outcome_reports.tree import Paragraph, Role


def place_paragraph(composer: Composer, place: Place, *details: str, id: str = "") -> Paragraph:
    """Return the place of a block, in one line: "Chapter 2, Labour mobility · spotlight of Fiji · page 14"."""
    label = composer.wording.label
    if place.chapter is None:
        parts = [label("excerpt_place_part", part=place.part)]
    else:
        parts = [label("excerpt_place_chapter", number=place.chapter, part=place.part)]
    parts += details
    if place.page is not None:
        parts.append(label("excerpt_place_page", page=place.page))
    return composer.paragraph(composer.wording.places(parts), role=Role.PLACE, id=id)


def names_of(composer: Composer, keys: Iterable[str]) -> str:
    """Return the names of entities or groups as a series, without articles."""
    return composer.wording.series(composer.names.name(key) for key in keys)
