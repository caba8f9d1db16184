"""Routes that separate, run side by side and meet."""

from __future__ import annotations

import math
from collections.abc import Iterator

from outcome_reports.branding.brand_marks import Motif
from outcome_reports.platform.records import record
from outcome_reports.writers.motifs.coordinates import Numbers, curve, points, shares, strokes, unit

_STEPS = 11
"""The number of segments of a line: enough for a smooth curve on a cover."""


@record(frozen=True, slots=True)
class _Bundle:
    """Lines that follow the same long wave: they spread like a ribbon and meet once, at `meeting`."""

    colour: str
    lines: int
    level: float
    rise: float
    swing: float
    phase: float
    meeting: float
    breadth: float

    def centre(self, x: float) -> float:
        """Return the height (0 top, 1 bottom) of the middle of the bundle at `x` (0 left, 1 right)."""
        return self.level - self.rise * (x - 0.5) + self.swing * math.sin(math.tau * 0.62 * x + self.phase)

    def height(self, x: float, place: float) -> float:
        """Return the height at `x` of the line at `place` in the bundle (-1 one edge, 1 the other)."""
        return self.centre(x) + place * self.breadth * math.sin(math.pi * 0.9 * (x - self.meeting))


def draw(motif: Motif, width: float, height: float, strength: float) -> Iterator[str]:
    """Yield the groups of the drawing, each bundle of lines and the point where it meets."""
    measure = unit(width, height)
    for bundle in _bundles(motif, Numbers(motif.seed)):
        lines = []
        for index in range(bundle.lines):
            place = 2 * index / (bundle.lines - 1) - 1 if bundle.lines > 1 else 0.0
            course = [
                (x * width, bundle.height(x, place) * height)
                for x in (-0.04 + 1.08 * step / _STEPS for step in range(_STEPS + 1))
            ]
            # Lines pale from one edge of a bundle to the other, which makes a ribbon of it.
            lines.append((curve(course), strength * (0.3 + 0.35 * (1 + place))))
        yield strokes(bundle.colour, measure * 0.62, lines)
        meeting = (bundle.meeting * width, bundle.centre(bundle.meeting) * height)
        yield points(bundle.colour, [(meeting, measure * 4, strength * 0.25), (meeting, measure * 1.7, strength)])


def _bundles(motif: Motif, numbers: Numbers) -> Iterator[_Bundle]:
    """Yield a bundle for each colour; the first has the most lines, and their courses cross."""
    for position, lines in enumerate(shares(motif.lines, len(motif.colours))):
        # For every colour, so that a bundle does not move when another gets fewer lines.
        bundle = _Bundle(
            colour=motif.colours[position],
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
