"""Pull quotes: text boxes beside the text, or across it, marked as decorations so that no reader hears them twice.

Their words are a field (REF, ECMA-376 part 1, 17.16.5.51) that refers to the sentence: it follows when that changes.
"""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.writers.docx.bookmarks import bookmark_name
from outcome_reports.writers.docx.drawing import add_properties
from outcome_reports.writers.docx.measures import EDGE, HANG, emu
from outcome_reports.writers.docx.oxml import (
    NAMESPACES,
    PLAIN,
    Element,
    add,
    begin_field,
    end_field,
    put_plain,
    qname,
    root,
)
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.pull_quotes import BESIDE, BETWEEN, set_quote

_SIDE_TAKEN = frozenset({"spotlight", "part", "passage"})
"""Roles of sections with a side-head where the quote would be."""
_FRAMED = 24.0
"""Room for a key figure that stands beside the text too, in millimetres."""
_ABOVE = 3.0
"""Millimetres between the line above a quote and its words."""


def add_pull_quote(story: Story, parent: Element, block: tree.Paragraph, scope: Scope) -> None:
    """Lets the next paragraph carry the quote of `block`, if it has one and stands in the flow of a page."""
    words = tree.pull_quote(block)
    if not words or not scope.at_page:
        return
    beside = _SIDE_TAKEN.isdisjoint(scope.roles)
    form = BESIDE if beside else BETWEEN
    height = set_quote(words, form, story.brand).height + 2 * _ABOVE
    right = scope.direction == "rtl"
    left = EDGE + (0 if beside != right else HANG)
    run = root("w:r", "mc", "wp", "a", "wps")
    story.pulled = f"pulled-sentence-{story.next_drawing()}"
    top = _FRAMED * _frames_before(parent) if beside else 0.0
    _add_box(run, story, words, (left, 1.5 + top, form.width, height), between=not beside)
    story.carry(run)


def _frames_before(parent: Element) -> int:
    """How many framed paragraphs stand beside the text that is to come."""
    count = 0
    for paragraph in reversed(parent):
        if paragraph.find(f"{qname('w:pPr')}/{qname('w:framePr')}") is None:
            break
        count += 1
    return count


def _add_box(run: Element, story: Story, words: str, box: tuple[float, float, float, float], *, between: bool) -> None:
    left, top, width, height = box
    choice = add(add(run, "mc:AlternateContent"), "mc:Choice")
    choice.set("Requires", "wps")
    number = story.next_drawing()
    anchor = put_plain(
        add(add(choice, "w:drawing"), "wp:anchor"),
        distT=0,
        distB=emu(4) if between else 0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=number,
        behindDoc=0,
        locked=0,
        layoutInCell=1,
        allowOverlap=0,
    )
    put_plain(add(anchor, "wp:simplePos"), x=0, y=0)
    across = put_plain(add(anchor, "wp:positionH"), relativeFrom="page")
    add(across, "wp:posOffset").text = str(emu(left))
    down = put_plain(add(anchor, "wp:positionV"), relativeFrom="paragraph")
    add(down, "wp:posOffset").text = str(emu(top))
    put_plain(add(anchor, "wp:extent"), cx=emu(width), cy=emu(height))
    add(anchor, "wp:wrapTopAndBottom" if between else "wp:wrapNone")
    add_properties(anchor, number, "Pull Quote", "")
    add(anchor, "wp:cNvGraphicFramePr")
    data = put_plain(add(add(anchor, "a:graphic"), "a:graphicData"), uri=NAMESPACES["wps"])
    shape = add(data, "wps:wsp")
    put_plain(add(shape, "wps:cNvSpPr"), txBox=1)
    look = add(shape, "wps:spPr")
    place = add(look, "a:xfrm")
    put_plain(add(place, "a:off"), x=0, y=0)
    put_plain(add(place, "a:ext"), cx=emu(width), cy=emu(height))
    add(put_plain(add(look, "a:prstGeom"), prst="rect"), "a:avLst")
    add(look, "a:noFill")
    add(add(look, "a:ln"), "a:noFill")
    paragraph = add(add(add(shape, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", "PullQuoteWide" if between else "PullQuote")
    if story.document.dir == "rtl":
        add(properties, "w:bidi")
    begin_field(paragraph, rf"REF {bookmark_name(story.pulled)} \* CHARFORMAT")
    story.add_text(paragraph, PLAIN, words)
    end_field(paragraph)
    inside = put_plain(add(shape, "wps:bodyPr"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
    add(inside, "a:spAutoFit")
