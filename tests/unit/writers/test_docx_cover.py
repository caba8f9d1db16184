"""What can be read on the ground of a cover and of the last page of a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.validating.word_rules import validate_word_rules
from outcome_reports.writers.docx import write_docx
from tests.support.sample_tree import h, items, p, s, t
from tests.unit.writers.docx_reading import BARE, BRAND, document, parts

LINK = tree.Link(target="https://example.org/a", children=(t("a link"),))
DEEP = tree.ItemList((tree.ListItem((p("A point with ", LINK, "."), items("deeper"))),), id="l", ordered=True)
BLOCKS: dict[str, tree.Block] = {
    "a list": items("one", "two"),
    "a numbered list in two levels": DEEP,
    "a quotation": tree.Quotation((p("Quoted from ", LINK, "."), DEEP), id="q"),
    "a paragraph": p("Words with ", LINK, "."),
}


@pytest.mark.parametrize("role", ["cover", "contact"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_every_text_can_be_read_on_the_ground_of_a_cover(block: tree.Block, role: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    whole = document(
        s("c", role, h(1, "t", "The title"), block), s("o", "overview", h(2, "x", "Overview"), p("Words."))
    )
    file.write_bytes(write_docx(whole, BRAND, BARE))
    failures = [failure for verdict in validate_word_rules([file]) for failure in verdict.failures]
    assert [failure for failure in failures if failure.clause == "contrast"] == []


def test_marks_of_lists_have_the_colour_of_the_cover_there_alone() -> None:
    made = parts(write_docx(document(s("c", "cover", h(1, "t", "Title"), DEEP), s("o", "overview", DEEP)), BRAND, BARE))
    assert made["word/document.xml"].count(b'w:val="ListNumber"') == 1
    assert BRAND.cover_lead.lstrip("#").upper().encode() in made["word/numbering.xml"].upper()
