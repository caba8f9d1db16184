"""The PDF writer: places, names and letters of the tree, in a file that is the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.output_options import Attachment
from outcome_reports.writers.pdf import PdfOptions, PdfResult, write_pdf
from tests.support.extracting import characters_of_pdf, text_of_pdf_pages

SOURCES = (
    Attachment(name="b.json", data=b"{}", description="What it is made from", media_type="application/json"),
    Attachment(name="a.txt", data=b"words", description="The words", media_type="text/plain"),
)


@pytest.fixture(scope="module")
def result(short: tree.Document, brand: Brand) -> PdfResult:
    return write_pdf(short, brand, PdfOptions(attachments=SOURCES))


@pytest.fixture(scope="module")
def reader(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(result.data))


@pytest.fixture(scope="module")
def texts(reader: pypdf.PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def _ids(document: tree.Document) -> set[str]:
    return {block.id for block in tree.blocks_of(document.blocks) if block.id}


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


def test_tagged_text_is_the_words_of_the_tree(result: PdfResult, short: tree.Document) -> None:
    assert characters_of_pdf(result.data) == "".join(tree.words_of(short.blocks))


def test_names_in_capitals_keep_their_letters(result: PdfResult) -> None:
    assert "The Republic of Arvenia described" in text_of_pdf_pages(result.data)


def test_every_block_id_is_a_destination_on_its_page(
    result: PdfResult, reader: pypdf.PdfReader, short: tree.Document
) -> None:
    destinations = reader.named_destinations
    assert _ids(short) <= set(destinations)
    assert _ids(short) <= set(result.pages)
    for name in _ids(short):
        number = reader.get_destination_page_number(destinations[name])
        assert number is not None
        assert result.pages[name] == number + 1
    assert result.page_count == len(reader.pages)


def test_every_heading_is_a_bookmark(reader: pypdf.PdfReader, short: tree.Document) -> None:
    headings = [
        " ".join(next(tree.lines_of([block])).split())
        for block in tree.blocks_of(short.blocks)
        if isinstance(block, tree.Heading)
    ]
    assert [" ".join(title.split()) for title in _titles(reader.outline)] == headings


def test_contents_give_the_pages_on_which_things_begin(result: PdfResult, texts: list[str]) -> None:
    contents = texts[result.pages["contents"] - 1].splitlines()
    (line,) = (line for line in contents if line.startswith("Glossary"))
    assert line.split()[-1] == str(result.pages["glossary-heading"])


def test_drafts_are_marked_on_every_page(short: tree.Document, texts: list[str], brand: Brand) -> None:
    mark = short.metadata.mark
    assert mark
    assert all(text.count(mark) == 1 for text in texts)
    final = replace(short, blocks=short.blocks[2:3], metadata=replace(short.metadata, mark=None))
    assert mark not in text_of_pdf_pages(write_pdf(final, brand).data)


def test_a_draft_whose_cover_does_not_say_so_is_marked_there(short: tree.Document, brand: Brand) -> None:
    cover = short.blocks[0]
    assert isinstance(cover, tree.Section)
    blocks = tuple(block for block in cover.blocks if block.role != "status")
    result = write_pdf(replace(short, blocks=(replace(cover, blocks=blocks),)), brand)
    assert str(short.metadata.mark) in text_of_pdf_pages(result.data)


def test_metadata_are_those_of_the_document(reader: pypdf.PdfReader, short: tree.Document) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == short.metadata.title
    assert metadata.author == short.metadata.author
    assert {str(metadata["/CreationDate"]), str(metadata["/ModDate"])} == {"D:20270301000000Z"}
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.xmp_metadata is not None


def test_attachments_are_sources_listed_once_in_order_of_name(reader: pypdf.PdfReader) -> None:
    files = [file.get_object() for file in cast("list[Any]", reader.root_object["/AF"])]
    assert [file["/UF"] for file in files] == ["a.txt", "b.json"]
    assert {file["/AFRelationship"] for file in files} == {"/Source"}
    streams = [file["/EF"]["/F"].get_object() for file in files]
    assert [stream["/Subtype"] for stream in streams] == ["/text/plain", "/application/json"]
    assert [stream.get_data() for stream in streams] == [b"words", b"{}"]


def test_same_bytes_twice_and_in_another_order(result: PdfResult, short: tree.Document, brand: Brand) -> None:
    assert write_pdf(short, brand, PdfOptions(attachments=SOURCES[::-1])).data == result.data


def test_fonts_are_the_brands_alone(reader: pypdf.PdfReader) -> None:
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in reader.pages
        for font in cast("Any", page["/Resources"])["/Font"].values()
    }
    assert {name.rpartition("Brand-")[2].split("-")[0] for name in fonts} == {"Sans", "Serif"}


@pytest.mark.parametrize("where", ["p", "li"])
def test_words_are_divided_with_a_hyphen_that_every_font_has(
    where: str, short: tree.Document, brand: Brand, tmp_path: Path
) -> None:
    style = tmp_path / "css" / "print" / "90-own.css"
    style.parent.mkdir(parents=True)
    style.write_text(f"main {where} {{ hyphens: auto; width: 24mm }}", "utf-8")
    words = tree.Paragraph((tree.Text("internationalisation responsibilities"),))
    section = tree.Section((words, tree.ItemList((tree.ListItem((words,)),))), id="part")
    pdf = write_pdf(replace(short, blocks=(section,), assets={}), brand, PdfOptions(overrides=tmp_path)).data
    drawn = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert re.search(r"[a-z]-\n", drawn)
    assert "\N{HYPHEN}" not in drawn
