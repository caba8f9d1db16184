"""The drawings of charts as SVG in the page, in the colours of its style sheet; on paper in those of the brand."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from outcome_reports.tree import Drawing, Piece
from outcome_reports.writers.chart_looks import STROKE, Ink, framed, lines_on, look_of

_INKS: Mapping[Ink, str] = {
    "secondary": "ink-secondary",
    "primary": "ink-primary",
    "accent": "ink-accent",
    "ink": "ink-ink",
}
_CLASSES = {"before": "key", "above": "drawing-above", "below": "drawing"}


def chart_svg(drawing: Drawing, colours: Mapping[str, str]) -> Markup:
    """Return the drawing as an element hidden from screen readers: its numbers are in the cells of the table.

    `colours` are those of the inks where the style sheet of the page does not reach into drawings, as on paper.
    """
    pieces = Markup("").join(_group(piece, colours) for piece in drawing.pieces)
    return Markup('<svg class="{}" viewBox="0 0 {:g} {:g}" aria-hidden="true" focusable="false">{}</svg>').format(
        _CLASSES[drawing.place], drawing.width, drawing.height, pieces
    )


def _group(piece: Piece, colours: Mapping[str, str]) -> Markup:
    look = look_of(piece)
    colour = colours.get(look.ink)
    ink = Markup(' color="{}"').format(colour) if colour else ""
    frame = framed(piece)
    fill = "currentColor" if look.ground else "none"
    faint = Markup(' fill-opacity="{:g}"').format(look.ground) if 0 < look.ground < 1 else ""
    stroke = "" if piece.look is None else Markup(' stroke="currentColor" stroke-width="{:g}"').format(STROKE)
    shape = Markup('<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" fill="{}"{}{}/>').format(
        frame.left, frame.top, frame.width, frame.height, fill, faint, stroke
    )
    path = "".join(f"M{x1:g} {y1:g}L{x2:g} {y2:g}" for x1, y1, x2, y2 in lines_on(piece))
    if path:
        shape += Markup('<path d="{}" fill="none" stroke="currentColor" stroke-width="{:g}"/>').format(path, STROKE)
    return Markup('<g class="{}"{}>{}</g>').format(_INKS[look.ink], ink, shape)
