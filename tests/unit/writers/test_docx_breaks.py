"""Where pages of Word files may end."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from outcome_reports import tree
from outcome_reports.writers.docx import write_docx
from tests.unit.writers.docx_reading import BARE, BRAND, W, document, parts


def body_of(*blocks: tree.Block) -> Any:
    return etree.fromstring(parts(write_docx(document(*blocks), BRAND, BARE))["word/document.xml"])


def words(text: str) -> tree.Paragraph:
    return tree.Paragraph((tree.Text(text),))


def table(role: str, *rows: str) -> tree.Table:
    head = tree.Row((tree.Cell((words("Head"),), header=True),))
    body = tuple(tree.Row((tree.Cell((words(row),)),)) for row in rows)
    return tree.Table((tree.Column(1.0),), (head,), body, id="t", role=role)


def kept(element: Any) -> bool:
    return element.find(f".//{W}keepNext") is not None


@pytest.mark.parametrize(
    ("role", "rows", "first", "apart", "last"),
    [
        ("glossary", 6, 6, 0, 0),
        ("glossary", 9, 9, 0, 0),
        ("glossary", 10, 5, 1, 4),
        ("glossary", 20, 5, 11, 4),
        ("matrix", 33, 8, 18, 7),
        ("data", 9, 2, 6, 1),
        ("data", 4, 4, 0, 0),
        ("recommendations", 9, 0, 9, 0),
    ],
)
def test_first_and_last_rows_of_short_lines_stay_together(
    role: str, rows: int, first: int, apart: int, last: int
) -> None:
    found = body_of(table(role, *["row"] * rows)).findall(f".//{W}tr")
    assert [kept(row) for row in found] == [True] * first + [False] * apart + [True] * last + [False]


@pytest.mark.parametrize(("lines", "parted"), [(14, [True, False]), (30, [True, True])])
def test_the_last_row_is_parted_only_if_it_is_very_long(lines: int, parted: list[bool]) -> None:
    text = "x" * 108 * lines
    found = body_of(table("recommendations", text, text)).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in found] == [False, *parted]


@pytest.mark.parametrize(
    ("lines", "other", "parted"),
    [(13, 2, False), (20, 2, False), (20, 15, False), (20, 16, True), (29, 2, False), (30, 2, True)],
)
def test_a_row_is_not_parted_where_a_cell_would_be_empty(lines: int, other: int, parted: bool) -> None:
    cells = (tree.Cell((words("R1"),), header=True), *(tree.Cell((words("x" * 36 * n),)) for n in (lines, other)))
    three = tree.Table((tree.Column(1.0),) * 3, (), (tree.Row(cells), tree.Row(cells)), id="t", role="recommendations")
    first = body_of(three).find(f".//{W}tr")
    assert (first.find(f"{W}trPr/{W}cantSplit") is None) == parted


def test_key_figures_stay_with_the_text_that_they_end() -> None:
    figure = tree.Paragraph((tree.Span((tree.Text("25"),), role="figure"), tree.Text(" "), tree.Text("agencies")))
    figures = tree.ItemList((tree.ListItem((figure,)),), id="f", role="key-figures")
    section = tree.Section((words("Text."), figures), id="s", role="spotlight")
    texts = [found for found in body_of(section).iter(f"{W}p") if "Text." in "".join(found.itertext())]
    assert [kept(found) for found in texts] == [True]


@pytest.mark.parametrize("new_page", [True, False])
def test_a_section_begins_a_page_if_it_says_so(new_page: bool) -> None:
    title = tree.Heading(2, (tree.Text("Section"),))
    section = tree.Section((title, words("Text.")), role="overview", new_page=new_page)
    found = body_of(tree.Section((words("Before."),)), section).iter(f"{W}p")
    assert [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in found] == [False, new_page, False]


def test_figures_that_are_not_paragraphs_lose_no_words() -> None:
    inner = tree.ItemList((tree.ListItem((words("of them women"),)),))
    items = (tree.ListItem((words("25 agencies"), inner)), tree.ListItem((words("3 days"),)))
    figures = tree.ItemList(items, id="f", role="key-figures")
    written = ["".join(found.itertext()) for found in body_of(figures).iter(f"{W}p")]
    assert written == list(tree.lines_of((figures,))) == ["25 agencies", "of them women", "3 days"]
