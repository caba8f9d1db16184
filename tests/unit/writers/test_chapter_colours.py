"""A colour for each chapter, where the brand has some."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.reading import read_brand
from outcome_reports.writers.chapter_palette import tab_top
from outcome_reports.writers.docx import write_docx
from outcome_reports.writers.html import write_html
from outcome_reports.writers.html.chapter_colours import CHANGED, chapter_colours
from outcome_reports.writers.html.stylesheets import with_brand
from tests.support.sample_tree import sample_document
from tests.unit.writers.docx_reading import parts

COLOURS = ("#12294b", "#5a2030")


def brand(**changes: Any) -> Brand:
    return Brand.model_validate(read_brand("rso").model_dump() | {"chapters": COLOURS} | changes)


def plain() -> Brand:
    """The house brand without colours and drawings for chapters."""
    whole = read_brand("rso")
    return brand(chapters=(), motif=whole.motif.model_copy(update={"chapters": ()}).model_dump())


def chapters() -> list[str]:
    found = [block for block in tree.blocks_of(sample_document().blocks) if isinstance(block, tree.Section)]
    return [block.id for block in found if block.role == tree.Role.CHAPTER]


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_chapters_take_the_colours_in_turn(medium: str) -> None:
    rules = chapter_colours(sample_document(), brand(), medium)
    given = dict(re.findall(r"#([\w-]+)\{--cover:(#\w+);", rules))
    assert given == {id: COLOURS[place % 2] for place, id in enumerate(chapters())}
    assert len(given) > len(COLOURS)


def test_a_brand_without_such_colours_changes_nothing() -> None:
    document = sample_document()
    assert chapter_colours(document, plain(), "screen") == ""
    assert b"--cover:#5a2030" in write_html(document, brand())
    assert b"--cover:#5a2030" not in write_html(document, plain())


def test_pages_have_names_that_css_takes_whatever_the_id() -> None:
    section = tree.Section((tree.Heading(2, (tree.Text("A"),), number="1"),), id="auto", role=tree.Role.CHAPTER)
    rules = chapter_colours(replace(sample_document(), blocks=(section,)), brand(), "print")
    assert "#auto{page:chapter-1}" in rules
    assert "@page chapter-1{" in rules


def test_each_chapter_has_a_tab_at_the_edge_of_its_pages() -> None:
    tab = r'@right-top\{content:"";background:(#\w+);width:4mm;height:15mm;margin-top:(\d+)mm;margin-left:18mm\}'
    found = re.findall(tab, chapter_colours(sample_document(), brand(), "print"))
    assert found == [(COLOURS[place % 2], str(6 + 18 * place)) for place in range(len(chapters()))]


def test_dark_screens_keep_their_own_colours() -> None:
    rules = chapter_colours(sample_document(), brand(), "screen")
    lines = [line for line in rules.splitlines() if "--primary" in line]
    assert lines
    for line in lines:
        assert line.startswith("@media not (prefers-color-scheme:dark){")


def test_openings_in_word_have_them_too() -> None:
    document = parts(write_docx(sample_document(), brand()))["word/document.xml"]
    assert b"5A2030" in document
    assert b"5A2030" not in parts(write_docx(sample_document(), plain()))["word/document.xml"]


def test_in_word_running_heads_edges_and_contents_have_them() -> None:
    found = parts(write_docx(sample_document(), brand()))
    heads = [data for name, data in found.items() if name.startswith("word/header") and b"5A2030" in data]
    assert len(heads) == 2 * len(chapters()[1::2])
    assert all(b"wp:anchor" in head for head in heads)


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_chapters_take_the_drawings_in_turn(medium: str) -> None:
    motif = read_brand("rso").motif.model_copy(update={"chapters": ("strings", "ripples")})
    rules = chapter_colours(sample_document(), brand(motif=motif.model_dump()), medium).splitlines()
    drawn = [re.findall(r"#([\w-]+)>h2[,{]", rule) for rule in rules if "motif" in rule]
    assert drawn == [chapters()[0::2], chapters()[1::2]]
    assert len({rule.partition("{")[2] for rule in rules if "motif" in rule}) == 2


@pytest.mark.parametrize(
    ("colour", "pair"),
    [("#8fd3da", "#8fd3da on #ffffff"), ("#777777", "#777777 on #ffffff"), ("#0b6471", "#8fd3da on #0b6471")],
)
def test_a_colour_that_cannot_be_read_is_refused_with_its_pair(colour: str, pair: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"the chapters’ colour {colour} ({pair})")):
        brand(chapters=[colour])


def test_what_differs_from_chapter_to_chapter_is_left_open_in_rules_for_paper() -> None:
    rules = chapter_colours(sample_document(), brand(), "print")
    assert set(re.findall(r"--([\w-]+):", rules)) == set(CHANGED)
    assert with_brand("p{color:var(--primary);margin:var(--side)}", brand(), CHANGED) == (
        "p{color:var(--primary);margin:var(--side)}"
    )
    own = with_brand("p{color:var(--primary);background:var(--tint)}", brand(), ())
    assert own == f"p{{color:{brand().light.primary};background:{brand().light.tint}}}"
    assert with_brand(":root{--tint:red}p{color:var(--tint)}", brand(), ()) == ":root{--tint:red}p{color:var(--tint)}"


def test_tabs_go_down_the_edge_and_begin_again_at_the_top() -> None:
    assert [tab_top(place) for place in (0, 1, 11, 12, 13)] == [6, 24, 204, 6, 24]
