"""The numbers and curves of all drawings, the same on every machine."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]

_MASK = (1 << 64) - 1


class Numbers:
    """Numbers from 0 to 1 that follow from a seed on every machine (splitmix64, Steele, Lea and Flood 2014)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def next(self) -> float:
        """Return the next number."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        value = self._state
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((value ^ (value >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        """Return the next number, between `low` and `high`."""
        return low + (high - low) * self.next()


def shares(lines: int, colours: int) -> list[int]:
    """Return how many of the `lines` each of the `colours` gets: the first gets most, and the sum is always `lines`."""
    weights = [1 / (position + 1.2) for position in range(colours)]
    given: list[int] = []
    for weight in weights[:-1]:
        given.append(min(lines - sum(given), round(lines * weight / sum(weights))))
    return [*given, lines - sum(given)]


def unit(width: float, height: float) -> float:
    """Return the unit for the widths of strokes and the sizes of points on a drawing of this size."""
    return math.sqrt(width * height) / 250


def curve(points: Sequence[Point], *, closed: bool = False) -> str:
    """Return a path through `points` (Catmull-Rom as cubic Béziers), which ends at the first one if `closed`."""
    count = len(points)

    def at(position: int) -> Point:
        return points[position % count] if closed else points[max(0, min(count - 1, position))]

    parts = [f"M{short(points[0][0])} {short(points[0][1])}"]
    for position in range(count if closed else count - 1):
        before, first, second, after = (at(position + step) for step in (-1, 0, 1, 2))
        one = (first[0] + (second[0] - before[0]) / 6, first[1] + (second[1] - before[1]) / 6)
        two = (second[0] - (after[0] - first[0]) / 6, second[1] - (after[1] - first[1]) / 6)
        parts.append("C" + " ".join(f"{short(x)} {short(y)}" for x, y in (one, two, second)))
    return "".join(parts)


def strokes(colour: str, width: float, lines: Sequence[tuple[str, float]]) -> str:
    """Return a group of lines of one colour, each given as its path and its opacity."""
    paths = "".join(f'<path stroke-opacity="{short(opacity)}" d="{path}"/>' for path, opacity in lines)
    return f'<g fill="none" stroke="{colour}" stroke-width="{short(width)}">{paths}</g>'


def points(colour: str, circles: Sequence[tuple[Point, float, float]]) -> str:
    """Return a group of filled circles of one colour, each given as its centre, radius and opacity."""
    drawn = "".join(
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" fill-opacity="{short(opacity)}"/>'
        for (x, y), radius, opacity in circles
    )
    return f'<g stroke="none" fill="{colour}">{drawn}</g>'


def short(value: float) -> str:
    """Return a number with at most two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
