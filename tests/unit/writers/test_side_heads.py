"""Heads beside a text are above it where they would reach a table, and in Word where they are taller than the text."""

from __future__ import annotations

import re

import pytest

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.html import print_page
from outcome_reports.writers.side_heads import has_no_room, head_lines, reaches_wide_block
from tests.support.sample_tree import h, p, s
from tests.unit.writers.docx_reading import W, body, document, style, text

_TABLE = tree.Table((tree.Column(1.0),), (), (tree.Row((tree.Cell((p("Cell."),)),)),), (), id="t")
_LONG = "Strengthening regional cooperation on migration security and protection"
_BOX = s("b", "box", p("Words."))


@pytest.mark.parametrize(
    ("title", "text", "reaches", "no_room"),
    [
        ("Short", (_TABLE,), True, True),
        ("Short", (p("Words."), _TABLE), True, True),
        ("Short", (p("Words. " * 30), _TABLE), False, False),
        (_LONG, (p("Words. " * 30), _TABLE), True, True),
        (_LONG, (p("Words. " * 100), _TABLE), False, False),
        (_LONG, (p("Words."),), False, True),
        (_LONG, (p("Words."), _BOX), False, True),
        (_LONG, (tree.Image("it", "It", 50),), False, False),
        ("Short", (p("Words."),), False, False),
        ("Short", (s("c", "chart", _TABLE),), True, True),
        ("Short", (s("b2", "box", _TABLE),), False, False),
    ],
)
def test_a_head_has_no_room_beside_a_table_or_a_shorter_text(
    title: str, text: tuple[tree.Block, ...], reaches: bool, no_room: bool
) -> None:
    section = s("a", "part", h(3, "a-h", title), *text)
    assert (reaches_wide_block(section), has_no_room(section)) == (reaches, no_room)


def test_every_line_of_a_head_counts() -> None:
    assert head_lines(s("a", "spotlight", h(4, "a-h", "Indonesia"), p("Member State", role="kind"), p("x" * 200))) == 2
    assert head_lines(s("a", "spotlight", h(4, "a-h", _LONG), p("x"))) == 5
    assert head_lines(s("a", "own-part", h(4, "a-h", _LONG), p("x"))) == 0


@pytest.mark.parametrize(("role", "level"), [("part", 3), ("spotlight", 4), ("passage", 4)])
@pytest.mark.parametrize(("first", "framed"), [(_TABLE, False), (p("Words. " * 30), True)])
def test_what_is_above_a_text_in_word_is_in_no_frame(role: str, level: int, first: tree.Block, framed: bool) -> None:
    section = s("a", role, h(level, "a-h", "Indonesia"), p("Member State", role="kind"), first, p("More. " * 30))
    heads = [one for one in body(section).iter(f"{W}p") if text(one) in {"Indonesia", "Member State"}]
    assert [one.find(f"{W}pPr/{W}framePr") is not None for one in heads] == [framed, framed]
    assert style(heads[0]).startswith("SideHeading") is framed


@pytest.mark.parametrize(("first", "above"), [(_TABLE, True), (p("Words. " * 30), False)])
def test_a_part_on_paper_has_its_head_above_a_table(brand: Brand, first: tree.Block, above: bool) -> None:
    page = print_page(document(s("a", "part", h(3, "a-h", "Sessions"), first, _TABLE)), brand, None)
    found = re.search(r'<section[^>]*class="([^"]*)"', str(page))
    assert found
    assert ("head-above" in found[1].split()) is above
