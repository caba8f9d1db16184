"""Rectangles on a page: left, top, right, bottom in CSS pixels, from the upper left corner."""

from __future__ import annotations

from typing import Any

Rectangle = tuple[float, float, float, float]

TOLERANCE = 1.0
"""Tolerance in CSS pixels for content outside its place."""
_OVER = 0.2
"""The minimum share of the smaller of two rectangles for one to cover the other."""


def moved(area: Rectangle, matrix: Any) -> Rectangle:
    """Return the rectangle around `area` as a transformation leaves it, `area` where `matrix` is None."""
    if matrix is None:
        return area
    left, top, right, bottom = area
    corners = [matrix.transform_point(x, y) for x in (left, right) for y in (top, bottom)]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def common(one: Rectangle, other: Rectangle | None) -> Rectangle:
    """Return the intersection of two rectangles; all of `one` if there is no other."""
    if other is None:
        return one
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def within(area: Rectangle, room: Rectangle) -> bool:
    """Return whether `area` is in `room`, within the tolerance."""
    return (
        area[0] >= room[0] - TOLERANCE
        and area[1] >= room[1] - TOLERANCE
        and area[2] <= room[2] + TOLERANCE
        and area[3] <= room[3] + TOLERANCE
    )


def cover(one: Rectangle, other: Rectangle) -> bool:
    """Return whether one rectangle covers a good part of the other."""
    left, top, right, bottom = common(one, other)
    if right - left <= TOLERANCE or bottom - top <= TOLERANCE:
        return False
    return (right - left) * (bottom - top) > _OVER * min(_size(one), _size(other))


def _size(area: Rectangle) -> float:
    return (area[2] - area[0]) * (area[3] - area[1])
