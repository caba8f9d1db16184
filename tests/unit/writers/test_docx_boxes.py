"""Boxes in Word are paragraphs that share a ground and straight edges; signatures are in rows, each in a column."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.measures import TEXT_WIDTH, emu
from outcome_reports.writers.docx.styles.style_sheet import Style, style_sheet
from tests.support.sample_tree import p, s
from tests.unit.writers.docx_reading import W, body, style, styles, text, value

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_POINTS = 72 / 25.4


def _asset(width: int, height: int) -> tree.Asset:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return tree.Asset(out.getvalue(), "image/png")


def _picture(number: int) -> tree.Section:
    image = tree.Image("it", "It", 100, share=1.0)
    words = (p(f"Caption {number}.", role="caption"), p("Whose.", role="credit"))
    return tree.Section((image, *words), id=f"i{number}", role=tree.Role.ILLUSTRATION)


_INSIDE: dict[str, tree.Block] = {
    "words": p("Words."),
    "quotation": tree.Quotation((p("It is."), p("A. Person", role="attribution"))),
    "picture": _picture(1),
    "pictures": s("two", "illustrations", _picture(2), _picture(3)),
    "points": tree.ItemList((tree.ListItem((p("One."), p("More of it."))), tree.ListItem((p("Two."),)))),
    "numbers": tree.ItemList((tree.ListItem((p("One."), p("More of it."))),), ordered=True),
}


def _own(style: Style, name: str) -> object:
    """A property of a style, its own or that of its base."""
    found = getattr(style, name)
    return found if found not in {None, ()} or not style.base else _own(style_sheet().paragraph[style.base], name)


@pytest.mark.parametrize("role", ["box", "takeaways"])
@pytest.mark.parametrize("inside", _INSIDE)
def test_whatever_is_in_a_box_has_its_ground_and_its_edges(role: str, inside: str) -> None:
    root = body(s("b", role, p("Title", role="box-title"), _INSIDE[inside]), assets={"it": _asset(60, 40)})
    used = [style_sheet().paragraph[name] for name, _ in styles(root) if name]
    assert len(used) > 1
    for one in used:
        edges = {rule.edge: rule for rule in _own(one, "rules")}  # type: ignore[attr-defined]
        left, right = ((_own(one, side) or 0.0) for side in ("left", "right"))
        assert _own(one, "fill") == "tint"
        assert edges["left"].distance - left * _POINTS == pytest.approx(10, abs=0.5)  # type: ignore[operator]
        assert edges["right"].distance - right * _POINTS == pytest.approx(10, abs=0.5)  # type: ignore[operator]
        # Word knows no greater distance.
        assert max(rule.distance for rule in edges.values()) <= 31


def test_what_is_outside_a_box_or_in_a_table_of_it_has_no_ground_of_a_box() -> None:
    cell = tree.Cell((_INSIDE["quotation"],))
    table = tree.Table((tree.Column(1.0),), (), (tree.Row((cell,)),), (), id="t")
    for block in (s("a", "part", *_INSIDE.values()), s("b", "box", table)):
        names = {name for name, _ in styles(body(block, assets={"it": _asset(60, 40)}))}
        assert not {name for name in names if name.startswith("Box")}


def test_pictures_side_by_side_share_the_width_of_a_box() -> None:
    root = body(s("b", "box", _INSIDE["pictures"]), assets={"it": _asset(60, 40)})
    assert {extent.get("cx") for extent in root.iter(f"{_WP}extent")} == {str(emu(TEXT_WIDTH / 2))}


def _signature(number: int, asset: str | None) -> tree.Section:
    image = (tree.Image(asset, "Signature", 40, 24),) if asset else ()
    return s(f"s{number}", "signature", *image, p(f"Name {number}", role="signatory"), p("Office", role="office"))


def _signed(*assets: str | None) -> etree._Element:
    section = s("all", "signatures", *(_signature(number, asset) for number, asset in enumerate(assets, 1)))
    return body(p("Words."), section, p("After."), assets={"flat": _asset(400, 100), "high": _asset(400, 200)})


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_signatures_are_in_rows_of_two(count: int) -> None:
    root = _signed(*[None] * count)
    rows: list[list[str]] = [[]]
    for paragraph in root.iter(f"{W}p"):
        rows[-1] += [text(paragraph)] if style(paragraph) == "Signatory" else []
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            rows.append([])
    names = [f"Name {number}" for number in range(1, count + 1)]
    assert [row for row in rows if row] == [names[first : first + 2] for first in range(0, count, 2)]
    breaks = [mark for mark in root.iter(f"{W}br") if value(mark, "type") == "column"]
    assert len(breaks) == count // 2


@pytest.mark.parametrize(
    ("assets", "lower"),
    [
        ((None, "high"), ["1134", ""]),
        (("high", None), ["", "1134"]),
        (("flat", "high"), ["567", ""]),
        (("high", "high"), ["", ""]),
        ((None, None), ["", ""]),
        (("high", None, None, None), ["", "1134", "", ""]),
    ],
)
def test_signatures_of_a_row_are_as_high_as_each_other(assets: tuple[str | None, ...], lower: list[str]) -> None:
    root = _signed(*assets)
    first = [one for one in root.iter(f"{W}p") if style(one) in {"SignatureImage", "Signatory"}]
    opening = [one for one in first if style(one) == "SignatureImage" or not _follows_picture(one)]
    assert [value(one.find(f"{W}pPr/{W}spacing"), "before") for one in opening] == lower


def _follows_picture(paragraph: etree._Element) -> bool:
    before = paragraph.getprevious()
    return before is not None and style(before) == "SignatureImage"
