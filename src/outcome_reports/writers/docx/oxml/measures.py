"""The page and the units of WordprocessingML.

Word measures in twentieths of a point (twips), letters in half-points, and drawings in English Metric Units.
"""

from __future__ import annotations

from outcome_reports.platform.records import record

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""ISO 216 A4, in millimetres."""
EDGE = 22.0
"""Margin of headings, tables and furniture on both sides, in millimetres."""
SIDE = 42.0
"""Width of the column beside the text, for side-heads, figures and quotes, in millimetres."""
HANG = SIDE + 6.0
"""How far headings, numerals and tables hang into the margin beside the text: that column and a gutter."""
FULL_WIDTH = PAGE_WIDTH - 2 * EDGE
TEXT_WIDTH = FULL_WIDTH - HANG
"""Measure of the running text: about 68 letters."""
TOP, BOTTOM = 32.0, 27.0
COVER_BOTTOM = 16.0
HEADER, FOOTER = 15.0, 13.0
"""Distance of header and footer from the edge of the sheet."""

EMU_PER_MM = 36_000


@record(frozen=True, slots=True)
class Paper:
    """A page, in millimetres: ours unless a template has its own. `left` and `right` are the margins of headings."""

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    top: float = TOP
    bottom: float = BOTTOM
    cover_bottom: float = COVER_BOTTOM
    left: float = EDGE
    right: float = EDGE
    header: float = HEADER
    footer: float = FOOTER
    gutter: float = 0.0
    hang: float = HANG

    @property
    def full_width(self) -> float:
        """Return the width of headings and tables."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_width(self) -> float:
        """Return the width of running text."""
        return self.full_width - self.hang


OUR_PAPER = Paper()


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def point_twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points as the half-points in which Word gives sizes of letters."""
    return round(points * 2)


def emu(millimetres: float) -> int:
    """Millimetres as English Metric Units."""
    return round(millimetres * EMU_PER_MM)


def hexadecimal(colour: str) -> str:
    """Return a colour "#rrggbb" in the form of WordprocessingML: "RRGGBB"."""
    return colour.removeprefix("#").upper()
