"""Bars of charts: vector shapes before the number they show, in a colour of the theme."""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.drawingml import add_shapes
from outcome_reports.writers.docx.oxml.vector_shapes import Group, Paint
from outcome_reports.writers.docx.oxml.wordml import add_text, root
from outcome_reports.writers.docx.story import Story

_PAINT = Paint("accent1")
_HEIGHT = 3.0
_LINE = 0.5
_FOR_NUMBER = 12.0
"""Room that the number behind the longest bar has, in millimetres."""
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
    run = root("w:r", "mc", "wp", "a", "wpg", "wps")
    add_shapes(run, story.next_drawing(), "Bar", group)
    add_text(run, " ")
    story.carry(run)
