"""What stays in one piece on paper, and how lists share a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
import weasyprint

from outcome_reports import tree
from outcome_reports.brand import Brand
from outcome_reports.writers.html.writer import print_page
from outcome_reports.writers.pdf.floats import keep_floats_whole

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
