"""The block of an HTML page that a line and column are in."""

from __future__ import annotations

import pytest

from outcome_reports.validating.html_blocks import HtmlBlocks


@pytest.mark.parametrize(
    ("line", "column", "block"), [(1, 1, None), (1, 20, "a"), (2, 3, "a"), (3, 12, "b"), (4, 3, "a"), (5, 8, None)]
)
def test_the_block_of_a_place_is_the_nearest_around_it(line: int, column: int, block: str | None) -> None:
    page = '<main> <section id="a">\n<br>words<p>open\n<div id="b"><b>x</b></div>\nwords</section>\n</main>words'
    assert HtmlBlocks(page).block_at(line, column) == block


@pytest.mark.parametrize(
    ("page", "column", "block"),
    [
        ('<p id="a">x</p>y', 16, None),
        ('<p id="a">x<i>y</i>z</p>', 20, "a"),
        # An element without end tag holds nothing, so what follows it is in what is around it.
        ('<p id="a"><img id="b">x</p>', 23, "a"),
        ('<p id="a"><img id="b">x</p>', 12, "b"),
        ('<p id="a"><img id="b"><br>x</p>', 27, "a"),
        # An end tag ends what was left open inside, and one that nothing opened ends nothing.
        ('<div id="a"><b id="b"><i>x</div>y', 33, None),
        ('<div id="a"></p>x</div>', 17, "a"),
        ('<div id="a"><div id="b"></div>x</div>', 31, "a"),
        ('<p id="">x</p>', 10, None),
        ("", 1, None),
    ],
)
def test_what_is_left_open_or_closed_twice_leads_nobody_astray(page: str, column: int, block: str | None) -> None:
    assert HtmlBlocks(page).block_at(1, column) == block


def test_a_tag_may_go_on_over_several_lines() -> None:
    blocks = HtmlBlocks('<p id="a"><img\n  id="b"\n>x</p>')
    assert [blocks.block_at(line, column) for line, column in ((1, 12), (2, 3), (3, 1), (3, 2))] == ["b", "b", "b", "a"]
