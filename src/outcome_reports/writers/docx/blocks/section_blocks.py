"""Sections: the pages, columns and text style of their role."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.wordml import Element
from outcome_reports.writers.docx.pages.page_sections import column_width
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet


def add_section(story: Story, parent: Element, block: tree.Section, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put a section at the end of `parent`; `add_blocks` writes what it holds."""
    layout = tree.layout_of(block.role)
    if block.new_page or layout.sheet:
        story.open_page()
    scope = scope.within(block)
    scope = replace(scope, text_style=style_sheet().text_in.get(block.role or "", scope.text_style))
    if layout.columns == 1 or not scope.at_page:
        add_blocks(story, parent, block.blocks, scope)
        return
    with story.pages.columns(layout.columns):
        if layout.side_head:
            # The side-head belongs to the columns, where the names are that it stands beside.
            add_blocks(story, parent, block.blocks, scope)
            return
        inner = replace(scope, at_page=False, width=column_width(layout.columns))
        for place, child in enumerate(block.blocks):
            # Signatures stand side by side whatever their heights.
            if place:
                story.break_column()
            add_blocks(story, parent, (child,), inner)
