"""Laws of excerpts: nothing that was not selected, and everything that names the subject."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome_reports import LoadedEdition, OutcomeDocument
from outcome_reports.reading import read_brand
from outcome_reports.tree import words_of
from tests.laws.planting import GROUPS, ORGANISATIONS, STATES, Planted, plant

PLANTED_WORD = re.compile(r"zq\d{4}xv")
Subject = tuple[str, ...]
SUBJECTS: list[Subject] = [(key,) for key in (*STATES, *ORGANISATIONS, "everybody", "isles")] + [("AAA", "CCC")]


def excerpts(planted: Planted) -> dict[Subject, OutcomeDocument]:
    edition = LoadedEdition(planted.edition, read_brand("rso"))
    about = set(edition.excerptible())
    # In the annex there is but the first sentence of what reaches a subject through a group.
    full: dict[str, Any] = {"pages": {}, "group_recommendations": "full"}
    return {subject: edition.excerpt(subject, **full) for subject in SUBJECTS if about & covered(subject)}


def covered(subject: Subject) -> set[str]:
    """A group covers its members, a body that is a group too only itself."""
    members = (GROUPS[key] for key in subject if key in GROUPS and key not in ORGANISATIONS)
    return {*subject, *(key for group in members for key in group)}


def expected_words(planted: Planted, subject: Subject) -> set[str]:
    return {word for word, keys in planted.belongs.items() if keys & covered(subject)}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_an_excerpt_has_all_that_belongs_to_its_subject_and_nothing_else(seed: int) -> None:
    planted = plant(seed)
    for subject, document in excerpts(planted).items():
        expected = expected_words(planted, subject)
        assert set(PLANTED_WORD.findall(" ".join(words_of(document.tree.blocks)))) == expected
        # The source inside the file is made of the same selection.
        assert set(PLANTED_WORD.findall((document.source() or b"").decode())) == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_no_file_holds_a_word_that_does_not_belong(seed: int) -> None:
    planted = plant(seed)
    documents = excerpts(planted)
    assert len(documents) == len(SUBJECTS)
    for subject, document in documents.items():
        expected = expected_words(planted, subject)
        for format in ("html", "docx", "pdf"):
            found = set(PLANTED_WORD.findall(everything_in(document.to(format), format)))
            assert found == expected, f"{subject}, {format}"


def test_the_search_sees_what_is_hidden_in_files() -> None:
    """The leak test is worth nothing if it cannot see a leak: each kind of hiding place is seen."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("docProps/app.xml", "<a>zq0001xv</a>")
        file.writestr("word/media/zq0002xv.png", b"")
    assert set(PLANTED_WORD.findall(everything_in(archive.getvalue(), "docx"))) == {"zq0001xv", "zq0002xv"}
    page = b'<a title="zq0003xv" style="x:url(data:text/plain;base64,' + base64.b64encode(b"zq0004xv") + b')">'
    assert set(PLANTED_WORD.findall(everything_in(page, "html"))) == {"zq0003xv", "zq0004xv"}
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "zq0005xv"})
    writer.add_attachment("content.json", zlib.compress(b"zq0006xv") + b"zq0007xv")
    writer.add_outline_item(title="zq0008xv", page_number=0)
    out = io.BytesIO()
    writer.write(out)
    assert {"zq0005xv", "zq0007xv", "zq0008xv"} <= set(PLANTED_WORD.findall(everything_in(out.getvalue(), "pdf")))


def everything_in(data: bytes, format: str) -> str:
    """All that anybody could find in a file: text, metadata, names, attributes, attachments, embedded data."""
    match format:
        case "html":
            return _readings(data)
        case "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [name.encode() + b" " + archive.read(name) for name in archive.namelist()]
            # Word splits words over runs: the text of each part is searched without its tags, too.
            return " ".join(_readings(part) + re.sub(r"<[^>]*>", "", part.decode("utf-8", "replace")) for part in parts)
        case _:
            return _everything_in_pdf(data)


def _everything_in_pdf(data: bytes) -> str:
    from tests.support.extracting import text_of_pdf_pages

    reader = pypdf.PdfReader(io.BytesIO(data))
    pieces = [_readings(data), text_of_pdf_pages(data)]
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        item = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        pieces.append(str(item))
        if isinstance(item, pypdf.generic.StreamObject):
            pieces.append(_readings(item.get_data()))
    return " ".join(pieces)


def _readings(data: bytes) -> str:
    """Bytes as every text they could be, data URIs decoded."""
    found = [data.decode("utf-8", "replace"), data.decode("utf-16-be", "replace"), data.decode("utf-16-le", "replace")]
    found += [base64.b64decode(match[1]).decode("latin-1") for match in re.finditer(rb"base64,([A-Za-z0-9+/=]+)", data)]
    found += [
        bytes.fromhex(match[1].decode()).decode("latin-1") for match in re.finditer(rb"<((?:[0-9a-fA-F]{2})+)>", data)
    ]
    return " ".join(found)
