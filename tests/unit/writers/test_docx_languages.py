"""Languages and directions: Word is told what is written how, down to single words."""

from __future__ import annotations

from lxml import etree

from outcome_reports import tree
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.oxml.measures import HANG, TEXT_WIDTH
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from tests.support.sample_tree import h, items, p, t, table
from tests.unit.writers.docx_reading import BARE, BRAND, W, body_of, document, parts, value


def test_the_default_language_is_that_of_the_document() -> None:
    data = write_docx(document(p("Mots."), lang="fr-FR"), BRAND, BARE)
    styles = etree.fromstring(parts(data)["word/styles.xml"])
    assert value(styles.find(f"{W}docDefaults//{W}lang")) == "fr-FR"


def test_words_in_another_language_say_so() -> None:
    span = tree.Span(children=(t("petits pas"),), lang="fr")
    data = write_docx(document(p("A word: ", span), p("Kata.", lang="id")), BRAND, BARE)
    languages = [run.find(f"{W}rPr/{W}lang") for run in body_of(data).iter(f"{W}r")]
    assert [None if found is None else found.get(f"{W}val") for found in languages] == [None, "fr", "id"]


def test_a_document_from_right_to_left() -> None:
    rows = [tree.Row(cells=(tree.Cell(blocks=(p("واحد"),), header=True), tree.Cell(blocks=(p("اثنان"),))))]
    blocks = (
        h(2, "a", "عنوان", number="1"),
        p("كلمات and words"),
        items("أ", ordered=True),
        table("t", "glossary", (0.5, 0.5), ("أ", "ب"), rows),
    )
    data = write_docx(document(*blocks, lang="ar", dir="rtl", mark="مسودة"), BRAND, BARE)
    body = body_of(data)
    paragraphs = list(body.iter(f"{W}p"))
    assert len(paragraphs) > 4
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in paragraphs)
    assert body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    (section,) = body.iter(f"{W}sectPr")
    assert section.find(f"{W}bidi") is not None
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    assert int(margins.get(f"{W}left") or 0) < int(margins.get(f"{W}right") or 0)
    assert body.find(f".//{W}r/{W}rPr/{W}rtl") is not None


def test_hanging_styles_hang_as_far_as_the_page_allows() -> None:
    sheet = style_sheet()
    reach = {name: (style.left or 0) - (style.hanging or 0) for name, style in sheet.paragraph.items()}
    assert {name for name, left in reach.items() if left < -HANG} == {"OpeningImage"}  # it bleeds off the page
    ends = {tab.position for style in sheet.paragraph.values() for tab in style.tabs if tab.align == "right"}
    assert ends == {TEXT_WIDTH}


def test_styles_are_based_on_styles_that_are_there() -> None:
    sheet = style_sheet()
    for group in (sheet.paragraph, sheet.character):
        for name, style in group.items():
            assert style.base is None or style.base in group, name
            assert style.next is None or style.next in group, name
