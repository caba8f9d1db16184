"""Drawings of charts: stacks, upright columns and keys, as rectangles in millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from outcome_reports.tree import Drawing, Piece

_STACK = (100.0, 3.6)
"""Width and height of the bar of a stack."""
_COLUMNS = (96.0, 34.0)
"""Width of all groups of upright columns together, and their height."""
_MARGIN = 0.14
"""Share of a group's width left free on either side."""
_GAP = 0.12
"""Share of a column's width left free beside it."""
_KEY = 2.8
_TAB = (16.0, 2.2)
"""Width and height of the key over a column of numbers."""
_AXIS = 0.25


def stack_of(values: Sequence[float | None], low: float, high: float) -> Drawing:
    """Return the bar of one row: positive values on one side of the axis, negative ones on the other.

    All bars of a chart have the scale from `low` to `high`.
    """
    width, height = _STACK
    room = (high - low) or 1.0
    zero = -low / room * width
    pieces = []
    above = below = zero
    for look, value in enumerate(values):
        length = abs(value or 0.0) / room * width
        if value and value > 0:
            pieces.append(_piece(above, 0.0, length, height, look))
            above += length
        elif value:
            below -= length
            pieces.append(_piece(below, 0.0, length, height, look))
    if low < 0:
        pieces.append(_piece(min(zero, width - _AXIS), 0.0, _AXIS, height, None))
    return Drawing(width, height, tuple(pieces), "below")


def upright_columns(rows: Sequence[Sequence[float | None]]) -> tuple[Drawing, ...]:
    """Return the group of upright columns of each row, all on one scale, with the axis through all of them."""
    width, height = _COLUMNS[0] / len(rows), _COLUMNS[1]
    given = [value for row in rows for value in row if value is not None]
    low, high = min([0.0, *given]), max([0.0, *given])
    room = (high - low) or 1.0
    zero = high / room * height
    drawings = []
    for row in rows:
        step = width * (1 - 2 * _MARGIN) / len(row)
        pieces = []
        for look, value in enumerate(row):
            if value:
                long = abs(value) / room * height
                left = width * _MARGIN + step * (look + _GAP / 2)
                pieces.append(_piece(left, zero - max(0.0, value) / room * height, step * (1 - _GAP), long, look))
        pieces.append(_piece(0.0, min(zero, height - _AXIS), width, _AXIS, None))
        drawings.append(Drawing(round(width, 2), height, tuple(pieces), "above"))
    return tuple(drawings)


def key_of(look: int) -> Drawing:
    """Return a sample of a series' fill."""
    return Drawing(_KEY, _KEY, (Piece(0.0, 0.0, _KEY, _KEY, look),), "before")


def tab_of(look: int) -> Drawing:
    """Return a sample of a series' fill, for the head of its column of numbers."""
    width, height = _TAB
    return Drawing(width, height, (Piece(width * _GAP, 0.0, width * (1 - _GAP), height, look),), "below")


def _piece(left: float, top: float, width: float, height: float, look: int | None) -> Piece:
    return Piece(round(left, 2), round(top, 2), round(width, 2), round(height, 2), look)
