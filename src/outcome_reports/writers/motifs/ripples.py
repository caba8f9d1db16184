"""Rings that spread over water and cross."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from outcome_reports.branding.brand_marks import Motif
from outcome_reports.writers.motifs.coordinates import Numbers, points, shares, short, strokes, unit

_HANDLE = 4 / 3 * (math.sqrt(2) - 1)
"""The length of the handles of a Bézier curve that approximates a quarter of a circle of radius 1."""
_PLACES = ((0.98, 0.1), (0.3, 0.16), (0.68, 0.42), (0.06, 0.4))


def draw(motif: Motif, width: float, height: float, strength: float) -> Iterator[str]:
    """Yield the groups of the drawing: for each colour, rings around one point, paler towards the outside."""
    numbers, measure = Numbers(motif.seed), unit(width, height)
    size = math.sqrt(width * height)
    for position, lines in enumerate(shares(motif.lines, len(motif.colours))):
        across, down = _PLACES[position % len(_PLACES)]
        centre = (
            (across + numbers.between(-0.05, 0.05)) * width,
            (down + numbers.between(-0.05, 0.05)) * height,
        )
        apart = size * numbers.between(0.032, 0.046)
        rings = [
            (_circle(centre, apart * (1 + index)), strength * 0.95 * (1 - 0.8 * index / max(lines, 8)))
            for index in range(lines)
        ]
        if rings:
            yield strokes(motif.colours[position], measure * 0.75, rings)
            yield points(motif.colours[position], [(centre, measure * 2, strength)])


def _circle(centre: tuple[float, float], radius: float) -> str:
    (x, y), handle = centre, radius * _HANDLE
    corners = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    path = f"M{short(x + radius)} {short(y)}"
    for (ax, ay), (bx, by) in itertools.pairwise(corners):
        curve = (
            (x + ax * radius + bx * handle, y + ay * radius + by * handle),
            (x + bx * radius + ax * handle, y + by * radius + ay * handle),
            (x + bx * radius, y + by * radius),
        )
        path += "C" + " ".join(f"{short(px)} {short(py)}" for px, py in curve)
    return path
