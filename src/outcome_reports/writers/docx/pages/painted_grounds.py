"""The backgrounds of covers and chapters: a colour with the drawing of the brand on it, as shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.oxml.measures import PAGE_WIDTH, hexadecimal
from outcome_reports.writers.docx.oxml.vector_shapes import Group, Paint, Segment
from outcome_reports.writers.motif import motif_svg

COVER = "tx2"
"""The colour of the cover, by its name in the theme of a Word file."""
_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MC])([^MC]*)")


def painted(brand: Brand, height: float, motif: float, strength: float, ground: str = COVER) -> Group:
    """Return the colour of the cover, `height` millimetres high, with the drawing in its upper `motif` millimetres."""
    group = Group(PAGE_WIDTH, height)
    group.rectangle(Paint(ground))
    if brand.motif.lines:
        svg = motif_svg(brand.motif, PAGE_WIDTH, motif, strength=strength)
        for part in etree.fromstring(svg.encode()).iter(f"{_SVG}g"):
            _add_bundle(group, part)
    return group


def _add_bundle(group: Group, bundle: Element) -> None:
    """Add the lines or points of one colour: an SVG group as `motif_svg` makes them."""
    for child in bundle:
        if child.tag == f"{_SVG}path":
            paint = Paint(_colour(bundle, "stroke"), float(child.get("stroke-opacity", "1")))
            width = float(bundle.get("stroke-width", "1"))
            line = tuple(_segments(child.get("d", "")))
            # Word draws parts that extend beyond the group, over the text below the band.
            if all(y <= group.height for _, points in line for _, y in points):
                group.path(line, stroke=(paint, width))
        elif child.tag == f"{_SVG}circle":
            centre = (float(child.get("cx", "0")), float(child.get("cy", "0")))
            paint = Paint(_colour(bundle, "fill"), float(child.get("fill-opacity", "1")))
            radius = float(child.get("r", "0"))
            # LibreOffice makes a group as large as what is in it, and fits that into the place of the group.
            if radius <= centre[0] <= group.width - radius and radius <= centre[1] <= group.height - radius:
                group.ellipse(centre, radius, paint)


def _segments(path: str) -> Iterator[Segment]:
    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.split()]
        points = tuple(zip(values[::2], values[1::2], strict=True))
        yield ("moveTo" if command == "M" else "cubicBezTo", points)


def _colour(element: Element, name: str) -> str:
    return hexadecimal(element.get(name, "#ffffff"))
