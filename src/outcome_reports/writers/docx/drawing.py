"""DrawingML in a Word document: pictures in the line and shapes behind the page (ECMA-376 part 1, 20.4)."""

from __future__ import annotations

from lxml import etree

from outcome_reports.writers.docx.measures import PAGE_HEIGHT, PAGE_WIDTH, emu
from outcome_reports.writers.docx.oxml import NAMESPACES, Element, add, put_plain, qname
from outcome_reports.writers.docx.shapes import Group

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def add_picture(run: Element, relationship: str, number: int, alt: str, width: float, height: float) -> None:
    """A picture in the line (wp:inline), `width` by `height` millimetres; with "" as `alt` it is a decoration."""
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
    shape = add(picture, "pic:spPr")
    place = add(shape, "a:xfrm")
    put_plain(add(place, "a:off"), x=0, y=0)
    put_plain(add(place, "a:ext"), cx=emu(width), cy=emu(height))
    add(put_plain(add(shape, "a:prstGeom"), prst="rect"), "a:avLst")


def add_shapes(run: Element, number: int, name: str, group: Group) -> None:
    """A decorative group of shapes (wpg:wgp) in the line."""
    choice = add(add(run, "mc:AlternateContent"), "mc:Choice")
    choice.set("Requires", "wpg")
    inline = put_plain(add(add(choice, "w:drawing"), "wp:inline"), distT=0, distB=0, distL=0, distR=0)
    put_plain(add(inline, "wp:extent"), cx=emu(group.width), cy=emu(group.height))
    add_properties(inline, number, name, "")
    add(inline, "wp:cNvGraphicFramePr")
    put_plain(add(add(inline, "a:graphic"), "a:graphicData"), uri=NAMESPACES["wpg"]).append(group.element)


def add_background(run: Element, number: int, group: Element, height: float = PAGE_HEIGHT) -> None:
    """A decorative group of shapes (wpg:wgp) fixed to the top of the page, as wide as the page and behind its text."""
    choice = add(add(run, "mc:AlternateContent"), "mc:Choice")
    choice.set("Requires", "wpg")
    anchor = put_plain(
        add(add(choice, "w:drawing"), "wp:anchor"),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=number,
        behindDoc=1,
        locked=1,
        layoutInCell=1,
        allowOverlap=1,
    )
    put_plain(add(anchor, "wp:simplePos"), x=0, y=0)
    for name in ("positionH", "positionV"):
        add(put_plain(add(anchor, f"wp:{name}"), relativeFrom="page"), "wp:posOffset").text = "0"
    put_plain(add(anchor, "wp:extent"), cx=emu(PAGE_WIDTH), cy=emu(height))
    add(anchor, "wp:wrapNone")
    add_properties(anchor, number, "Cover", "")
    add(anchor, "wp:cNvGraphicFramePr")
    data = put_plain(add(add(anchor, "a:graphic"), "a:graphicData"), uri=NAMESPACES["wpg"])
    data.append(group)


def add_properties(parent: Element, number: int, name: str, alt: str) -> None:
    """Number, name and text alternative of a drawing (wp:docPr); without `alt` it is marked as a decoration."""
    about = put_plain(add(parent, "wp:docPr"), id=number, name=f"{name} {number}")
    if alt:
        about.set("descr", alt)
        return
    extension = put_plain(add(add(about, "a:extLst"), "a:ext"), uri=_DECORATIVE_URI)
    mark = etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE})
    mark.set("val", "1")
