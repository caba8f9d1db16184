"""Plain text for e-mail and diffs: UTF-8, lines of 72 columns, and only the words of the document.

Besides words there are only marks: lines under headings and heads of tables, bullets, numbers, “>”, “|” between the
cells of a row, brackets around the numbers of notes, room to fill in a form. Addresses of links are left out: they are
not words, and paper does not show them either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from outcome_reports import tree
from outcome_reports.tree import Role
from outcome_reports.writers.plain_inlines import plain_words
from outcome_reports.writers.plain_tables import table_lines
from outcome_reports.writers.rendering import Rendering
from outcome_reports.writers.text_lines import hung, underlined, widest, wrapped

_WIDTH = 72
_UNDERLINES = {1: "=", 2: "=", 3: "-", 4: "~"}
_BENEATH = frozenset({Role.KIND, Role.PLACE, Role.THROUGH, Role.OFFICE, Role.ATTRIBUTION})
"""Roles of paragraphs that belong to the line above them."""


def render(rendering: Rendering) -> bytes:
    """Return the words of a document as plain text. Raises TypeError for an unresolved Mention."""
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
            return wrapped(plain_words(children), width)
        case tree.Heading(level, children, number=number):
            lines = wrapped(f"{number} {plain_words(children)}" if number else plain_words(children), width)
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
            return table_lines(block, width, _stacked)
        case tree.Image():
            return []
        case tree.Section((tree.Paragraph(children, role=Role.PLACE), *blocks)):
            return [*underlined(wrapped(plain_words(children), width), "."), "", *_stacked(blocks, width)]
        case tree.Section(blocks):
            return _stacked(blocks, width)
        case tree.Contents(entries):
            top = min((entry.level for entry in entries), default=0)
            lines = []
            for entry in entries:
                words = f"{entry.number} {plain_words(entry.children)}" if entry.number else plain_words(entry.children)
                indent = "  " * (1 + entry.level - top)
                lines += hung(indent, wrapped(words, width - len(indent) - 2), len(indent) + 2)
            return lines
        case tree.Note(number, blocks):
            mark = f"[{number}] "
            return hung(mark, _stacked(blocks, width - len(mark)))
        case _:
            assert_never(block)


def _items(items: tree.ItemList, width: int) -> list[str]:
    """Return the items of a list; without empty lines between them if each is only a paragraph."""
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
    """Return a term, and below it, indented, its definition."""
    inner = _stacked(item.blocks[1:], width - 4)
    return [*_stacked(item.blocks[:1], width), *(hung("    ", inner) if inner else [])]
