"""The list of whose the pictures are."""

from __future__ import annotations

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.model import Edition
from outcome_reports.tree import Document, Link, blocks_of, inlines_of, lines_of, own_inlines
from tests.support.parts import HEAD
from tests.support.registry import registry
from tests.unit.intake.test_pictures import picture


def compose(text: str) -> Document:
    content = {"looking_ahead": {"text": text}, "images": {name: picture() for name in ("a.png", "b.png", "c.png")}}
    edition = Edition.model_validate(HEAD | {"registry": registry()} | content)
    order = [sections.picture_credits, sections.looking_ahead]
    return compose_document(edition, order, kind="report", title="T", document_type="R")


def credited(document: Document) -> list[str]:
    found = [block for block in blocks_of(document.blocks) if block.id == "picture-credits"]
    return list(lines_of(found))


def test_each_credit_has_its_pictures_in_their_order_with_links_to_them() -> None:
    document = compose(
        '![One](a.png "The *first*"){credit="A. B." #first}\n\n'
        '![Two](b.png "The second"){credit="C. D."} ![Three](c.png){credit="A. B."}\n'
    )
    assert credited(document) == ["Pictures", "A. B.", "The first", "Three", "C. D.", "The second"]
    ids = {block.id for block in blocks_of(document.blocks)}
    inlines = [one for block in blocks_of(document.blocks) for one in inlines_of(own_inlines(block))]
    targets = [one.target for one in inlines if isinstance(one, Link)]
    assert targets[0] == "#first"
    assert len(targets) == 3
    assert all(target[1:] in ids for target in targets)


def test_pictures_in_boxes_are_listed_too() -> None:
    assert credited(compose('::: box\n![One](a.png "The first"){credit="A. B."}\n:::\n')) == [
        *("Pictures", "A. B.", "The first")
    ]


def test_nothing_is_listed_where_no_picture_has_a_credit() -> None:
    assert credited(compose('![One](a.png "The first")\n')) == []
    assert credited(compose("No picture.\n")) == []
