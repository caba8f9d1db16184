from __future__ import annotations

import io

from PIL import Image as Pictures

from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.sections.web_version import qr_code
from outcome_reports.model import Edition
from outcome_reports.tree import Document, Image, Section, blocks_of, lines_of
from tests.support.parts import HEAD
from tests.support.registry import registry

ADDRESS = "https://www.rso.example/fourth-dialogue"


def contact(**fields: object) -> Document:
    edition = Edition.model_validate(
        HEAD | {"registry": registry(), "contact": {"title": "Contact", "name": "The office"}} | fields
    )
    return compose_document(edition, (sections.contact,), kind="statement", title="T", document_type="R")


def test_the_code_says_where_it_leads_and_the_words_say_it_too() -> None:
    document = contact(web=ADDRESS)
    (section,) = [b for b in blocks_of(document.blocks) if isinstance(b, Section) and b.role == "web-version"]
    picture = section.blocks[0]
    assert isinstance(picture, Image)
    assert picture.alt == f"QR code that leads to {ADDRESS}"
    assert list(lines_of([section])) == ["Read the statement on the web: www.rso.example/fourth-dialogue"]
    assert set(document.assets) == {picture.asset}


def test_words_may_have_the_address_twice() -> None:
    document = contact(web=ADDRESS, wording={"web_version": "{address} ({document}: {address})"})
    (section,) = [b for b in blocks_of(document.blocks) if isinstance(b, Section) and b.role == "web-version"]
    shown = "www.rso.example/fourth-dialogue"
    assert list(lines_of([section])) == [f"{shown} (outcome statement: {shown})"]


def test_without_an_address_there_is_no_code() -> None:
    assert not contact().assets


def test_the_vector_and_the_raster_picture_have_the_same_modules() -> None:
    code = qr_code(ADDRESS)
    assert code.media_type == "image/svg+xml"
    side = int(code.data.split(b'viewBox="0 0 ')[1].split()[0])
    with Pictures.open(io.BytesIO(code.raster)) as picture:
        assert picture.size == (side * 12, side * 12)
        modules = picture.convert("L").resize((side, side), Pictures.Resampling.NEAREST)
        dark = sum(modules.histogram()[:128])
    runs = code.data.split(b' d="')[2].split(b'"')[0].split(b"h")[1:]
    assert sum(int(run.split(b"m")[0]) for run in runs) == dark
    assert qr_code.__wrapped__(ADDRESS) == code
