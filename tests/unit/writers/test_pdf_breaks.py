"""What stays in one piece on paper, what shows how it goes on, and how lists share a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html.html_writer import print_page
from outcome_reports.writers.pdf import write_pdf
from outcome_reports.writers.pdf.continuing import mend_continuations
from outcome_reports.writers.pdf.floats import keep_floats_whole
from tests.support.tag_tree import characters, tags_of

_PAGES = "<style>@page{size:100mm 100mm;margin:0}p,i{display:block;margin:0}div{float:left;break-inside:%s}</style>"


@pytest.mark.parametrize(("inside", "page"), [("avoid", 1), ("auto", 0)])
def test_floats_are_parted_only_where_they_may_be(inside: str, page: int) -> None:
    keep_floats_whole()
    figures = "".join(f"<i id='f{number}' style='height:20mm;width:20mm'></i>" for number in range(2))
    html = f"{_PAGES % inside}<p style='height:70mm'></p><div>{figures}</div><p style='height:20mm'></p>"
    pages = weasyprint.HTML(string=html).render().pages
    assert ["f0" in found.anchors for found in pages].index(True) == page


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
def test_many_short_names_stand_in_three_columns(
    sample: tree.Document, brand: Brand, names: tree.ItemList, *, columns: bool
) -> None:
    heading = tree.Heading(2, (tree.Text("Who"),), id="who-heading")
    section = tree.Section((heading, names), id="who", role="participants")
    page = print_page(replace(sample, blocks=(section,)), brand, None)
    assert ("in-three" in page) == columns
    assert ('class="participants together"' in page) == (len(names.items) <= 16)


_TABLE = """<style>@page{size:100mm 100mm;margin:0}p{margin:0;height:30mm}table{width:100%}
li{background:linear-gradient(red,red)}</style><p style='height:50mm'></p><table><tr><th scope=row><p>R7</p></th>
<td><ul><li><p>one</p><p>two</p></li></ul></td></tr></table>"""


def test_rows_that_go_on_show_their_name_and_items_no_second_bullet() -> None:
    pages = weasyprint.HTML(string=_TABLE).render().pages
    assert "R7" not in _words(_boxes(pages[1]))
    mend_continuations(pages)
    before, after = map(_boxes, pages)
    assert _words(before) == ["R7", "one"]
    assert _words(after) == ["R7", "two"]
    assert [_has_bullet(found) for found in (before, after)] == [True, False]


def test_names_shown_again_are_not_told_again(sample: tree.Document, brand: Brand) -> None:
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
    return list(page._page_box.descendants())


def _words(found: list[Any]) -> list[str]:
    return [box.text for box in found if isinstance(box, boxes.TextBox)]


def _has_bullet(found: list[Any]) -> bool:
    return any(box.background is not None for box in found if box.element_tag == "li" and hasattr(box, "background"))
