"""Contour lines of hills, as on a map."""

from __future__ import annotations

import math
from collections.abc import Iterator

from outcome_reports.branding.brand_marks import Motif
from outcome_reports.writers.motifs.coordinates import Numbers, curve, points, shares, strokes, unit

_CORNERS = 14
"""The number of points on a line."""
_PLACES = ((0.74, 0.2), (0.2, 0.36), (1.0, 0.46), (0.46, 0.04))
"""The approximate places of the hills."""


def draw(motif: Motif, width: float, height: float, strength: float) -> Iterator[str]:
    """Yield the groups of the drawing, a hill for each colour; outer lines are paler."""
    numbers, measure = Numbers(motif.seed), unit(width, height)
    size = math.sqrt(width * height)
    for position, lines in enumerate(shares(motif.lines, len(motif.colours))):
        across, down = _PLACES[position % len(_PLACES)]
        centre = (
            (across + numbers.between(-0.07, 0.07)) * width,
            (down + numbers.between(-0.05, 0.05)) * height,
        )
        waves = [(numbers.between(0.05, 0.2) / order, order, numbers.between(0, math.tau)) for order in (2, 3, 5)]
        drawn = []
        for index in range(lines):
            radius = size * 0.03 * (1 + index)
            # The higher up, the rounder: what bends a line grows with its radius.
            bend = min(1.0, 0.25 + 0.075 * index)
            drawn.append((curve(_ring(centre, radius, bend, waves), closed=True), strength * 0.95 / (1 + 0.09 * index)))
        if drawn:
            yield strokes(motif.colours[position], measure * 0.62, drawn)
            yield points(motif.colours[position], [(centre, measure * 1.7, strength)])


def _ring(
    centre: tuple[float, float], radius: float, bend: float, waves: list[tuple[float, int, float]]
) -> list[tuple[float, float]]:
    ring = []
    for corner in range(_CORNERS):
        angle = math.tau * corner / _CORNERS
        away = radius * (1 + bend * sum(rise * math.sin(order * angle + phase) for rise, order, phase in waves))
        ring.append((centre[0] + 1.15 * away * math.cos(angle), centre[1] + 0.85 * away * math.sin(angle)))
    return ring
