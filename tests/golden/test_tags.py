"""The tag trees of our PDFs, which is what people who cannot see the pages are read; and what must hold for each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pypdf
import pytest

import outcome_reports as outr
from outcome_reports import tree
from outcome_reports.reading import read_brand
from outcome_reports.writers.pdf import write_pdf
from tests.support.marked_text import spelled_by_mark
from tests.support.small_documents import SMALL_DOCUMENTS
from tests.support.tag_tree import Tag, characters, digest_of_tags, outline_of_tags, tags_of

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENTS = (
    "third-2025 statement",
    "third-2025 summary",
    "third-2025 PHL",
    "fourth-2026 statement",
    "fourth-2026 summary",
    "fourth-2026 IDN",
)
TOO_LONG = "fourth-2026 statement"
"""Of this only the sections are compared: small documents and the others have all elements."""
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@functools.cache
def document(name: str) -> outr.OutcomeDocument:
    folder, kind = name.split()
    edition = outr.load(CONTENT / folder)
    match kind:
        case "statement":
            return edition.statement()
        case "summary":
            return edition.summary()
    return edition.excerpt(kind)


@functools.cache
def tags(name: str) -> Tag:
    return tags_of(document(name).to_pdf())


@functools.cache
def reader(name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(document(name).to_pdf()))


each = pytest.mark.parametrize("name", DOCUMENTS)


Kind = TypeVar("Kind", bound=tree.AnyBlock)


def blocks(name: str, kind: type[Kind]) -> list[Kind]:
    return [block for block in tree.blocks_of(document(name).tree.blocks) if isinstance(block, kind)]


@each
def test_tags(name: str, golden: Callable[[str, str], None]) -> None:
    outline = digest_of_tags if name == TOO_LONG else outline_of_tags
    golden(f"tags/{name.replace(' ', '-')}.txt", outline(tags(name)))


@pytest.mark.parametrize("name", SMALL_DOCUMENTS)
def test_tags_of_small_documents(name: str, golden: Callable[[str, str], None]) -> None:
    golden(
        f"tags/small/{name}.txt", outline_of_tags(tags_of(write_pdf(SMALL_DOCUMENTS[name](), read_brand("rso")).data))
    )


def outline_of_lines(*lines: str) -> str:
    return outline_of_tags(Tag("P", [*lines]))


def test_golden_trees_do_not_change_with_the_breaks_of_lines() -> None:
    whole = outline_of_lines("Co-operation on pre- and post-arrival aid – 2025–2026 – and/or not - so")
    broken = ("Co-", "operation on", "pre- and post-", "arrival aid –", "2025–", "2026", "– and/", "or not -", "so")
    assert outline_of_lines(*broken) == whole
    assert outline_of_lines("a - b", "– c") == "P: a - b – c\n"


@each
def test_every_element_is_one_on_however_many_pages(name: str) -> None:
    assert len(list(tags(name).all(*HEADINGS))) == len(blocks(name, tree.Heading))
    assert len(list(tags(name).all("Table"))) == len(blocks(name, tree.Table))
    assert len(list(tags(name).all("L"))) == len(blocks(name, tree.ItemList))
    ids = [tag.id for tag in tags(name).all() if tag.id]
    assert len(ids) == len(set(ids))
    assert {block.id for block in blocks(name, tree.Section) if block.id} <= set(ids)


@each
def test_headings_do_not_jump(name: str) -> None:
    levels = [int(tag.type[1:]) for tag in tags(name).all(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@each
def test_tables_have_header_cells_that_say_what_they_are_about(name: str) -> None:
    for table in tags(name).all("Table"):
        assert [tag.type for tag in table.tags if tag.type != "Caption"] == ["THead", "TBody"]
        (head,), body = table.all("THead"), next(iter(table.all("TBody"))).tags
        (row,) = head.tags
        assert {(cell.type, cell.attributes.get("Scope")) for cell in row.tags} == {("TH", "Column")}
        assert body
        for line in body:
            assert len(line.tags) == len(row.tags)
            first, *others = line.tags
            assert (first.type, first.attributes.get("Scope")) == ("TH", "Row")
            assert {cell.type for cell in others} <= {"TD"}


@each
def test_lists_are_lists(name: str) -> None:
    for found in tags(name).all("L"):
        numbered = found.attributes["ListNumbering"] == "Decimal"
        for item in found.tags:
            assert item.type == "LI"
            assert [kid.type for kid in item.tags] == (["Lbl", "LBody"] if numbered else ["LBody"])
            assert not [kid for kid in item.kids if isinstance(kid, str)]


@each
def test_links_say_where_they_lead(name: str) -> None:
    links = list(tags(name).all("Link"))
    for link in links:
        assert link.areas
        (description,) = {area.description for area in link.areas}
        assert characters(link.own_text)
        assert characters(link.own_text) in characters(description)
    on_pages = sum(1 for page in reader(name).pages for _ in page.get("/Annots", ()))
    assert on_pages == sum(len(link.areas) for link in links)


@each
def test_contents_read_out_pages_and_no_leaders(name: str) -> None:
    entries = list(tags(name).all("TOCI"))
    assert len(entries) == sum(len(block.entries) for block in blocks(name, tree.Contents))
    for entry in entries:
        reference = entry.tags[0]
        (link,) = reference.tags
        assert (reference.type, link.type) == ("Reference", "Link")
        assert [kid.spoken.partition(" ")[0] for kid in link.tags] == ["Page"]
        assert "." not in link.text.replace(link.own_text, "")


@each
def test_pictures_have_a_text(name: str) -> None:
    figures = list(tags(name).all("Figure"))
    assert [figure.alt for figure in figures] == [block.alt for block in blocks(name, tree.Image) if block.alt]


@each
def test_every_heading_is_a_bookmark(name: str) -> None:
    headings = [characters(tag.own_text) for tag in tags(name).all(*HEADINGS)]
    assert [characters(title) for title in _titles(reader(name).outline)] == headings


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


@each
def test_the_window_shows_the_title(name: str) -> None:
    root: Any = reader(name).root_object
    metadata = reader(name).metadata
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert metadata is not None
    assert metadata.title == document(name).tree.metadata.title
    assert root["/Lang"] == document(name).tree.lang


@each
def test_running_heads_are_not_read(name: str) -> None:
    """The words of the tags are those of the document, once, so that what is drawn besides is decoration."""
    assert characters(tags(name).own_text) == "".join(tree.words_of(document(name).tree.blocks))


@each
def test_words_are_apart_for_readers_that_guess_nothing(name: str) -> None:
    strict = tags_of(document(name).to_pdf(), spelled_by_mark(document(name).to_pdf()))
    assert strict.words == tree.words_of(document(name).tree.blocks)
