"""Rectangles on a page: what is in, what covers, and where a transformation takes them."""

from __future__ import annotations

import pytest

from outcome_reports.writers.pdf.judging.rectangles import Rectangle, common, cover, moved, within

AREA = (10.0, 20.0, 30.0, 60.0)


class Matrix:
    """A transformation as WeasyPrint has it."""

    def __init__(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self.parts = (a, b, c, d, e, f)

    def transform_point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.parts
        return a * x + c * y + e, b * x + d * y + f


@pytest.mark.parametrize(
    ("matrix", "found"),
    [
        (None, AREA),
        (Matrix(1, 0, 0, 1, 5, -5), (15, 15, 35, 55)),
        (Matrix(2, 0, 0, 0.5, 0, 0), (20, 10, 60, 30)),
        (Matrix(-1, 0, 0, 1, 0, 0), (-30, 20, -10, 60)),
        (Matrix(0, 1, -1, 0, 0, 0), (-60, 10, -20, 30)),
        (Matrix(1, 1, -1, 1, 0, 0), (-50, 30, 10, 90)),
    ],
)
def test_a_rectangle_that_is_moved_has_room_for_all_its_corners(matrix: Matrix | None, found: Rectangle) -> None:
    assert moved(AREA, matrix) == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (None, AREA),
        ((0.0, 0.0, 99.0, 99.0), AREA),
        ((20.0, 0.0, 99.0, 30.0), (20, 20, 30, 30)),
        ((0.0, 40.0, 20.0, 99.0), (10, 40, 20, 60)),
    ],
)
def test_what_two_have_in_common(other: Rectangle | None, found: Rectangle) -> None:
    assert common(AREA, other) == found


@pytest.mark.parametrize("side", range(4))
def test_what_is_within_may_be_a_pixel_outside(side: int) -> None:
    outwards = -1 if side < 2 else 1
    for pixels, fits in ((0.0, True), (1.0, True), (1.01, False)):
        area = tuple(edge + outwards * pixels * (at == side) for at, edge in enumerate(AREA))
        assert within(area, AREA) is fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "covered"),
    [
        ((0.0, 0.0, 10.0, 10.0), (0.0, 0.0, 10.0, 10.0), True),
        ((0.0, 0.0, 10.0, 10.0), (8.0, 0.0, 99.0, 99.0), False),
        ((0.0, 0.0, 10.0, 10.0), (7.9, 0.0, 99.0, 99.0), True),
        ((0.0, 0.0, 99.0, 99.0), (98.0, 0.0, 100.0, 10.0), False),
        ((0.0, 0.0, 99.0, 99.0), (97.9, 0.0, 100.0, 10.0), True),
        ((0.0, 0.0, 10.0, 4.0), (0.0, 3.0, 10.0, 9.0), False),
        ((0.0, 0.0, 10.0, 4.0), (0.0, 2.9, 10.0, 9.0), True),
        ((0.0, 0.0, 10.0, 10.0), (20.0, 20.0, 30.0, 30.0), False),
    ],
)
def test_one_covers_the_other_from_a_fifth_of_the_smaller_one(one: Rectangle, other: Rectangle, covered: bool) -> None:
    assert cover(one, other) is cover(other, one) is covered
