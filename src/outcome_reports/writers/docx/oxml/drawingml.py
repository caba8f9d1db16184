"""DrawingML in a Word document: pictures in the line and shapes behind the page (ECMA-376 part 1, 20.4)."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from outcome_reports.intake.open_xml import NAMESPACES, Element, qname
from outcome_reports.platform.records import record
from outcome_reports.writers.docx.oxml.measures import PAGE_HEIGHT, PAGE_WIDTH, emu
from outcome_reports.writers.docx.oxml.vector_shapes import Group
from outcome_reports.writers.docx.oxml.wordml import add, put_plain

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@record(frozen=True, slots=True)
class Anchor:
    """The position of a floating drawing: millimetres from the left of the page, and from the top of `below`."""

    below: Literal["page", "paragraph"]
    left: float
    top: float
    width: float
    height: float
    space_below: float = 0
    wrap: Literal["wrapNone", "wrapTopAndBottom"] = "wrapNone"
    behind: bool = False
    locked: bool = False
    overlaps: bool = False


def add_picture(run: Element, relationship: str, number: int, alt: str, width: float, height: float) -> None:
    """Add a picture in the line (wp:inline), `width` by `height` millimetres; with "" as `alt` it is a decoration."""
    inline = put_plain(add(add(run, "w:drawing"), "wp:inline"), distT=0, distB=0, distL=0, distR=0)
    put_plain(add(inline, "wp:extent"), cx=emu(width), cy=emu(height))
    add_properties(inline, number, "Picture", alt)
    frame = add(add(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks")
    put_plain(frame, noChangeAspect=1)
    data = put_plain(add(add(inline, "a:graphic"), "a:graphicData"), uri=NAMESPACES["pic"])
    picture = add(data, "pic:pic")
    about = add(picture, "pic:nvPicPr")
    put_plain(add(about, "pic:cNvPr"), id=number, name=f"Picture {number}")
    add(about, "pic:cNvPicPr")
    fill = add(picture, "pic:blipFill")
    add(fill, "a:blip").set(qname("r:embed"), relationship)
    add(add(fill, "a:stretch"), "a:fillRect")
    add_rectangle(add(picture, "pic:spPr"), width, height)


def add_shapes(run: Element, number: int, name: str, group: Group) -> None:
    """Add a decorative group of shapes (wpg:wgp) in the line."""
    inline = put_plain(add(_drawing(run, "wpg"), "wp:inline"), distT=0, distB=0, distL=0, distR=0)
    put_plain(add(inline, "wp:extent"), cx=emu(group.width), cy=emu(group.height))
    add_properties(inline, number, name, "")
    add(inline, "wp:cNvGraphicFramePr")
    put_plain(add(add(inline, "a:graphic"), "a:graphicData"), uri=NAMESPACES["wpg"]).append(group.element)


def add_background(run: Element, number: int, group: Element, height: float = PAGE_HEIGHT) -> None:
    """Add a decorative group of shapes (wpg:wgp) at the top of the page, as wide as it and behind its text."""
    at = Anchor("page", 0, 0, PAGE_WIDTH, height, behind=True, locked=True, overlaps=True)
    add_anchored(run, number, "Cover", "wpg", at).append(group)


def add_anchored(run: Element, number: int, name: str, kind: Literal["wpg", "wps"], at: Anchor) -> Element:
    """Add a decorative drawing that floats (wp:anchor); return the a:graphicData for its shapes, of `kind`."""
    anchor = put_plain(
        add(_drawing(run, kind), "wp:anchor"),
        distT=0,
        distB=emu(at.space_below),
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=number,
        behindDoc=int(at.behind),
        locked=int(at.locked),
        layoutInCell=1,
        allowOverlap=int(at.overlaps),
    )
    put_plain(add(anchor, "wp:simplePos"), x=0, y=0)
    across = put_plain(add(anchor, "wp:positionH"), relativeFrom="page")
    add(across, "wp:posOffset").text = str(emu(at.left))
    down = put_plain(add(anchor, "wp:positionV"), relativeFrom=at.below)
    add(down, "wp:posOffset").text = str(emu(at.top))
    put_plain(add(anchor, "wp:extent"), cx=emu(at.width), cy=emu(at.height))
    add(anchor, f"wp:{at.wrap}")
    add_properties(anchor, number, name, "")
    add(anchor, "wp:cNvGraphicFramePr")
    return put_plain(add(add(anchor, "a:graphic"), "a:graphicData"), uri=NAMESPACES[kind])


def _drawing(run: Element, kind: Literal["wpg", "wps"]) -> Element:
    """Return a w:drawing for readers that know shapes of `kind`, which are newer than the standard."""
    choice = put_plain(add(add(run, "mc:AlternateContent"), "mc:Choice"), Requires=kind)
    return add(choice, "w:drawing")


def add_rectangle(look: Element, width: float, height: float) -> None:
    """Size and form of a picture or text box (CT_ShapeProperties): a rectangle of `width` by `height` millimetres."""
    place = add(look, "a:xfrm")
    put_plain(add(place, "a:off"), x=0, y=0)
    put_plain(add(place, "a:ext"), cx=emu(width), cy=emu(height))
    add(put_plain(add(look, "a:prstGeom"), prst="rect"), "a:avLst")


def add_properties(parent: Element, number: int, name: str, alt: str) -> None:
    """Set number, name and alternative text of a drawing (wp:docPr); without `alt` it is marked as decorative."""
    about = put_plain(add(parent, "wp:docPr"), id=number, name=f"{name} {number}")
    if alt:
        about.set("descr", alt)
        return
    extension = put_plain(add(add(about, "a:extLst"), "a:ext"), uri=_DECORATIVE_URI)
    mark = etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE})
    mark.set("val", "1")
