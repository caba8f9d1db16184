"""The picture that opens a chapter: in the statement, in Word and on paper, and nowhere else."""

from __future__ import annotations

import io
import re
from typing import Any

import PIL.Image
import pytest

from outcome_reports import LoadedEdition
from outcome_reports.model import Edition
from outcome_reports.reading import read_brand
from outcome_reports.tree import Image, Role, blocks_of, lines_of
from outcome_reports.writers.docx import write_docx
from tests.support.parts import HEAD
from tests.support.registry import registry
from tests.unit.intake.test_pictures import picture
from tests.unit.writers.docx_reading import BARE, parts


def loaded(**opening: Any) -> LoadedEdition:
    chapter = {
        "id": "one",
        "title": "One",
        "introduction": "We met.\n\nAnd talked.",
        "picture": {"file": "a.png", "alt": "Boats", **opening},
    }
    content = {"chapters": [chapter], "images": {"a.png": picture("RGB", size=(500, 500))}, "registry": registry()}
    return LoadedEdition(Edition.model_validate({"id": "e"} | HEAD | content), read_brand("rso"))


def test_a_picture_opens_its_chapter_cut_to_its_form() -> None:
    document = loaded().statement().tree
    (image,) = [block for block in blocks_of(document.blocks) if isinstance(block, Image)]
    assert (image.role, image.alt, image.id, image.width) == (Role.OPENING, "Boats", "one-opening", 210.0)
    with PIL.Image.open(io.BytesIO(document.assets[image.asset].data)) as cut:
        assert cut.size == (500, 200)


def test_its_credit_is_in_the_list_of_pictures() -> None:
    with_credit, without = (edition.statement().tree for edition in (loaded(credit="A. B."), loaded()))
    found = [block for block in blocks_of(with_credit.blocks) if block.id == "picture-credits"]
    assert list(lines_of(found)) == ["Pictures", "A. B.", "Boats"]
    assert not [block for block in blocks_of(without.blocks) if block.id == "picture-credits"]


def test_credits_are_in_the_order_of_the_document() -> None:
    content = loaded(credit="A. B.").content
    chapter = content.chapters[0].model_dump() | {"introduction": '![A mast](a.png){credit="C. D."}\n\nWe met.'}
    whole = content.model_dump() | {"images": content.images, "chapters": [chapter]}
    document = LoadedEdition(Edition.model_validate(whole), read_brand("rso")).statement().tree
    found = [block for block in blocks_of(document.blocks) if block.id == "picture-credits"]
    assert list(lines_of(found)) == ["Pictures", "A. B.", "Boats", "C. D.", "A mast"]


@pytest.mark.parametrize("kind", ["brief", "summary"])
def test_other_documents_have_neither_the_picture_nor_its_bytes(kind: str) -> None:
    content = loaded().content
    summary = {"title": "In short", "lead": "We met."} if kind == "summary" else None
    whole = content.model_dump() | {"images": content.images, "summary": summary}
    document = LoadedEdition(Edition.model_validate(whole), read_brand("rso")).make(kind)
    assert not document.tree.assets


def test_in_word_it_is_as_wide_as_the_page_and_begins_where_the_band_ends() -> None:
    document = loaded().statement().tree
    made = parts(write_docx(document, read_brand("rso"), BARE))["word/document.xml"].decode()
    opening = made.partition('w:val="OpeningImage"')[2]
    assert re.search(r'<wp:inline.*?<wp:extent cx="(\d+)" cy="(\d+)"', opening).groups() == ("7560000", "3024000")  # type: ignore[union-attr]
    heading = made.partition('w:val="ChapterHeading"')[2].partition("</w:pPr>")[0]
    assert re.search(r'w:spacing[^>]* w:after="680"', heading)


@pytest.mark.parametrize("focus", [[101, 0], [0, -1], [50], [1, 2, 3], "left"])
def test_a_focus_is_a_place_in_the_picture(focus: object) -> None:
    with pytest.raises(ValueError, match="focus"):
        loaded(focus=focus)
