"""The contrast of text as it is printed: its colour against the pixels behind it, text taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL.Image import Image
from pypdfium2 import PdfDocument, raw

from outcome_reports.branding.contrast import contrast
from tests.layout.page_reading import pages_of
from tests.layout.pages import Box
from tests.support.pdf_objects import objects_of

_SCALE = 2.0
"""Pixels for each point: enough to tell thin lines from the ground they stand on."""
_LARGE = 18.0
"""Points from which WCAG 2.2 (1.4.3) calls text large; bold text is from 14, which we do not count on."""
_PIXELS_BEHIND = 0.75
"""Share of the pixels behind a line that must give it enough contrast: lines of a drawing and underlines may cross."""


def low_contrasts(data: bytes) -> Iterator[str]:
    """Lines of text with less than 4.5 to 1 (large ones 3 to 1) against most of what is behind them."""
    pages = pages_of(data)
    with PdfDocument(data) as document:
        for page in pages:
            ground = _ground(document[page.number - 1])
            for run in page.runs:
                worst = _contrast(ground, run.box, run.colour, page.height)
                if worst < (3.0 if run.size >= _LARGE else 4.5):
                    yield f"page {page.number}: {worst:.2f} to 1: {run.text[:50]}"


def _ground(page: Any) -> Image:
    """The page as a picture, without its text."""
    for item, _ in list(objects_of(page)):
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetFillColor(item, 0, 0, 0, 0)
            raw.FPDFPageObj_SetStrokeColor(item, 0, 0, 0, 0)
    picture: Image = page.render(scale=_SCALE).to_pil().convert("RGB")
    return picture


def _contrast(ground: Image, box: Box, colour: tuple[int, int, int], height: float) -> float:
    left, right = int(box.left * _SCALE), max(int(box.right * _SCALE), int(box.left * _SCALE) + 1)
    top, bottom = int((height - box.top) * _SCALE), int((height - box.bottom) * _SCALE)
    piece = ground.crop((left, top, right, max(bottom, top + 1)))
    counts: list[tuple[int, Any]] = piece.getcolors(piece.width * piece.height) or []
    ratios = sorted((contrast(_name(colour), _name(behind)), count) for count, behind in counts)
    left_out = (1 - _PIXELS_BEHIND) * piece.width * piece.height
    for ratio, count in ratios:
        left_out -= count
        if left_out < 0:
            return ratio
    return ratios[-1][0]


def _name(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
