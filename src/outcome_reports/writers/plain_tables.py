"""Tables of plain text."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

from outcome_reports import tree
from outcome_reports.tree import Role
from outcome_reports.writers.plain_inlines import plain_words
from outcome_reports.writers.text_lines import MARK, columns, hung, widest, wrapped

Stacked = Callable[[Iterable[tree.Block], int], list[str]]
"""Returns the lines of blocks for a width."""

_ROOM = 6
"""The extra width allowed for a table."""
_NARROWEST = 8
"""The minimum width of the first column of a table, unless its content is narrower."""
_BLANK = "_" * 24
"""The blank for filling in a form."""


def table_lines(table: tree.Table, width: int, stacked: Stacked) -> list[str]:
    """Return the lines of a table: in columns where they fit, else row by row; `stacked` gives those of a cell."""
    rows = [*table.head, *table.body]
    empty = _BLANK if table.role == Role.FORM else ""
    set_rows = _in_columns([[_line(cell, empty) for cell in row.cells] for row in rows], len(table.head), width)
    gap = [] if set_rows else [""]
    if not set_rows:
        in_a_line = all(_in_a_line(row, width) for row in table.body)
        set_rows = [(in_a_line and _in_a_line(row, width)) or _below(row, width, stacked) for row in rows]
    rule = "-" * max(map(widest, set_rows), default=0)
    lines = wrapped(plain_words(table.caption), width)
    lines += [""] if lines and rows else []
    for at, row in enumerate(set_rows):
        between = [] if not at else [rule, *gap] if at == len(table.head) else gap
        lines += [*between, *row]
    return lines


def _line(cell: tree.Cell, empty: str = "") -> str | None:
    """Return the words of a cell if they fit on one line and no word looks like a mark; otherwise None."""
    match cell.blocks:
        case ():
            return empty
        case (tree.Paragraph(children),):
            text = plain_words(children).strip(" ")
            return None if "\n" in text or any(map(MARK.match, text.split(" "))) else text
    return None


def _in_columns(grid: list[list[str | None]], heads: int, width: int) -> list[list[str]]:
    """Return the lines of each row in columns, of which the last may wrap; none if they do not fit.

    If only the head is too wide, each of its cells begins above its column, on a separate line if necessary.
    """
    rows = [[line for line in row if line is not None] for row in grid]
    for measured in (rows, rows[heads:]) if rows == grid else ():
        if not any(measured):
            continue
        first, *others = (max(map(columns, column)) + 1 for column in zip(*measured, strict=True))
        middle = [(other // 2 + 1) * 2 for other in others[:-1]]
        last = max(min(others[-1], width // 2), *(widest(row[-1].split(" ")) for row in rows)) if others else 0
        most = width + _ROOM - sum(middle) - last
        wide = min(first // 2 + 1, most // 2) * 2
        if wide >= min(first, _NARROWEST):
            starts = [0, *itertools.accumulate((wide, *middle))]
            return [_set(row, starts, width + _ROOM) for row in rows]
    return []


def _set(row: Sequence[str], starts: Sequence[int], width: int) -> list[str]:
    """Return a row, each cell from where its column begins, on a separate line if the cell before it is too long."""
    lines = [""]
    for cell, start in zip(row, starts, strict=False):
        if lines[-1] and columns(lines[-1]) + 2 > start:
            lines.append("")
        if cell:
            before = lines.pop()
            lines += hung(before + " " * (start - columns(before)), wrapped(cell, width - start), start)
    return lines


def _in_a_line(row: tree.Row, width: int) -> list[str]:
    """Return a row, all cells but the first in one line; nothing if they do not fit, or have words like marks."""
    cells = [_line(cell) for cell in row.cells]
    plain = [cell for cell in cells if cell is not None]
    lines = [*wrapped(plain[0], width), f"  | {' | '.join(plain[1:])} |"] if plain[1:] else []
    return lines if plain == cells and widest(lines) <= width else []


def _below(row: tree.Row, width: int, stacked: Stacked) -> list[str]:
    """Return a row with its cells below the first one, each after a mark."""
    first, *others = [stacked(cell.blocks, width - 4) for cell in row.cells] or [[]]
    return [*first, *(line for lines in others for line in ([""] * (len(lines) > 1) + hung("  | ", lines)))]
