"""Straight strings between two edges, which make a curve where they cross."""

from __future__ import annotations

from collections.abc import Iterator

from outcome_reports.branding.brand_marks import Motif
from outcome_reports.writers.motifs.coordinates import Numbers, curve, shares, strokes, unit

_FRAMES = (
    ((-0.02, 0.6), (-0.02, -0.02), (1.02, 0.02)),
    ((0.3, -0.02), (1.02, -0.02), (1.02, 0.5)),
    ((0.62, -0.02), (1.02, -0.02), (1.02, 0.64)),
    ((-0.02, 0.3), (-0.02, -0.02), (0.5, -0.02)),
)
"""Pairs of edges that share a corner, the second point: strings go from the first edge to the second."""


def draw(motif: Motif, width: float, height: float, strength: float) -> Iterator[str]:
    """Yield the groups of the drawing, a frame of strings for each colour."""
    numbers, measure = Numbers(motif.seed), unit(width, height)
    for position, lines in enumerate(shares(motif.lines, len(motif.colours))):
        start, corner, end = _FRAMES[position % len(_FRAMES)]
        first, second, third = (
            (x * width, (y + shift) * height)
            for (x, y), shift in (
                (start, numbers.between(-0.06, 0.06)),
                (corner, 0.0),
                (end, numbers.between(-0.06, 0.06)),
            )
        )
        drawn = []
        for index in range(lines):
            share = index / (lines - 1) if lines > 1 else 0.5
            string = [_between(first, second, share), _between(second, third, share)]
            drawn.append((curve(string), strength * (0.4 + 0.55 * share)))
        if drawn:
            yield strokes(motif.colours[position], measure * 0.55, drawn)


def _between(first: tuple[float, float], second: tuple[float, float], share: float) -> tuple[float, float]:
    return (first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share)
