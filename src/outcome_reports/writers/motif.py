"""The brand's drawing, as a vector picture made from a few numbers."""

from __future__ import annotations

import functools
import re
from urllib.parse import quote

from outcome_reports.branding.brand import Brand
from outcome_reports.branding.brand_marks import Motif
from outcome_reports.writers.motifs import contours, ripples, routes, strings
from outcome_reports.writers.motifs.coordinates import short

_SCREEN = (800.0, 450.0)
_LARGE_NUMBER = re.compile(r"\d{2,}\.\d+")
_KINDS = {"routes": routes.draw, "contours": contours.draw, "ripples": ripples.draw, "strings": strings.draw}


def chapter_motifs(brand: Brand) -> tuple[Motif, ...]:
    """Return the different drawings of chapters, in turn; none where the brand has the same one for all."""
    return tuple(brand.motif.of_chapter(place) for place in range(len(brand.motif.chapters)))


def chapter_address(place: int) -> str:
    """Return the address by which stylesheets for paper refer to the drawing of a chapter."""
    return f"memory:motif/chapter-{place + 1}"


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


@functools.lru_cache(maxsize=64)
def motif_address(motif: Motif) -> str:
    """Return the drawing as an address that stylesheets of web pages hold in quotation marks (RFC 2397), in few bytes:
    a page has several, and no screen shows parts of its units.
    """
    svg = _LARGE_NUMBER.sub(lambda found: f"{float(found[0]):.0f}", motif_svg(motif, *_SCREEN))
    return "data:image/svg+xml," + quote(svg.replace('"', "'"), safe=" '=:/.,-()")


def screen_motif(motif: Motif) -> Motif:
    """Return the drawing of a chapter for screens, where it is small and behind words: with a third of the lines."""
    return motif.model_copy(update={"lines": motif.lines // 3})
