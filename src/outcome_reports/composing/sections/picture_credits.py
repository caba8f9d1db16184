"""The list of picture credits, made from those under the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports import tree
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.sections.cover import COVER_PICTURE
from outcome_reports.composing.sections.section import late


@late(rank=2)
def picture_credits(composer: Composer) -> Iterator[tree.Block]:
    """Yield each credit with the captions of its pictures, in their order; nothing if no picture has a credit."""
    pictures: dict[str, tuple[tuple[tree.Inline, ...], list[tree.Paragraph]]] = {}
    openings = {f"{chapter.id}-opening": chapter.picture for chapter in composer.edition.chapters}
    openings[COVER_PICTURE] = composer.edition.cover_picture
    for block in tree.blocks_of(composer.body):
        found = None
        if isinstance(block, tree.Section) and block.role == tree.Role.ILLUSTRATION:
            found = _read(block)
        elif (opening := openings.get(block.id)) and opening.credit:
            found = (
                (tree.Text(opening.credit),),
                tree.Paragraph((tree.Link(f"#{block.id}", (tree.Text(opening.alt),)),)),
            )
        if found:
            credit, caption = found
            pictures.setdefault(tree.inline_text(credit), (credit, []))[1].append(caption)
    if not pictures:
        return
    items = (
        tree.ListItem((tree.Paragraph(credit, role=tree.Role.TERM), *named)) for credit, named in pictures.values()
    )
    heading = composer.heading(2, composer.wording.label("picture_credits"))
    yield tree.Section(
        (heading, tree.ItemList(tuple(items), role=tree.Role.DEFINITIONS)),
        id="picture-credits",
        role=tree.Role.PICTURE_CREDITS,
    )


def _read(illustration: tree.Section) -> tuple[tuple[tree.Inline, ...], tree.Paragraph] | None:
    """Return the credit of a picture, and its caption, or what it shows, as a link to it; None without a credit."""
    found = {block.role: block.children for block in illustration.blocks if isinstance(block, tree.Paragraph)}
    credit = found.get(tree.Role.CREDIT)
    if not credit:
        return None
    shown = next((block.alt for block in illustration.blocks if isinstance(block, tree.Image)), "")
    words = (tree.Text(tree.inline_text(found.get(tree.Role.CAPTION, ())) or shown),)
    return credit, tree.Paragraph((tree.Link(f"#{illustration.id}", words),) if illustration.id else words)
