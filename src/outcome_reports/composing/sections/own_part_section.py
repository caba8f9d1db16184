"""The edition's own parts: a text under a heading, with optional figures and recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.sections.recommendations import recommendations_of
from outcome_reports.composing.sections.section import Section as SectionOf
from outcome_reports.composing.sections.shared_lists import with_figures
from outcome_reports.model import OwnPart
from outcome_reports.tree import Block, Heading, Role, Section


def own_part(name: str) -> SectionOf:
    """Return the section of the edition's own part `name`; empty for an edition without it."""

    def one(composer: Composer) -> Iterator[Block]:
        part = next((part for part in composer.edition.parts if part.id == name), None)
        if part is not None:
            yield _section(composer, part)

    return one


def annex_letter(number: int) -> str:
    """Return the letter of the annex with this number, from 1: A to Z, then AA, AB, …."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _section(composer: Composer, part: OwnPart) -> Section:
    number = next((number for number, owner in composer.edition.numbered() if owner is part), None)
    text = composer.prose(part.text, part.id, owners=part.by, **language_of(part))
    blocks: list[Block] = [
        _heading(composer, part, number),
        *_people(composer, part),
        *with_figures(text, part.key_figures, f"{part.id}-figures", place=1),
    ]
    if number is not None:
        blocks += recommendations_of(composer, part, number)
    keys = composer.keys_about((*part.by, *part.to), part.text) if part.by or part.to else ()
    return Section(tuple(blocks), id=part.id, role=Role.OWN_PART, keys=keys, lang=part.lang, dir=part.dir)


def _heading(composer: Composer, part: OwnPart, number: int | None) -> Heading:
    if not part.annex:
        return composer.heading(2, part.title, number=str(number) if number else None, short=part.short_title)
    annexes = [one.id for one in composer.edition.own_parts() if one.annex]
    letter = annex_letter(annexes.index(part.id) + 1)
    title = composer.wording.label("annex", letter=letter, title=part.title)
    short = part.short_title and composer.wording.label("annex", letter=letter, title=part.short_title)
    return composer.heading(2, title, short=short)


def _people(composer: Composer, part: OwnPart) -> Iterator[Block]:
    """Yield the owners and the addressees of the part, one line each."""
    for name, keys in (("part_by", part.by), ("part_to", part.to)):
        if keys:
            before, _ = composer.wording.around(name, "names")
            names = composer.wording.series(composer.names.in_sentence(key, before) for key in keys)
            yield composer.paragraph(composer.wording.label(name, names=names), role=Role.KIND)
