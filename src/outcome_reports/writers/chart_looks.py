"""Fills of the series of a chart, the same in all formats: eight can be distinguished in grey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, get_args

from outcome_reports.platform.records import record
from outcome_reports.tree import Drawing, Piece

Ink = Literal["secondary", "primary", "accent", "ink"]
INKS: tuple[Ink, ...] = get_args(Ink)
Line = tuple[float, float, float, float]


@record(frozen=True, slots=True)
class Look:
    """A colour of the brand, how much of it fills the ground from 0 to 1, and the directions of lines on it."""

    ink: Ink
    ground: float
    lines: str = ""


_LOOKS = (
    Look("secondary", 1.0),
    Look("secondary", 0.3),
    Look("primary", 0.0, "/"),
    Look("primary", 0.0),
    Look("accent", 0.0, "-"),
    Look("accent", 0.65),
    Look("secondary", 0.0, "/\\"),
    Look("primary", 0.15, "|"),
)
AXIS = Look("ink", 1.0)
STROKE = 0.25
"""Width in millimetres of the lines on and around a piece."""
_APART = 1.0


def look_of(piece: Piece) -> Look:
    """Return the fill of a piece."""
    return AXIS if piece.look is None else _LOOKS[piece.look % len(_LOOKS)]


def mirrored(drawing: Drawing) -> Drawing:
    """Return a drawing for words that run from right to left."""
    pieces = (replace(piece, left=round(drawing.width - piece.left - piece.width, 2)) for piece in drawing.pieces)
    return replace(drawing, pieces=tuple(pieces))


def framed(piece: Piece) -> Piece:
    """Return the rectangle along which the frame of a piece is drawn: a line has half of its width on either side."""
    if piece.look is None:
        return piece
    inset = min(STROKE, piece.width, piece.height) / 2
    return replace(
        piece,
        left=round(piece.left + inset, 3),
        top=round(piece.top + inset, 3),
        width=round(piece.width - 2 * inset, 3),
        height=round(piece.height - 2 * inset, 3),
    )


def lines_on(piece: Piece) -> Iterator[Line]:
    """Yield the lines on a piece, from one of its edges to another, in millimetres of the drawing."""
    width, height = piece.width, piece.height
    for direction in look_of(piece).lines:
        for x1, y1, x2, y2 in _across(direction, width, height):
            yield tuple(round(one, 2) for one in (piece.left + x1, piece.top + y1, piece.left + x2, piece.top + y2))  # type: ignore[misc]


def _across(direction: str, width: float, height: float) -> Iterator[Line]:
    if direction == "-":
        yield from ((0.0, at, width, at) for at in _steps(height))
    elif direction == "|":
        yield from ((at, 0.0, at, height) for at in _steps(width))
    else:
        # Lines at 45 degrees: those on which the distances from two edges sum to `at`.
        for at in _steps(width + height, 2**0.5):
            x1, y1, x2, y2 = max(0.0, at - height), min(at, height), min(at, width), max(0.0, at - width)
            yield (x1, y1, x2, y2) if direction == "/" else (width - x1, y1, width - x2, y2)


def _steps(length: float, stretch: float = 1.0) -> Iterator[float]:
    step = _APART * stretch
    at = step / 2
    while at < length:
        yield at
        at += step
