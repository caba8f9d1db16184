"""The brand's drawing, as a vector picture made from a few numbers."""

from __future__ import annotations

import functools

from outcome_reports.branding.brand import Motif
from outcome_reports.writers.motifs import contours, ripples, routes, strings
from outcome_reports.writers.motifs.coordinates import short

_KINDS = {"routes": routes.draw, "contours": contours.draw, "ripples": ripples.draw, "strings": strings.draw}


@functools.lru_cache(maxsize=64)
def motif_svg(motif: Motif, width: float, height: float, *, strength: float = 1.0) -> str:
    """Return an SVG of `motif`, `width` by `height` units, transparent behind; the same bytes for the same
    arguments.

    `strength` below 1 makes it paler, to go behind text. The drawing is the same at all proportions, stretched or
    seen through a wider window. It has as many paths as `motif` has lines.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {short(width)} {short(height)}" '
        f'width="{short(width)}" height="{short(height)}" preserveAspectRatio="xMidYMid slice">'
        + "".join(_KINDS[motif.kind](motif, width, height, strength))
        + "</svg>"
    )
