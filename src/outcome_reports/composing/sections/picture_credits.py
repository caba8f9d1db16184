"""Whose the pictures of the document are, made from the credits under them."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.cover import COVER_PICTURE
from outcome_reports.composing.sections.section import late
from outcome_reports.tree import (
    Block,
    Image,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Role,
    Section,
    Text,
    blocks_of,
    inline_text,
)


@late(rank=2)
def picture_credits(composer: Composer) -> Iterator[Block]:
    """Yield each credit with the captions of its pictures, in their order; nothing if no picture has a credit."""
    pictures: dict[str, tuple[tuple[Inline, ...], list[Paragraph]]] = {}
    openings = {f"{chapter.id}-opening": chapter.picture for chapter in composer.edition.chapters}
    openings[COVER_PICTURE] = composer.edition.cover_picture
    for block in blocks_of(composer.body):
        found = None
        if isinstance(block, Section) and block.role == Role.ILLUSTRATION:
            found = _read(block)
        elif (opening := openings.get(block.id)) and opening.credit:
            found = (Text(opening.credit),), Paragraph((Link(f"#{block.id}", (Text(opening.alt),)),))
        if found:
            credit, caption = found
            pictures.setdefault(inline_text(credit), (credit, []))[1].append(caption)
    if not pictures:
        return
    items = (ListItem((Paragraph(credit, role=Role.TERM), *named)) for credit, named in pictures.values())
    heading = composer.heading(2, composer.wording.label("picture_credits"))
    yield Section(
        (heading, ItemList(tuple(items), role=Role.DEFINITIONS)), id="picture-credits", role=Role.PICTURE_CREDITS
    )


def _read(illustration: Section) -> tuple[tuple[Inline, ...], Paragraph] | None:
    """Return the credit of a picture, and its caption, or what it shows, as a link to it; None without a credit."""
    found = {block.role: block.children for block in illustration.blocks if isinstance(block, Paragraph)}
    credit = found.get(Role.CREDIT)
    if not credit:
        return None
    shown = next((block.alt for block in illustration.blocks if isinstance(block, Image)), "")
    words = (Text(inline_text(found.get(Role.CAPTION, ())) or shown),)
    return credit, Paragraph((Link(f"#{illustration.id}", words),) if illustration.id else words)
