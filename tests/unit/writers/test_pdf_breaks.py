"""What stays in one piece on paper, what shows how it goes on, and how lists share a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html.html_writer import print_page
from outcome_reports.writers.pdf import lay_out, write_pdf
from outcome_reports.writers.pdf.weasyprint_patches.painted_pages import boxes, page_box
from tests.support.tag_tree import characters, tags_of


def _names(count: int, name: str) -> tree.ItemList:
    items = (tree.ListItem((tree.Paragraph((tree.Text(name),)),)) for _ in range(count))
    return tree.ItemList(tuple(items), id="who-names", role="names")


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (_names(9, "Brunei Darussalam"), True),
        (_names(8, "Brunei Darussalam"), False),
        (_names(9, "Lao People’s Democratic Republic"), False),
    ],
)
def test_many_short_names_are_in_three_columns(
    sample: tree.Document, brand: Brand, names: tree.ItemList, *, columns: bool
) -> None:
    heading = tree.Heading(2, (tree.Text("Who"),), id="who-heading")
    section = tree.Section((heading, names), id="who", role="participants")
    page = print_page(replace(sample, blocks=(section,)), brand, None)
    assert ("in-three" in page) == columns
    assert ('class="participants together"' in page) == (len(names.items) <= 16)


def test_items_that_go_on_over_a_page_show_no_second_bullet(sample: tree.Document, brand: Brand) -> None:
    items = [tree.ListItem((tree.Paragraph((tree.Text(f"item {number} " + "word " * 800),)),)) for number in range(2)]
    document = replace(sample, blocks=(tree.ItemList(tuple(items)), tree.ItemList((items[0],), ordered=True)))
    layout = lay_out(document, brand)
    found = [
        [
            box
            for box in _boxes(page)
            if box.element_tag in {"li", "li::before"} and not isinstance(box, boxes.InlineBox)
        ]
        for page in layout._layout.pages
    ]
    assert len(found) > 1
    parts = [box for page in found for box in page if box.element_tag == "li"]
    bullets = [box for page in found for box in page if box.element_tag == "li::before"]
    assert len(parts) > len(bullets) == 3


def test_names_shown_again_are_not_reported_again(sample: tree.Document, brand: Brand) -> None:
    words = tree.Paragraph((tree.Text("word " * 900),))
    row = tree.Row((tree.Cell((tree.Paragraph((tree.Text("R7"),)),), header=True), tree.Cell((words,))))
    head = tree.Row((tree.Cell((words_of("No."),), header=True), tree.Cell((words_of("Context"),), header=True)))
    table = tree.Table((tree.Column(0.2), tree.Column(0.8)), (head,), (row,), id="t", role="recommendations")
    data = write_pdf(replace(sample, blocks=(table,)), brand).data
    with pypdfium2.PdfDocument(data) as pdf:
        shown = [page.get_textpage().get_text_range().count("R7") for page in pdf]
    assert shown == [1] * len(shown)
    assert len(shown) > 1
    assert [characters(tag.text) for tag in tags_of(data).all() if tag.type == "TH"] == ["No.", "Context", "R7"]


def words_of(text: str) -> tree.Paragraph:
    return tree.Paragraph((tree.Text(text),))


def _boxes(page: Any) -> list[Any]:
    return [getattr(box, "_box", box) for box in page_box(page).descendants()]
