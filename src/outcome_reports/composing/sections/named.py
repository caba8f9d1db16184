"""Excerpt: the passages and lists in which others name the subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.named_passages import language_of
from outcome_reports.composing.place_lines import names_of, place_paragraph
from outcome_reports.composing.sections.section import Section
from outcome_reports.composing.sections.shared_lists import names_list
from outcome_reports.model.excerpt import Excerpt, Listing, Passage
from outcome_reports.tree import Block, Role
from outcome_reports.tree import Section as Part


def named(excerpt: Excerpt) -> Section:
    """Return the section of the passages in `excerpt`, each with its place and its owners."""

    def section(composer: Composer) -> Iterator[Block]:
        if not excerpt.passages and not excerpt.mentions:
            return
        blocks: list[Block] = [composer.heading(2, composer.wording.label("excerpt_named"))]
        blocks += [listing(composer, mention, f"mention-{n}") for n, mention in enumerate(excerpt.mentions, start=1)]
        blocks += [_passage(composer, passage, n) for n, passage in enumerate(excerpt.passages, start=1)]
        yield Part(tuple(blocks), id="named", role=Role.NAMED)

    return section


def listing(composer: Composer, content: Listing, id: str) -> Part:
    """Return an entry of a list, with its place."""
    details = (content.title,) if content.title != content.place.part else ()
    blocks: list[Block] = [place_paragraph(composer, content.place, *details)]
    if content.entities:
        blocks.append(names_list(composer, content.entities, f"{id}-names"))
    if content.entry:
        blocks.append(composer.paragraph(content.entry, id=f"{id}-entry"))
    return Part(tuple(blocks), id=id, role=Role.LISTING, keys=content.entities)


def _passage(composer: Composer, passage: Passage, number: int) -> Part:
    label, details = composer.wording.label, []
    if passage.recommendation and passage.by:
        names = names_of(composer, passage.by)
        details.append(label("excerpt_place_row_from", id=passage.recommendation, names=names))
    elif passage.recommendation:
        details.append(label("excerpt_place_row", id=passage.recommendation))
    elif passage.by:
        details.append(label("excerpt_place_spotlight", names=names_of(composer, passage.by)))
    blocks = [
        replace(block, lang=block.lang or passage.lang, dir=block.dir or passage.dir)
        for block in composer.prose(passage.text, owners=passage.leads, **language_of(passage))
    ]
    # The id of the block in the statement, with a number: several items of a list share one there.
    id = f"passage-{number}-{passage.place.id}"
    first, *rest = blocks
    place = place_paragraph(composer, passage.place, *details)
    keys = composer.keys_about(passage.by, passage.text)
    return Part((place, replace(first, id=f"{id}-text"), *rest), id=id, role=Role.PASSAGE, keys=keys)
