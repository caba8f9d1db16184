"""Drawings used as backgrounds by stylesheets for paper, where they are not part of the text."""

from __future__ import annotations

from outcome_reports.branding.brand import Brand
from outcome_reports.writers.motif import chapter_address, chapter_motifs, motif_svg

_SVG = "image/svg+xml"


def shapes(brand: Brand) -> dict[str, tuple[bytes, str]]:
    """SVGs by address: the motif for the cover and for chapters, the arrow, the bullet and the box to tick of lists."""
    drawings = {
        "memory:motif/cover": motif_svg(brand.motif, 210, 297),
        "memory:motif/chapter": motif_svg(brand.motif, 210, 100, strength=0.32),
        **{chapter_address(place): motif_svg(motif, 210, 96) for place, motif in enumerate(chapter_motifs(brand))},
        "memory:shape/arrow": _stroke("M1 6h10M7.2 2.2 11 6 7.2 9.8", brand.light.accent),
        "memory:shape/box": _box(brand.light.secondary),
        "memory:shape/bullet": _dot(brand.light.secondary),
    }
    return {address: (drawing.encode("ascii"), _SVG) for address, drawing in drawings.items()}


def _stroke(path: str, colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/></svg>'
    )


def _box(colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">'
        f'<rect x="1" y="1" width="10" height="10" fill="none" stroke="{colour}" stroke-width="1.2"/></svg>'
    )


def _dot(colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">'
        f'<circle cx="6" cy="6" r="3" fill="{colour}"/></svg>'
    )
