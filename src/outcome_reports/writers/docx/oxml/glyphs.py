"""Words as outlines of a font, for a wordmark that is a drawing, not text."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from outcome_reports.branding.brand import Brand
from outcome_reports.platform.records import record
from outcome_reports.writers.brand_fonts import font_files
from outcome_reports.writers.docx.oxml.vector_shapes import Point, Segment


@record(frozen=True, slots=True)
class Outlines:
    """A line of letters: its path, the base line at 0 and y growing downwards, and its width; in millimetres."""

    segments: tuple[Segment, ...]
    width: float

    def moved(self, x: float, y: float) -> Iterator[Segment]:
        """Yield the path, moved."""
        for command, points in self.segments:
            yield command, tuple((x + left, y + top) for left, top in points)


@functools.lru_cache(maxsize=64)
def outlines(brand: Brand, weight: int, words: str, size: float) -> Outlines:
    """Return `words` in the upright face of the sans family nearest to `weight`, `size` millimetres to the em."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    upright = [file for file in font_files(brand) if file.role == "sans" and not file.face.italic]
    path = min(upright, key=lambda file: abs(file.face.weight - weight)).path
    with TTFont(path, lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = size / font["head"].unitsPerEm
        recording = DecomposingRecordingPen(glyphs)
        x = 0.0
        for letter in words:
            glyph = glyphs[names.get(ord(letter), ".notdef")]
            glyph.draw(TransformPen(recording, (scale, 0, 0, -scale, x, 0)))
            x += glyph.width * scale
        return Outlines(tuple(_segments(recording.value)), x)


def _segments(drawn: list[tuple[str, tuple[Point, ...]]]) -> Iterator[Segment]:
    """Yield what a pen of fontTools recorded, as commands of DrawingML."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    for command, points in drawn:
        match command:
            case "moveTo":
                yield "moveTo", points
            case "lineTo":
                yield "lnTo", points
            case "curveTo":
                yield "cubicBezTo", points
            case "qCurveTo":
                for control, end in decomposeQuadraticSegment(points):
                    yield "quadBezTo", (control, end)
            case _:
                yield "close", ()
