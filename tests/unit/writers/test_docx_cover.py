"""What can be read on the ground of a cover and of the last page of a Word file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outcome_reports import tree
from outcome_reports.validating.word_rules import validate_word_rules
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.docx.oxml.measures import emu
from outcome_reports.writers.docx.pages.painted_grounds import painted
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from tests.support.grounds import BLOCKS, DEEP, NOTE, TEXTS, on_cover, table_with_head
from tests.support.sample_tree import h, p, s
from tests.unit.writers.docx_reading import BARE, BRAND, document, parts


@pytest.mark.parametrize("role", ["cover", "contact"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_every_text_can_be_read_on_the_ground_of_a_cover(block: tree.Block, role: str, tmp_path: Path) -> None:
    assert unreadable(on_cover(block, role), tmp_path) == []


@pytest.mark.parametrize("role", ["cover", "overview"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_text_can_be_read_in_the_head_of_a_table(text: tree.Block, role: str, tmp_path: Path) -> None:
    assert unreadable(on_cover(table_with_head(text), role), tmp_path) == []


def test_marks_in_headings_have_the_colour_of_the_heading() -> None:
    heading = tree.Heading(2, tuple(one for text in TEXTS.values() for one in text.children), id="h")
    made = parts(write_docx(document(s("o", "overview", heading, p("Words.")), NOTE), BRAND, BARE))
    styles = re.findall(rb'w:rStyle w:val="(\w+)"', made["word/document.xml"].partition(b"Words.<")[0])
    assert [style.decode() for style in styles] == ["HeadingLink", "HeadingNoteReference", "HeadingLeadName"]
    assert not [style for style in styles if style_sheet().character[style.decode()].colour]


def unreadable(whole: tree.Document, folder: Path) -> list[str]:
    """The contrasts that are too low in the Word file of a document."""
    file = folder / "a.docx"
    file.write_bytes(write_docx(whole, BRAND, BARE))
    failures = [failure for verdict in validate_word_rules([file]) for failure in verdict.failures]
    return [failure.message for failure in failures if failure.clause == "contrast"]


def test_marks_of_lists_have_the_colour_of_the_cover_there_alone() -> None:
    made = parts(write_docx(document(s("c", "cover", h(1, "t", "Title"), DEEP), s("o", "overview", DEEP)), BRAND, BARE))
    assert made["word/document.xml"].count(b'w:val="ListNumber"') == 1
    assert BRAND.cover_lead.lstrip("#").upper().encode() in made["word/numbering.xml"].upper()


@pytest.mark.parametrize(
    ("colours", "grounds"),
    [((), []), (("#143d2f", "#7a2733"), ["143D2F", "7A2733", "143D2F"]), (("#1d4b6b",), ["1D4B6B"] * 3)],
)
def test_the_heading_of_a_chapter_has_the_ground_of_its_band(colours: tuple[str, ...], grounds: list[str]) -> None:
    chapters = [
        s(f"c{at}", "chapter", tree.Heading(2, (tree.Text(f"Chapter {at}"),), number=str(at)), p("Words."), p("More."))
        for at in (1, 2, 3)
    ]
    brand = BRAND.model_copy(update={"chapters": colours})
    made = parts(write_docx(document(*chapters), brand, BARE))["word/document.xml"]
    found = re.findall(rb'w:pStyle w:val="ChapterHeading"/>.*?</w:pPr>', made)
    assert len(found) == 3
    assert [one for head in found for one in re.findall(r'w:fill="(\w{6})"', head.decode())] == grounds


@pytest.mark.parametrize("kind", ["routes", "contours", "ripples", "strings"])
def test_no_shape_of_a_ground_reaches_beyond_it(kind: str) -> None:
    circles = 0
    for seed in range(30):
        motif = BRAND.motif.model_copy(update={"kind": kind, "seed": seed})
        group = painted(BRAND.model_copy(update={"motif": motif}), 97.0, 60.0, 1.0)
        for place in group.element.iterfind(".//{*}spPr/{*}xfrm"):
            (x, y), (width, height) = (tuple(map(int, part.attrib.values())) for part in place)
            assert x >= 0 <= y
            assert x + width <= emu(group.width)
            assert y + height <= emu(group.height)
        circles += len(group.element.findall(".//{*}prstGeom[@prst='ellipse']"))
    assert circles or kind == "strings"
