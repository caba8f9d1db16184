"""Backgrounds of table cells: heads, and recommendations."""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.oxml.wordml import add, put
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.fills import add_fill


def is_tinted(cell: tree.Cell, row: tree.Row) -> bool:
    """Return whether a cell has the recommendation, beside its context."""
    return cell.role == tree.Role.RECOMMENDATION and any(other.role == tree.Role.CONTEXT for other in row.cells)


def fill_head(story: Story, properties: Element, cell: tree.Cell, scope: Scope) -> None:
    """Set the background of a column head: that of its chapter, if it links to one."""
    inlines = (inline for block in tree.blocks_of(cell.blocks) for inline in tree.inlines_of(tree.own_inlines(block)))
    target = next((inline.target.removeprefix("#") for inline in inlines if isinstance(inline, tree.Link)), "")
    if tree.Role.MATRIX in scope.roles and target in story.colours:
        put(add(properties, "w:shd", "clear"), color="auto", fill=story.colours[target])
    elif tree.Role.CHART not in scope.roles and story.fills_cells:
        add_fill(properties, "primary", story.brand)
