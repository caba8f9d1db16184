"""The brand's drawing: routes that part, run side by side and meet, as a vector picture made from a few numbers."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from outcome_reports.brand import Motif

_MASK = (1 << 64) - 1
_STEPS = 11
"""Stretches of a line: enough for a smooth curve at the size of a cover."""


class _Numbers:
    """Numbers from 0 to 1 that follow from a seed on every machine (splitmix64, Steele, Lea and Flood 2014)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def next(self) -> float:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        value = self._state
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((value ^ (value >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.next()


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Lines that share a course: a long wave along which they spread like a ribbon, and meet once at `meeting`."""

    colour: str
    lines: int
    level: float
    rise: float
    swing: float
    phase: float
    meeting: float
    breadth: float

    def centre(self, x: float) -> float:
        """The height (0 top, 1 bottom) of the middle of the bundle at `x` (0 left, 1 right)."""
        return self.level - self.rise * (x - 0.5) + self.swing * math.sin(math.tau * 0.62 * x + self.phase)

    def height(self, x: float, place: float) -> float:
        """The height at `x` of the line at `place` in the bundle (-1 one edge, 1 the other)."""
        return self.centre(x) + place * self.breadth * math.sin(math.pi * 0.9 * (x - self.meeting))


@functools.lru_cache(maxsize=64)
def motif_svg(motif: Motif, width: float, height: float, *, strength: float = 1.0) -> str:
    """An SVG of `motif`, `width` by `height` units, transparent behind; the same bytes for the same arguments.

    `strength` below 1 makes it paler, to stand behind text. The drawing is the same at all proportions, stretched.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" preserveAspectRatio="xMidYMid slice">'
    ]
    unit = math.sqrt(width * height) / 250
    for bundle in _bundles(motif, _Numbers(motif.seed)):
        parts.append(f'<g fill="none" stroke="{bundle.colour}" stroke-width="{_n(unit * 0.62)}">')
        for index in range(bundle.lines):
            place = 2 * index / (bundle.lines - 1) - 1 if bundle.lines > 1 else 0.0
            points = [
                (x * width, bundle.height(x, place) * height)
                for x in (-0.04 + 1.08 * step / _STEPS for step in range(_STEPS + 1))
            ]
            # Lines pale from one edge of a bundle to the other, which makes a ribbon of it.
            opacity = strength * (0.3 + 0.35 * (1 + place))
            parts.append(f'<path stroke-opacity="{_n(opacity)}" d="{_curve(points)}"/>')
        parts.append("</g>")
        x, y = bundle.meeting * width, bundle.centre(bundle.meeting) * height
        parts.append(
            f'<g stroke="none" fill="{bundle.colour}"><circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(unit * 4)}" '
            f'fill-opacity="{_n(strength * 0.25)}"/><circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(unit * 1.7)}" '
            f'fill-opacity="{_n(strength)}"/></g>'
        )
    parts.append("</svg>")
    return "".join(parts)


def _bundles(motif: Motif, numbers: _Numbers) -> Iterator[_Bundle]:
    """Shares the lines out among the colours, the first taking most, and lets their courses cross."""
    weights = [1 / (position + 1.2) for position in range(len(motif.colours))]
    left = motif.lines
    for position, colour in enumerate(motif.colours):
        last = position == len(motif.colours) - 1
        lines = left if last else min(left, round(motif.lines * weights[position] / sum(weights)))
        left -= lines
        # Drawn for every colour, so that a bundle stays where it is when another gets fewer lines.
        bundle = _Bundle(
            colour=colour,
            lines=lines,
            level=numbers.between(0.26, 0.46),
            rise=numbers.between(0.1, 0.5),
            swing=numbers.between(0.05, 0.14),
            phase=numbers.between(0, math.tau),
            meeting=(0.3, 0.72, 0.55, 0.18)[position % 4] + numbers.between(-0.08, 0.08),
            breadth=0.035 + 0.013 * lines,
        )
        if lines > 0:
            yield bundle


def _curve(points: list[tuple[float, float]]) -> str:
    """A path through `points` (Catmull-Rom as cubic Béziers)."""
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for position in range(len(points) - 1):
        before, first = points[max(0, position - 1)], points[position]
        second, after = points[position + 1], points[min(len(points) - 1, position + 2)]
        one = (first[0] + (second[0] - before[0]) / 6, first[1] + (second[1] - before[1]) / 6)
        two = (second[0] - (after[0] - first[0]) / 6, second[1] - (after[1] - first[1]) / 6)
        parts.append("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in (one, two, second)))
    return "".join(parts)


def _n(value: float) -> str:
    """A number in as few characters as a picture needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
