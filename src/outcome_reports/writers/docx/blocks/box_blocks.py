"""Boxes: set apart from the text in the one cell of a shaded table, so that lists and tables look as usual."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.spacers import BOX_TEXT, add_spacer
from outcome_reports.writers.docx.oxml.measures import twips
from outcome_reports.writers.docx.oxml.wordml import Element, add, put, qname
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story
from outcome_reports.writers.docx.styles.fills import add_fill, add_rules

_PADDING = 4.0
"""Room between the frame and the words, in millimetres."""
_LETTERS_TOGETHER = 1200
"""Characters up to which a box stays on one page."""


def add_box(story: Story, parent: Element, block: tree.Section, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put a box at the end of `parent`, as wide as the text; `add_blocks` writes what is in it."""
    width = twips(scope.width)
    table = add(parent, "w:tbl")
    properties = add(table, "w:tblPr")
    put(add(properties, "w:tblW"), w=width, type="dxa")
    put(add(properties, "w:tblInd"), w=0, type="dxa")
    borders = add(properties, "w:tblBorders")
    edge = "top" if block.role == tree.Role.TAKEAWAYS else "right" if scope.direction == "rtl" else "left"
    add_rules(borders, (edge,), "accent", story.brand, width=3)
    put(add(properties, "w:tblLayout"), type="fixed")
    margins = add(properties, "w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        put(add(margins, f"w:{side}"), w=twips(_PADDING), type="dxa")
    put(add(add(table, "w:tblGrid"), "w:gridCol"), w=width)
    row = add(table, "w:tr")
    row_properties = add(row, "w:trPr")
    if sum(map(len, tree.lines_of(block.blocks))) <= _LETTERS_TOGETHER:
        add(row_properties, "w:cantSplit")
    cell = add(row, "w:tc")
    cell_properties = add(cell, "w:tcPr")
    put(add(cell_properties, "w:tcW"), w=width, type="dxa")
    add_fill(cell_properties, "tint", story.brand)
    inner = replace(
        scope, text_style=BOX_TEXT, width=scope.width - 2 * _PADDING, at_page=False, in_table=False, depth=0
    )
    add_blocks(story, cell, block.blocks, inner)
    if cell[-1].tag != qname("w:p"):
        add_spacer(cell)
    add_spacer(parent)


def add_abreast(story: Story, parent: Element, block: tree.Section, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put what is in a section side by side, in the cells of a table without lines."""
    total = twips(scope.width)
    edges = [round(total * place / len(block.blocks)) for place in range(len(block.blocks) + 1)]
    table = add(parent, "w:tbl")
    properties = add(table, "w:tblPr")
    put(add(properties, "w:tblW"), w=total, type="dxa")
    put(add(properties, "w:tblInd"), w=0, type="dxa")
    put(add(properties, "w:tblLayout"), type="fixed")
    margins = add(properties, "w:tblCellMar")
    put(add(margins, "w:left"), w=0, type="dxa")
    put(add(margins, "w:right"), w=twips(_PADDING), type="dxa")
    grid = add(table, "w:tblGrid")
    row = add(table, "w:tr")
    add(add(row, "w:trPr"), "w:cantSplit")
    for child, (start, end) in zip(block.blocks, pairwise(edges), strict=True):
        put(add(grid, "w:gridCol"), w=end - start)
        cell = add(row, "w:tc")
        put(add(add(cell, "w:tcPr"), "w:tcW"), w=end - start, type="dxa")
        room = (end - start) / twips(1) - _PADDING
        add_blocks(story, cell, (child,), replace(scope, width=room, at_page=False, depth=0))
        if cell[-1].tag != qname("w:p"):
            add_spacer(cell)
    add_spacer(parent)
