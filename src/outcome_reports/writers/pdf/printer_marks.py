"""Requirements of printers: bleed and crop marks.

Page boxes are those of ISO 32000-1, 14.11.2: the trim box is the page as it will be, the bleed box the art around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from outcome_reports.writers.output_options import Printing

_POINT = 25.4 / 72
"""Millimetres."""
_AWAY, _LENGTH = 2.0, 5.0
"""Offset of crop marks from the bleed, and their length, in millimetres."""
_WIDTH = 0.25
"""The width of their lines, in points."""


def printing_rules(printing: Printing | None) -> str:
    """Return the style rules that extend content at the edge of a page beyond it; "" for no bleed."""
    if printing is None or not printing.bleed:
        return ""
    bleed = printing.bleed
    covers = "".join(
        f"@page {name}{{background-position:{-22 - bleed:g}mm {-top - bleed:g}mm;"
        f"background-size:{210 + 2 * bleed:g}mm {297 + 2 * bleed:g}mm}}"
        for name, top in (("cover", 26), ("back", 27))
    )
    return f":root{{--bleed:{bleed:g}mm}}@page{{bleed:{bleed:g}mm}}{covers}"


def prepare_for_printer(pdf: Any, printing: Printing) -> None:
    """Set the boxes of all pages, and draw crop marks outside the bleed, as artifacts."""
    for page in [
        found for found in pdf.objects if isinstance(found, pydyf.Dictionary) and found.get("Type") == "/Page"
    ]:
        left, bottom, right, top = (float(side) for side in page["TrimBox"])
        bleed = printing.bleed / _POINT
        page["BleedBox"] = pydyf.Array([left - bleed, bottom - bleed, right + bleed, top + bleed])
        page["MediaBox"] = page["BleedBox"]
        if printing.crop_marks:
            room = bleed + (_AWAY + _LENGTH) / _POINT
            page["MediaBox"] = pydyf.Array([left - room, bottom - room, right + room, top + room])
            lines = "".join(_marks((left, bottom, right, top), bleed))
            marks = pydyf.Stream([f"/Artifact BMC q {_WIDTH} w 0 0 0 RG {lines}Q EMC".encode()])
            pdf.add_object(marks)
            # Before the page, which leaves the unit of measure as it likes.
            page["Contents"] = pydyf.Array([marks.reference, *_references(page["Contents"])])
        if "CropBox" in page:
            del page["CropBox"]


def _references(contents: Any) -> list[Any]:
    return list(contents) if isinstance(contents, list) else [contents]


def _marks(trim: tuple[float, float, float, float], bleed: float) -> Iterator[str]:
    left, bottom, right, top = trim
    near, far = bleed + _AWAY / _POINT, bleed + (_AWAY + _LENGTH) / _POINT
    for x in (left, right):
        yield f"{x:.3f} {bottom - near:.3f} m {x:.3f} {bottom - far:.3f} l S "
        yield f"{x:.3f} {top + near:.3f} m {x:.3f} {top + far:.3f} l S "
    for y in (bottom, top):
        yield f"{left - near:.3f} {y:.3f} m {left - far:.3f} {y:.3f} l S "
        yield f"{right + near:.3f} {y:.3f} m {right + far:.3f} {y:.3f} l S "
