"""Pictures of documents: their media type is that of their content, and what is not one is refused by its name."""

from __future__ import annotations

import io
from typing import Any

import PIL.Image
import pytest

from outcome_reports.composing import sections
from outcome_reports.composing.composer import Composer
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.errors import OutcomeError
from outcome_reports.model import Edition
from tests.support.parts import HEAD
from tests.support.registry import registry

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
STARTS = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/svg+xml": b"<svg"}


def picture(form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (6, 4), (20, 40, 90)).save(out, form, **options)
    return out.getvalue()


def edition(**fields: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": registry()} | fields)


@pytest.fixture
def composer() -> Composer:
    return Composer(edition(), "T", "R")


def signed(data: bytes) -> Edition:
    signatory = {"name": "Ada Lovelace", "office": "Co-Manager", "signature": "images/a.png"}
    return edition(foreword={"text": "Text.", "signatories": [signatory]}, images={"images/a.png": data})


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_signature_has_its_media_type(form: str, media_type: str) -> None:
    data = picture(form)
    document = compose_document(signed(data), (sections.foreword,), kind="report", title="T", document_type="R")
    asset = document.assets["images/a.png"]
    assert (asset.media_type, asset.data) == (media_type, data)


@pytest.mark.parametrize("data", [b"", b"junk", picture("PNG")[:40]])
def test_a_broken_signature_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(OutcomeError, match=r"“images/a\.png”"):
        compose_document(signed(data), (sections.foreword,), kind="report", title="T", document_type="R")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("WEBP"), "image/png"),
        (picture("GIF"), "image/png"),
        (picture("TIFF"), "image/png"),
        (picture("BMP"), "image/png"),
        (DRAWING, "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n" + DRAWING, "image/svg+xml"),
    ],
)
@pytest.mark.parametrize("name", ["map.png", "map", "map.jpg"])
def test_a_picture_of_a_script_has_the_media_type_of_its_content(
    composer: Composer, name: str, data: bytes, media_type: str
) -> None:
    assert composer.asset(name, data) == name
    asset = composer.assets[name]
    assert asset.media_type == media_type
    assert asset.data.startswith(STARTS[media_type])


def test_a_picture_of_a_script_keeps_what_shows_and_nothing_else(composer: Composer) -> None:
    exif = PIL.Image.Exif()
    exif[0x010E] = "taken by somebody"
    data = picture("JPEG", exif=exif)
    assert b"somebody" in data
    composer.asset("a.jpg", data)
    assert b"somebody" not in composer.assets["a.jpg"].data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", b"words"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("b.png", picture("PNG")[:40]),
        ("a.jpg", picture("JPEG")[:100]),
        ("a.docx", b"PK\x03\x04"),
        ("a.svg", b"no drawing"),
        ("b.svg", DRAWING.replace(b"<rect", b"<script/><rect")),
        ("a.heic", b"\0\0\0\x18ftypheic"),
    ],
)
def test_what_is_not_a_picture_is_refused_by_its_name(composer: Composer, name: str, data: bytes) -> None:
    with pytest.raises(OutcomeError, match=f"“{name}”"):
        composer.asset(name, data)
    assert name not in composer.assets
