"""Plain text for e-mail and diffs: UTF-8, lines of 72 columns, no words but those of the document.

Besides words there are marks only: lines under headings and heads of tables, bullets, numbers, “>”, “|” between the
cells of a row, brackets around the numbers of notes, room to fill in a form. Addresses of links are left out: they are
not words, and paper does not show them either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from outcome_reports import tree
from outcome_reports.errors import ArgumentTypeError
from outcome_reports.tree import Role
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.text_lines import MARK, columns, hung, underlined, widest, wrapped

_WIDTH = 72
_ROOM = 6
"""How much wider a table may be."""
_NARROWEST = 8
"""The least width of the first column of a table, if what is in it is no narrower."""
_UNDERLINES = {1: "=", 2: "=", 3: "-", 4: "~"}
_BENEATH = frozenset({Role.KIND, Role.PLACE, Role.THROUGH, Role.OFFICE, Role.ATTRIBUTION})
"""Roles of paragraphs that belong to the line above them."""
_BLANK = "_" * 24
"""Where a form is filled in."""


def render(rendering: Rendering) -> bytes:
    """Return the words of a document as plain text. Raises TypeError for a Mention that composing left."""
    return "\n".join([*_stacked(rendering.document.blocks, _WIDTH), ""]).lstrip("\n").encode("utf-8")


def _stacked(blocks: Iterable[tree.Block], width: int) -> list[str]:
    """Return the lines of blocks, with an empty line between two unless the second belongs to the first."""
    lines: list[str] = []
    for block in blocks:
        own = _block(block, width)
        if lines and own and not (isinstance(block, tree.Paragraph) and block.role in _BENEATH):
            lines.append("")
        lines += own
    return lines


def _block(block: tree.Block, width: int) -> list[str]:
    match block:
        case tree.Paragraph(children):
            return wrapped(_text(children), width)
        case tree.Heading(level, children, number=number):
            lines = wrapped(f"{number} {_text(children)}" if number else _text(children), width)
            line = _UNDERLINES.get(level, ".")
            above = [line * widest(lines)] if level == 1 else [""] * (level == 2)
            return [*above, *underlined(lines, line)]
        case tree.ItemList(items, role=Role.DEFINITIONS):
            return [line for item in items for line in ("", *_definition(item, width))][1:]
        case tree.ItemList():
            return _items(block, width)
        case tree.Quotation(blocks):
            return [f"> {line}".rstrip() for line in _stacked(blocks, width - 2)]
        case tree.Table():
            return _table(block, width)
        case tree.Image():
            return []
        case tree.Section((tree.Paragraph(children, role=Role.PLACE), *blocks)):
            return [*underlined(wrapped(_text(children), width), "."), "", *_stacked(blocks, width)]
        case tree.Section(blocks):
            return _stacked(blocks, width)
        case tree.Contents(entries):
            top = min((entry.level for entry in entries), default=0)
            lines = []
            for entry in entries:
                words = f"{entry.number} {_text(entry.children)}" if entry.number else _text(entry.children)
                indent = "  " * (1 + entry.level - top)
                lines += hung(indent, wrapped(words, width - len(indent) - 2), len(indent) + 2)
            return lines
        case tree.Note(number, blocks):
            mark = f"[{number}] "
            return hung(mark, _stacked(blocks, width - len(mark)))
        case _:
            assert_never(block)


def _items(items: tree.ItemList, width: int) -> list[str]:
    """Return the items of a list; without empty lines between them where each is but a paragraph."""
    bullet = "[ ] " if items.role == Role.CHOICES else "- "
    marks = [f"{number}. " if items.ordered else bullet for number in items.numbers]
    wide = widest(marks)
    airy = any(len(item.blocks) > 1 for item in items.items)
    lines: list[str] = []
    for mark, item in zip(marks, items.items, strict=True):
        lines += [""] if lines and airy else []
        lines += hung(mark.ljust(wide), _stacked(item.blocks, width - wide))
    return lines


def _definition(item: tree.ListItem, width: int) -> list[str]:
    """Return a term, and below it, further in, what is said of it."""
    inner = _stacked(item.blocks[1:], width - 4)
    return [*_stacked(item.blocks[:1], width), *(hung("    ", inner) if inner else [])]


def _table(table: tree.Table, width: int) -> list[str]:
    rows = [*table.head, *table.body]
    empty = _BLANK if table.role == Role.FORM else ""
    set_rows = _in_columns([[_line(cell, empty) for cell in row.cells] for row in rows], len(table.head), width)
    gap = [] if set_rows else [""]
    if not set_rows:
        in_a_line = all(_in_a_line(row, width) for row in table.body)
        set_rows = [(in_a_line and _in_a_line(row, width)) or _below(row, width) for row in rows]
    rule = "-" * max(map(widest, set_rows), default=0)
    lines = wrapped(_text(table.caption), width)
    lines += [""] if lines and rows else []
    for at, row in enumerate(set_rows):
        between = [] if not at else [rule, *gap] if at == len(table.head) else gap
        lines += [*between, *row]
    return lines


def _line(cell: tree.Cell, empty: str = "") -> str | None:
    """Return the words of a cell if they are one line, and no word looks like a mark; None if not."""
    match cell.blocks:
        case ():
            return empty
        case (tree.Paragraph(children),):
            text = _text(children).strip(" ")
            return None if "\n" in text or any(map(MARK.match, text.split(" "))) else text
    return None


def _in_columns(grid: list[list[str | None]], heads: int, width: int) -> list[list[str]]:
    """Return the lines of each row in columns, of which the last may wrap; none if they do not fit.

    Where the head is what is too wide, each of its cells begins above its column, on a line of its own if need be.
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
    """Return a row, each cell from where its column begins, on a line of its own where the cell before it is too
    long.
    """
    lines = [""]
    for cell, start in zip(row, starts, strict=False):
        if lines[-1] and columns(lines[-1]) + 2 > start:
            lines.append("")
        if cell:
            before = lines.pop()
            lines += hung(before + " " * (start - columns(before)), wrapped(cell, width - start), start)
    return lines


def _in_a_line(row: tree.Row, width: int) -> list[str]:
    """Return a row with all its cells but the first in one line; nothing if they do not fit, or have words like
    marks.
    """
    cells = [_line(cell) for cell in row.cells]
    plain = [cell for cell in cells if cell is not None]
    lines = [*wrapped(plain[0], width), f"  | {' | '.join(plain[1:])} |"] if plain[1:] else []
    return lines if plain == cells and widest(lines) <= width else []


def _below(row: tree.Row, width: int) -> list[str]:
    """Return a row with its cells below the first one, each behind a mark."""
    first, *others = [_stacked(cell.blocks, width - 4) for cell in row.cells] or [[]]
    return [*first, *(line for lines in others for line in ([""] * (len(lines) > 1) + hung("  | ", lines)))]


def _text(inlines: Iterable[tree.Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: tree.Inline) -> str:
    match inline:
        case tree.Text(value) | tree.Abbreviation(value):
            return re.sub(r"[ \t\n\r\f\v]+", " ", value)
        case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
            return _text(inline.children)
        case tree.LineBreak():
            return "\n"
        case tree.NoteReference(number=number):
            return f"[{number}]"
        case tree.Mention(key):
            raise ArgumentTypeError(f"the mention [[{key}]] was not resolved before writing")
        case _:
            assert_never(inline)
