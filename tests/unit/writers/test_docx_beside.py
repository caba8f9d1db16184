"""What stands beside the text in Word: side-heads and figures in frames, charts drawn with shapes of the theme."""

from __future__ import annotations

import pytest
from lxml import etree

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.measures import SIDE, emu, twips
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from tests.support.sample_tree import figures, h, p, s
from tests.unit.writers.docx_reading import W, body, style, styles

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LONG = "Words that fill a line and some more of it. " * 20


def framed(root: etree._Element) -> list[str]:
    """The styles of the paragraphs in frames, in order."""
    return [style(one) for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}framePr") is not None]


def extent(drawing: etree._Element, side: str) -> int:
    """The length of a side of a drawing, in its own units."""
    found = drawing.find(f"{WP}extent")
    assert found is not None
    return int(found.get(side) or 0)


def test_a_spotlight_has_its_head_and_kind_in_one_frame_beside_its_text() -> None:
    root = body(s("a", "spotlight", h(4, "a-h", "Indonesia"), p("Member State", role="kind"), p("Text.", id="a-p1")))
    assert framed(root) == ["SideHeading3", "SpotlightKind"]
    frames = [frame.attrib for frame in root.iter(f"{W}framePr")]
    assert frames[0] == frames[1]
    assert frames[0][f"{W}w"] == str(twips(SIDE))
    rules = {name: style_sheet().paragraph[name].rules for name in framed(root)}
    assert len(set(rules.values())) == 1
    assert styles(root)[-1] == ("SpotlightEnd", "Text.")


def test_bookmarks_are_in_the_text_and_not_in_the_frame() -> None:
    root = body(s("a", "spotlight", h(4, "a-h", "Indonesia"), p("Member State", role="kind"), p("Text.", id="a-p1")))
    for mark in root.iter(f"{W}bookmarkStart"):
        parent = mark.getparent()
        assert parent is not None
        assert parent.find(f"{W}pPr/{W}framePr") is None
    assert {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")} == {"a", "a_h", "a_p1"}


def numeral_sizes(root: etree._Element) -> set[float | None]:
    """The sizes of key figures in points, None for that of their style."""
    found: set[float | None] = set()
    for properties in root.iter(f"{W}rPr"):
        named, size = properties.find(f"{W}rStyle"), properties.find(f"{W}sz")
        if named is not None and (named.get(f"{W}val") or "").startswith("KeyFigure"):
            found.add(int(size.get(f"{W}val") or 0) / 2 if size is not None else None)
    return found - {None} or found


@pytest.mark.parametrize(
    ("values", "smaller"),
    [
        (("46", "99,000", "31"), False),
        (("46", "12,500,000", "31"), True),
        (("900+", "2", "3", "4"), False),
        (("125,000", "2", "3", "4"), True),
        (("12", "1,250,000,000,000"), True),
    ],
)
def test_figures_in_columns_are_smaller_if_a_number_would_be_broken(values: tuple[str, ...], *, smaller: bool) -> None:
    root = body(s("a", "participation", h(2, "", "X"), figures("f", *((value, "counted") for value in values))))
    sizes = numeral_sizes(root)
    assert (sizes != {None}) is smaller
    # All of a list have one size.
    assert len(sizes) == 1


@pytest.mark.parametrize(
    ("value", "smaller"), [("432,000+", False), ("1,250,000,000", True), ("US$ 1,250,000,000", True)]
)
def test_a_figure_beside_a_text_is_smaller_if_it_would_be_broken(value: str, *, smaller: bool) -> None:
    root = body(s("a", "spotlight", h(4, "", "X"), p("First."), figures("f", (value, "counted")), p(LONG)))
    assert "KeyFigureBeside" in framed(root)
    assert (numeral_sizes(root) != {None}) is smaller


def test_figures_are_beside_a_text_that_is_long_enough_and_in_separate_lines_before_a_short_one() -> None:
    figure = figures("f", ("237", "officers"))
    beside = body(s("a", "spotlight", h(4, "", "X"), p("First."), figure, p(LONG)))
    before = body(s("a", "spotlight", h(4, "", "X"), p("First."), figure, p("Short.")))
    assert "KeyFigureBeside" in framed(beside)
    assert "KeyFigureBeside" not in framed(before)
    assert "KeyFigureLine" in [name for name, _ in styles(before)]
    (anchor,) = [one for one in beside.iter(f"{W}p") if one.find(f"{W}pPr/{W}keepLines") is not None][-1:]
    assert "".join(piece.text or "" for piece in anchor.iter(f"{W}t")).strip() == LONG.strip()


def test_bars_are_shapes_in_a_colour_of_the_theme_as_long_as_their_share() -> None:
    def row(label: str, bar: tree.Bar) -> tree.Row:
        return tree.Row((tree.Cell((p(label),), header=True), tree.Cell((p("1"),), bar=bar)))

    columns = (tree.Column(0.5), tree.Column(0.5))
    rows = (row("a", tree.Bar(1.0, units=4)), row("b", tree.Bar(0.5, hollow=True)), row("c", tree.Bar(0.0)))
    root = body(s("c", "chart", h(3, "", "T"), tree.Table(columns, (), rows, role="chart")))
    whole, half = root.iter(f"{WP}inline")
    lengths = [extent(drawing, "cx") for drawing in (whole, half)]
    assert abs(lengths[0] - 2 * lengths[1]) <= 2
    assert len(list(whole.iter(f"{A}xfrm"))) == 5  # the group and its four squares
    assert {colour.get("val") for colour in root.iter(f"{A}schemeClr")} == {"accent1"}
    (shape,) = half.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr")
    assert shape.find(f"{A}noFill") is not None
    assert shape.find(f"{A}ln/{A}solidFill") is not None
    for drawing in (whole, half):
        assert any(mark.get("val") == "1" for mark in drawing.iter("{*}decorative"))
        assert extent(drawing, "cy") == emu(3)


def test_a_quote_before_an_entry_has_a_paragraph_with_its_room() -> None:
    """A box that text flows round would leave the side-head of the entry beside it."""
    pulled = tree.Span((tree.Text("A sentence."),), role="pulled")
    opening = s("a", "introduction", tree.Paragraph((pulled, tree.Text(f" {LONG}"))), p(LONG * 9))
    root = body(s("c", "chapter", h(2, "h", "T"), opening, s("e", "spotlight", h(4, "eh", "Fiji"), p("Words."))))
    (anchor,) = root.iter(f"{WP}anchor")
    (holder,) = [paragraph for paragraph in root.iter(f"{W}p") if anchor in paragraph.iter(f"{WP}anchor")]
    spacing = holder.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert int(spacing.get(f"{W}after", "0")) * 635 > extent(anchor, "cy")
    assert anchor.find(f"{WP}wrapNone") is not None
