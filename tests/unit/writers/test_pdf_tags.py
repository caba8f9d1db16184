"""How single things are tagged in a PDF: languages, links, notes, abbreviations, and what goes on over a page."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from lxml import html

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html import print_page
from outcome_reports.writers.pdf import write_pdf
from outcome_reports.writers.pdf.tags import structure_types
from tests.support.sample_tree import sample_document
from tests.support.small_documents import SMALL_DOCUMENTS
from tests.support.tag_tree import Tag, characters, tags_of

HEAD = tree.Section((tree.Heading(1, (tree.Text("A title"),), id="title"),), id="cover", role="cover")
Tagged = Callable[..., Tag]


def p(*children: tree.Inline, id: str = "", lang: str | None = None) -> tree.Paragraph:
    return tree.Paragraph(children, id=id, lang=lang)


def section(*blocks: tree.Block) -> tree.Section:
    return tree.Section((tree.Heading(2, (tree.Text("A part"),), id="part-heading"), *blocks), id="part")


@pytest.fixture
def tagged(short: tree.Document, brand: Brand) -> Tagged:
    def tags(*blocks: tree.Block) -> Tag:
        labels = {**short.labels, "notes": "Notes"}
        document = replace(short, blocks=(HEAD, section(*blocks)), assets={}, labels=labels)
        return tags_of(write_pdf(document, brand).data)

    return tags


def test_words_and_blocks_in_another_language_say_so(tagged: Tagged) -> None:
    span = tree.Span((tree.Text("petits pas"),), lang="fr")
    quotation = tree.Quotation((p(tree.Text("Paso a paso.")),), lang="es")
    root = tagged(p(tree.Text("In "), span, tree.Text(".")), p(tree.Text("Langkah."), lang="id"), quotation)
    assert [(tag.type, tag.lang, tag.text.strip()) for tag in root.all() if tag.lang] == [
        ("Span", "fr", "petits pas"),
        ("P", "id", "Langkah."),
        ("BlockQuote", "es", "Paso a paso."),
    ]


def test_a_link_over_two_lines_is_one_and_says_where_it_leads(tagged: Tagged) -> None:
    words = " ".join(["a link of very many words"] * 6)
    root = tagged(p(tree.Link("https://example.org/a", (tree.Text(words),))))
    (link,) = root.all("Link")
    assert len(link.areas) > 1
    assert {area.description for area in link.areas} == {f"{words} (https://example.org/a)"}
    assert characters(link.text) == characters(words)


def test_a_note_has_its_number_as_label_and_is_referred_to(tagged: Tagged) -> None:
    note = tree.Note(1, (p(tree.Text("Words of the note.")),), id=tree.note_id(1))
    root = tagged(p(tree.Text("Words"), tree.NoteReference("a", 1)), note)
    (found,) = root.all("Note")
    assert found.id == "note-1"
    assert [(kid.type, kid.text.strip()) for kid in found.tags] == [("Lbl", "1"), ("P", "Words of the note.")]
    (reference,) = root.all("Reference")
    assert [area.description for link in reference.tags for area in link.areas] == ["1: Notes"]
    (back,) = found.tags[0].tags
    assert [area.description for area in back.areas] == ["1: Back to the text"]


def test_an_acronym_says_what_it_means(tagged: Tagged) -> None:
    root = tagged(p(tree.Text("The "), tree.Abbreviation("RSO", "Regional Support Office"), tree.Text(".")))
    assert [(tag.text.strip(), tag.expansion) for tag in root.all("Span")] == [("RSO", "Regional Support Office")]


def test_a_table_over_pages_is_one_with_its_head_read_once(short: tree.Document, brand: Brand) -> None:
    rows = [
        tree.Row(
            (tree.Cell((p(tree.Text(f"row {number}")),), header=True), tree.Cell((p(tree.Text("cell " * 40)),))),
            id=f"row-{number}",
        )
        for number in range(40)
    ]
    head = tree.Row(tuple(tree.Cell((p(tree.Text(name)),), header=True) for name in ("Number", "Words")))
    table = tree.Table((tree.Column(0.3), tree.Column(0.7)), (head,), tuple(rows), id="long")
    data = write_pdf(replace(short, blocks=(HEAD, section(table)), assets={}), brand).data
    pages = pypdf.PdfReader(BytesIO(data)).pages
    drawn = sum(page.extract_text().count("Number") for page in pages)
    assert drawn >= 3, "the head is drawn on each page that the table is on"
    root = tags_of(data)
    (found,) = root.all("Table")
    assert [kid.type for kid in found.tags] == ["THead", "TBody"]
    assert [row.id for row in found.tags[1].tags] == [f"row-{number}" for number in range(40)]
    assert root.text.count("Number") == 1


def test_a_paragraph_over_pages_is_one(tagged: Tagged) -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    root = tagged(p(tree.Text(words), id="long"))
    (found,) = (tag for tag in root.all("P") if tag.id == "long")
    assert characters(found.text) == characters(words)


def test_lists_within_lists_are_in_the_item(tagged: Tagged) -> None:
    inner = tree.ItemList((tree.ListItem((p(tree.Text("inner")),), number=3),), ordered=True)
    root = tagged(tree.ItemList((tree.ListItem((p(tree.Text("outer"), id="o"), inner)),)))
    outer, within = root.all("L")
    assert (outer.attributes["ListNumbering"], within.attributes["ListNumbering"]) == ("Disc", "Decimal")
    (item,) = outer.tags
    assert within in item.tags[-1].tags
    assert [(kid.type, kid.text.strip()) for kid in within.tags[0].tags] == [("Lbl", "3."), ("LBody", "inner")]


@pytest.mark.parametrize("numbers", [(1, 2, 4, 7), (0, 1), (3, 5)])
def test_items_have_the_numbers_that_were_typed(tagged: Tagged, numbers: tuple[int, ...]) -> None:
    entries = (tree.ListItem((p(tree.Text("words")),), number=number) for number in numbers)
    (found,) = tagged(tree.ItemList(tuple(entries), ordered=True)).all("L")
    assert [item.tags[0].text.strip() for item in found.tags] == [f"{number}." for number in numbers]


def test_every_element_of_our_templates_has_a_structure_type_or_no_meaning(brand: Brand) -> None:
    # What a template newly writes must be decided: content of other elements counts as that of the element around it.
    match = next(
        node for node in ast.walk(ast.parse(inspect.getsource(structure_types))) if isinstance(node, ast.Match)
    )
    cases = {node.value for case in match.cases for node in ast.walk(case.pattern) if isinstance(node, ast.Constant)}
    bare = {"body", "br", "col", "colgroup", "div", "em", "figure", "head", "html", "main", "meta", "span", "strong"}
    pages = (
        print_page(document, brand, None) for document in (sample_document(), *(d() for d in SMALL_DOCUMENTS.values()))
    )
    written = {str(element.tag) for page in pages for element in html.document_fromstring(page).iter()}
    assert written - cases - set(structure_types._TYPES) - structure_types._LISTS - {"style", "title"} == bare - cases


def test_drawings_of_charts_are_heard_by_nobody(short: tree.Document, brand: Brand) -> None:
    def cell(words: str, place: str = "", *, header: bool = False) -> tree.Cell:
        drawing = tree.Drawing(10.0, 3.0, (tree.Piece(0.0, 0.0, 5.0, 3.0, 2),), place) if place else None  # type: ignore[arg-type]
        return tree.Cell((p(tree.Text(words)),), header=header, drawing=drawing)

    head = tree.Row((cell("Room", header=True), cell("Calls", "above", header=True)))
    rows = (
        tree.Row((cell("North", "below", header=True), cell("4"))),
        tree.Row((cell("South", "before", header=True), cell("5"))),
    )
    table = tree.Table((tree.Column(0.5), tree.Column(0.5)), (head,), rows, id="calls", role=tree.Role.CHART)
    data = write_pdf(replace(short, blocks=(HEAD, section(table)), assets={}), brand).data
    heads: list[str] = []

    def visit(item: object) -> None:
        element = item.get_object() if isinstance(item, pypdf.generic.IndirectObject) else item
        if isinstance(element, list):
            for kid in element:
                visit(kid)
        elif isinstance(element, dict) and "/S" in element:
            if element["/S"] == "/TH":
                heads.append(str(element.get("/A")))
                assert "/Alt" not in element
            visit(element.get("/K", []))

    visit(pypdf.PdfReader(BytesIO(data)).root_object["/StructTreeRoot"]["/K"])  # type: ignore[index]
    assert len(heads) == 4
    assert all("/Scope" in head and "/BBox" not in head for head in heads)
