"""The package around the words: properties, fonts, theme, headers, and nothing of the clock or the machine."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from outcome_reports import tree
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.oxml.package import skeleton
from outcome_reports.writers.docx.oxml.properties import set_core_properties
from outcome_reports.writers.docx.styles.theme import theme_part
from tests.support.sample_tree import h, p, s
from tests.unit.writers.docx_reading import BARE, BRAND, R, W, body_of, document, name_of, parts, text, value

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAFT = document(
    s("cover", "cover", h(1, "title", "Title"), p("Draft 0.2", role="status")),
    s("contents", "contents", h(2, "contents-heading", "Contents"), tree.Contents(entries=())),
    s("foreword", "foreword", h(2, "foreword-heading", "Foreword"), p("Words.")),
    s("one", "chapter", h(2, "one-heading", "One", number="1"), p("Words.")),
    mark="Draft 0.2",
)


@pytest.fixture(scope="module")
def draft() -> bytes:
    return write_docx(DRAFT, BRAND)


def test_same_document_same_bytes(draft: bytes) -> None:
    assert write_docx(DRAFT, BRAND) == draft


def test_no_entry_of_the_archive_has_a_date_or_a_system(draft: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(draft)) as archive:
        entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in entries} <= {(0, 0), (0, 0o600 << 16)}
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(set(names)) == len(names)


def test_the_archive_is_what_zipfile_makes_of_its_entries(draft: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(draft)) as archive, zipfile.ZipFile(stream, "w") as expected:
        assert archive.testzip() is None
        for entry in archive.infolist():
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 0, zipfile.ZIP_DEFLATED
            level = 1 if entry.filename.endswith((".odttf", ".png", ".jpg", ".jpeg")) else 6
            expected.writestr(info, archive.read(entry), compresslevel=level)
    assert draft == stream.getvalue()


def test_core_properties_are_those_of_the_metadata(draft: bytes) -> None:
    properties = docx.Document(io.BytesIO(draft)).core_properties
    moment = datetime(2027, 3, 1, tzinfo=UTC)
    assert (properties.created, properties.modified) == (moment, moment)
    assert (properties.title, properties.subject, properties.author) == ("Title of it", "The subject", "The Office")
    assert (properties.keywords, properties.comments, properties.revision) == ("one, two", "What it says.", 1)
    assert (properties.language, properties.content_status) == ("en-GB", "draft")
    assert not [name for name in parts(draft) if "thumbnail" in name]
    assert not [data for data in parts(draft).values() if b"python-docx" in data]


@pytest.mark.parametrize("length", [255, 256])
def test_core_properties_are_cut_where_word_takes_no_more(length: int) -> None:
    long = document(p("x"))
    a = "a" * length
    metadata = replace(long.metadata, title=a, subject=a, author=a, description=a, keywords=(a,))
    long = replace(long, metadata=metadata)
    properties = docx.Document().core_properties
    set_core_properties(properties, long)
    for name in ("title", "subject", "author", "last_modified_by", "comments", "keywords"):
        assert getattr(properties, name) == "a" * 255


def test_every_part_has_a_content_type(draft: bytes) -> None:
    found = parts(draft)
    types = etree.fromstring(found["[Content_Types].xml"])
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    named = {entry.get("PartName") for entry in types if entry.get("PartName")}
    for name in found.keys() - {"[Content_Types].xml"}:
        assert f"/{name}" in named or name.rpartition(".")[2] in endings


def test_fonts_are_there_and_word_can_find_them(draft: bytes) -> None:
    found = parts(draft)
    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in etree.fromstring(found["word/_rels/fontTable.xml.rels"])
    }
    faces = {}
    for font in etree.fromstring(found["word/fontTable.xml"]):
        for slot in font:
            key = slot.get(f"{W}fontKey")
            if key is None:
                continue
            data = found[f"word/{relations[slot.get(f'{R}id')]}"]
            mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
            clear = bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=True)) + data[32:]
            names = TTFont(io.BytesIO(clear))["name"]
            faces[name_of(slot), font.get(f"{W}name")] = (names.getDebugName(1), names.getDebugName(2))
    sans, serif = BRAND.sans.name, BRAND.serif.name
    assert faces["embedRegular", sans] == (sans, "Regular")
    assert faces["embedBold", sans] == (sans, "Bold")
    assert faces["embedItalic", sans] == (sans, "Italic")
    assert faces["embedBold", serif] == (serif, "Bold")
    assert faces["embedBoldItalic", serif] == (serif, "Bold Italic")
    assert len(draft) < 1_500_000


def test_fonts_can_be_left_out() -> None:
    found = parts(write_docx(DRAFT, BRAND, BARE))
    assert not [name for name in found if name.endswith(".odttf")]
    assert b"embedTrueTypeFonts" not in found["word/settings.xml"]


def test_theme_has_the_colours_and_fonts_of_the_brand() -> None:
    theme = etree.fromstring(theme_part(skeleton()["word/theme/theme1.xml"], BRAND))
    colours = {name_of(slot): slot[0].get("val") for scheme in theme.iter(f"{A}clrScheme") for slot in scheme}
    assert colours["dk2"] == BRAND.light.primary.removeprefix("#").upper()
    assert colours["hlink"] == BRAND.light.secondary.removeprefix("#").upper()
    assert [latin.get("typeface") for latin in theme.iter(f"{A}latin")] == [BRAND.sans.name, BRAND.serif.name]


def test_settings_ask_the_reader_nothing(draft: bytes) -> None:
    settings = etree.fromstring(parts(draft)["word/settings.xml"])
    assert settings.find(f"{W}updateFields") is None
    assert value(settings.find(f"{W}autoHyphenation")) == "false"
    assert value(settings.find(f"{W}themeFontLang")) == "en-GB"
    mode = settings.find(f".//{W}compatSetting[@{W}name='compatibilityMode']")
    assert mode is not None
    assert mode.get(f"{W}val") == "15"


def _headers(data: bytes) -> list[tuple[dict[str, str], bool]]:
    """For each section the letters of its headers by type, and whether its first page differs."""
    found = parts(data)
    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in etree.fromstring(found["word/_rels/document.xml.rels"])
    }
    sections = []
    for section in body_of(data).iter(f"{W}sectPr"):
        references = section.findall(f"{W}headerReference")
        headers = {
            str(reference.get(f"{W}type")): text(etree.fromstring(found[f"word/{relations[reference.get(f'{R}id')]}"]))
            for reference in references
        }
        sections.append((headers, section.find(f"{W}titlePg") is not None))
    return sections


def test_a_draft_says_so_on_every_page(draft: bytes) -> None:
    cover, *others = _headers(draft)
    assert cover == ({"default": "Draft 0.2", "first": "Draft 0.2"}, True)
    usual = ({"default": "Draft 0.2Running title"}, False)
    opening = ({"default": "Draft 0.2Running title", "first": "Draft 0.2"}, True)
    assert sorted(others, key=str) == sorted([usual, usual, opening], key=str)


def test_a_final_document_has_no_mark() -> None:
    final = document(s("cover", "cover", h(1, "title", "Title")), p("Words."))
    (cover, (others, _)) = _headers(write_docx(final, BRAND, BARE))
    assert cover == ({}, True)
    assert others == {"default": "Running title"}


def test_running_heads_follow_the_headings(draft: bytes) -> None:
    found = parts(draft)
    codes = [
        (code.text or "").strip()
        for name in sorted(found)
        if name.startswith("word/header")
        for code in etree.fromstring(found[name]).iter(f"{W}instrText")
    ]
    assert sorted(set(codes)) == ['STYLEREF "Chapter Heading"', "STYLEREF 1"]
    footer = etree.fromstring(found["word/footer1.xml"])
    assert text(footer) == f"{BRAND.footer}Page 1"


def test_a_long_title_over_a_page_is_cut_to_one_line() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    long = replace(DRAFT, metadata=replace(DRAFT.metadata, running_title=words, mark=None))
    found = parts(write_docx(long, BRAND, BARE))
    heads = {text(etree.fromstring(found[name])) for name in found if name.startswith("word/header")} - {""}
    (head,) = heads
    assert head.endswith("…")
    assert words.startswith(head[:-1])
    assert 90 < len(head) < 130


def test_the_drawing_of_the_cover_is_decoration_behind_the_text(draft: bytes) -> None:
    anchors = list(
        body_of(draft).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")
    )
    assert len(anchors) == 2  # the cover, and the band that the chapter opens with
    for anchor in anchors:
        assert anchor.get("behindDoc") == "1"
        assert anchor.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative") is not None
        assert not list(anchor.iter(f"{W}t"))
