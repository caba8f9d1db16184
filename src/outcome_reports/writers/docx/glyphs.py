"""Words as outlines of a font, for a wordmark that is a drawing and no text."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from outcome_reports.brand import Brand
from outcome_reports.writers.docx.shapes import Point, Segment
from outcome_reports.writers.fonts import font_files


@dataclass(frozen=True, slots=True)
class Outlines:
    """A line of letters: its path, the base line at 0 and y growing downwards, and its width; in millimetres."""

    segments: tuple[Segment, ...]
    width: float

    def moved(self, x: float, y: float) -> Iterator[Segment]:
        """The path, moved."""
        for command, points in self.segments:
            yield command, tuple((x + left, y + top) for left, top in points)


@functools.lru_cache(maxsize=64)
def outlines(brand: Brand, weight: int, words: str, size: float) -> Outlines:
    """`words` in the upright face of the sans family nearest to `weight`, `size` millimetres to the em."""
    from fontTools.pens.basePen import decomposeQuadraticSegment
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont

    upright = [file for file in font_files(brand) if file.role == "sans" and not file.face.italic]
    font = TTFont(min(upright, key=lambda file: abs(file.face.weight - weight)).path, lazy=True)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    segments: list[Segment] = []
    x = 0.0

    def placed(point: Point) -> Point:
        return (x + point[0] * scale, -point[1] * scale)

    for letter in words:
        name = names.get(ord(letter), ".notdef")
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        for command, points in pen.value:
            match command:
                case "moveTo":
                    segments.append(("moveTo", (placed(points[0]),)))
                case "lineTo":
                    segments.append(("lnTo", (placed(points[0]),)))
                case "qCurveTo":
                    for control, end in decomposeQuadraticSegment(points):
                        segments.append(("quadBezTo", (placed(control), placed(end))))
                case "curveTo":
                    segments.append(("cubicBezTo", tuple(placed(point) for point in points)))
                case _:
                    segments.append(("close", ()))
        x += glyphs[name].width * scale
    return Outlines(tuple(segments), x)
