"""Vector shapes of DrawingML: filled and stroked paths in a group that is measured in hundredths of a millimetre."""

from __future__ import annotations

from collections.abc import Iterable

from outcome_reports.intake.open_xml import Element
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.measures import emu
from outcome_reports.writers.docx.oxml.wordml import add, put_plain, root

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]
"""A DrawingML path command ("moveTo", "lnTo", "cubicBezTo", "quadBezTo", "close") and its points in millimetres."""


@record(frozen=True, slots=True)
class Paint:
    """A colour, "RRGGBB" or the name of a theme colour, and how opaque it is from 0 to 1."""

    colour: str
    opacity: float = 1.0


class Group:
    """A group of shapes that fills a box of `width` by `height` millimetres, in which the points of paths are given."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.element = root("wpg:wgp", "a", "wps")
        self._shapes = 0
        add(self.element, "wpg:cNvGrpSpPr")
        place = add(add(self.element, "wpg:grpSpPr"), "a:xfrm")
        for offset, extent in (("a:off", "a:ext"), ("a:chOff", "a:chExt")):
            put_plain(add(place, offset), x=0, y=0)
            put_plain(add(place, extent), cx=emu(width), cy=emu(height))

    def rectangle(self, paint: Paint, *, left: float = 0, width: float | None = None, line: float = 0) -> None:
        """Add a rectangle as high as the box, over all of it or from `left`; with a `line` (in mm) it is hollow."""
        inset = line / 2
        across = (self.width if width is None else width) - 2 * inset
        shape = self._shape(left + inset, inset, across, self.height - 2 * inset)
        add(put_plain(add(shape, "a:prstGeom"), prst="rect"), "a:avLst")
        if line:
            add(shape, "a:noFill")
            _add_fill(put_plain(add(shape, "a:ln"), w=emu(line)), paint)
        else:
            _add_fill(shape, paint)
            add(add(shape, "a:ln"), "a:noFill")

    def ellipse(self, centre: Point, radius: float, paint: Paint) -> None:
        """Add a filled circle."""
        shape = self._shape(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        add(put_plain(add(shape, "a:prstGeom"), prst="ellipse"), "a:avLst")
        _add_fill(shape, paint)
        add(add(shape, "a:ln"), "a:noFill")

    def path(
        self, segments: Iterable[Segment], *, fill: Paint | None = None, stroke: tuple[Paint, float] | None = None
    ) -> None:
        """Add a path, filled or stroked with a line of so many millimetres."""
        shape = self._shape(0, 0, self.width, self.height)
        geometry = add(shape, "a:custGeom")
        for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
            add(geometry, f"a:{name}")
        put_plain(add(geometry, "a:rect"), l=0, t=0, r="r", b="b")
        path = put_plain(add(add(geometry, "a:pathLst"), "a:path"), w=_units(self.width), h=_units(self.height))
        if fill is None:
            path.set("fill", "none")
        for command, points in segments:
            element = add(path, f"a:{command}")
            for x, y in points:
                put_plain(add(element, "a:pt"), x=_units(x), y=_units(y))
        if fill is None:
            add(shape, "a:noFill")
        else:
            _add_fill(shape, fill)
        line = add(shape, "a:ln")
        if stroke is None:
            add(line, "a:noFill")
        else:
            line.set("w", str(emu(stroke[1])))
            _add_fill(line, stroke[0])

    def _shape(self, x: float, y: float, width: float, height: float) -> Element:
        """Return a new shape at the end of the group. Returns its properties (wps:spPr), with its place in them."""
        self._shapes += 1
        shape = add(self.element, "wps:wsp")
        put_plain(add(shape, "wps:cNvPr"), id=self._shapes, name=f"Shape {self._shapes}")
        add(shape, "wps:cNvSpPr")
        properties = add(shape, "wps:spPr")
        add(shape, "wps:bodyPr")
        place = add(properties, "a:xfrm")
        put_plain(add(place, "a:off"), x=emu(x), y=emu(y))
        put_plain(add(place, "a:ext"), cx=emu(width), cy=emu(height))
        return properties


def _add_fill(parent: Element, paint: Paint) -> None:
    fill = add(parent, "a:solidFill")
    literal = len(paint.colour) == 6
    colour = put_plain(add(fill, "a:srgbClr" if literal else "a:schemeClr"), val=paint.colour)
    if paint.opacity < 1:
        put_plain(add(colour, "a:alpha"), val=round(paint.opacity * 100_000))


def _units(millimetres: float) -> int:
    return round(millimetres * 100)
