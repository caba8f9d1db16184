"""How charts are drawn: series that differ in grey, the same rectangles in HTML and in Word."""

from __future__ import annotations

import itertools
import re

import pytest

from outcome_reports.branding.brand import Palette
from outcome_reports.tree import Drawing, Piece
from outcome_reports.writers.chart_looks import AXIS, framed, lines_on, look_of, mirrored
from outcome_reports.writers.html.chart_svg import chart_svg


def piece(look: int | None) -> Piece:
    return Piece(10.0, 5.0, 8.0, 4.0, look)


def test_no_two_series_are_filled_alike_without_colour() -> None:
    looks = [look_of(piece(at)) for at in range(8)]
    for one, other in itertools.combinations(looks, 2):
        assert one.lines != other.lines or abs(one.ground - other.ground) >= 0.3, (one, other)
    assert look_of(piece(None)) is AXIS
    assert {look.ink for look in (*looks, AXIS)} <= Palette.model_fields.keys()


@pytest.mark.parametrize("look", range(8))
def test_lines_end_at_the_edges_of_their_piece(look: int) -> None:
    for x1, y1, x2, y2 in lines_on(piece(look)):
        assert (x1, y1) != (x2, y2)
        for x, y in ((x1, y1), (x2, y2)):
            assert 10 <= x <= 18
            assert 5 <= y <= 9
            assert x in {10, 18} or y in {5, 9}


@pytest.mark.parametrize("look", range(8))
def test_lines_of_one_direction_are_a_millimetre_apart_and_half_of_one_from_the_edge(look: int) -> None:
    found = list(lines_on(Piece(0.0, 0.0, 8.0, 4.0, look)))
    by_direction: dict[str, list[float]] = {}
    for x1, y1, x2, y2 in found:
        if x1 == x2:
            by_direction.setdefault("|", []).append(x1)
        elif y1 == y2:
            by_direction.setdefault("-", []).append(y1)
        else:
            assert abs(x2 - x1) == pytest.approx(abs(y2 - y1), abs=0.02)
            falls = (x2 - x1) * (y2 - y1) > 0
            # How far the line is from a corner of the piece.
            from_corner = (8.0 - x1 + y1 if falls else x1 + y1) / 2**0.5
            by_direction.setdefault("\\" if falls else "/", []).append(from_corner)
    assert set(by_direction) == set(look_of(piece(look)).lines)
    for direction, places in by_direction.items():
        wide = {"|": 8.0, "-": 4.0}.get(direction, 12 / 2**0.5)
        expected = [at + 0.5 for at in range(round(wide + 0.49)) if at + 0.5 < wide]
        assert sorted(places) == pytest.approx(expected, abs=0.02), direction


@pytest.mark.parametrize(("width", "height"), [(0.0, 4.0), (0.01, 4.0), (8.0, 0.0), (1e-9, 1e-9), (300.0, 0.3)])
def test_pieces_of_almost_no_size_are_drawn(width: float, height: float) -> None:
    thin = Piece(0.0, 0.0, width, height, 2)
    frame = framed(thin)
    assert frame.width >= 0
    assert frame.height >= 0
    assert len(list(lines_on(thin))) < 500


def test_a_drawing_for_words_from_right_to_left_is_mirrored() -> None:
    drawing = Drawing(20.0, 9.0, (piece(0),), "below")
    assert mirrored(drawing).pieces[0].left == 2.0
    assert mirrored(mirrored(drawing)) == drawing


def test_svg_has_the_colours_of_the_page_or_those_that_are_given() -> None:
    drawing = Drawing(20.0, 9.0, (piece(0), piece(2), piece(None)), "below")
    screen, paper = chart_svg(drawing, {}), chart_svg(drawing, {"secondary": "#123456"})
    assert "color=" not in screen
    assert paper.count('color="#123456"') == 1
    assert 'aria-hidden="true"' in screen
    assert re.findall(r'class="(ink-\w+)"', screen) == ["ink-secondary", "ink-primary", "ink-ink"]
    assert "style=" not in screen
