"""Bars and drawings of charts: vector shapes beside their numbers, in theme colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.chart_looks import STROKE, Ink, framed, lines_on, look_of, mirrored
from outcome_reports.writers.docx.oxml.drawingml import add_shapes
from outcome_reports.writers.docx.oxml.vector_shapes import Group, Paint, Point, Segment
from outcome_reports.writers.docx.oxml.wordml import add_text, root
from outcome_reports.writers.docx.story import Scope, Story

_THEME: Mapping[Ink, str] = {"secondary": "accent1", "primary": "accent6", "accent": "accent2", "ink": "tx1"}
_PAINT = Paint("accent1")
_HEIGHT = 3.0
_LINE = 0.5
_FOR_NUMBER = 12.0
"""Room for the number after the longest bar, in millimetres."""
_GAP = 0.18
"""The gap between two squares, as a share of the room of one."""


def carry_bar(story: Story, bar: tree.Bar, width: float) -> None:
    """Let the next paragraph begin with `bar`, in a cell `width` millimetres wide."""
    length, start = bar.share * (width - _FOR_NUMBER), bar.start * (width - _FOR_NUMBER)
    if length <= 0:
        return
    group = Group(start + length, _HEIGHT)
    if bar.units:
        room = length / bar.units
        for place in range(bar.units):
            group.rectangle(_PAINT, left=place * room, width=room * (1 - _GAP))
    else:
        group.rectangle(_PAINT, left=start, width=length, line=min(_LINE, length / 2) if bar.hollow else 0)
    story.carry(_run(story, "Bar", group, " "))


def carry_key(story: Story, drawing: tree.Drawing) -> None:
    """Let the next paragraph begin with `drawing`."""
    story.carry(_run(story, "Chart", _shapes(drawing, 1.0), " "))


def add_drawing(story: Story, parent: Element, drawing: tree.Drawing, scope: Scope) -> None:
    """Put `drawing`, as wide as its cell, in a separate paragraph at the end of `parent`."""
    shown = mirrored(drawing) if scope.direction == "rtl" else drawing
    with story.paragraph(parent, "ChartText", scope) as paragraph:
        paragraph.append(_run(story, "Chart", _shapes(shown, scope.width / drawing.width), ""))


def _run(story: Story, name: str, group: Group, text: str) -> Element:
    run = root("w:r", "mc", "wp", "a", "wpg", "wps")
    add_shapes(run, story.next_drawing(), name, group)
    if text:
        add_text(run, text)
    return run


def _shapes(drawing: tree.Drawing, scale: float) -> Group:
    """Return the pieces of a drawing; it keeps its height and becomes `scale` times as wide."""
    wide = replace(
        drawing, pieces=tuple(replace(one, left=one.left * scale, width=one.width * scale) for one in drawing.pieces)
    )
    group = Group(drawing.width * scale, drawing.height)
    for piece in wide.pieces:
        look = look_of(piece)
        paint = Paint(_THEME[look.ink])
        frame = framed(piece)
        outline = _outline(frame)
        ground = Paint(paint.colour, look.ground) if look.ground else None
        group.path(outline, fill=ground, stroke=(paint, STROKE) if piece.look is not None else None)
        lines = [step for x1, y1, x2, y2 in lines_on(piece) for step in _line((x1, y1), (x2, y2))]
        if lines:
            group.path(lines, stroke=(paint, STROKE))
    return group


def _outline(frame: tree.Piece) -> list[Segment]:
    left, top, right, bottom = frame.left, frame.top, frame.left + frame.width, frame.top + frame.height
    corners = ((right, top), (right, bottom), (left, bottom))
    return [("moveTo", ((left, top),)), *(("lnTo", (corner,)) for corner in corners), ("close", ())]


def _line(start: Point, end: Point) -> tuple[Segment, ...]:
    return ("moveTo", (start,)), ("lnTo", (end,))
