"""Sections: the pages, columns and text style of their role."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet

_AS_MANY_COLUMNS = frozenset({tree.Role.COLUMNS, tree.Role.ILLUSTRATIONS})
"""Sections with a column for each block."""


def add_section(story: Story, parent: Element, block: tree.Section, scope: Scope, add_blocks: AddBlocks) -> None:
    """Put a section at the end of `parent`; `add_blocks` writes its content."""
    layout = tree.layout_of(block.role)
    # Participants follow what is before them where there is room, on paper too.
    if (block.new_page and block.role != tree.Role.PARTICIPATION) or layout.sheet:
        story.open_page()
    scope = scope.within(block)
    scope = replace(scope, text_style=style_sheet().text_in.get(block.role or "", scope.text_style))
    if layout.aside or (block.role == tree.Role.CHART and not isinstance(block.blocks[0], tree.Heading)):
        inside = {"at_page": False, "in_table": False} if layout.aside else {"text_style": "ChartTitle"}
        scope = replace(scope, **inside)
        # A box has a ground of its own.
        with story.on("page" if layout.aside else story.ground):
            add_blocks(story, parent, block.blocks, scope)
        story.keep_away()
        return
    if layout.columns == 1 or not scope.at_page or len(block.blocks) == 1:
        with story.on("entry" if layout.stands_alone and layout.side_head else story.ground):
            add_blocks(story, parent, block.blocks, scope)
        return
    columns = max(layout.columns, len(block.blocks)) if block.role in _AS_MANY_COLUMNS else layout.columns
    with story.pages.columns(columns):
        if layout.side_head:
            # The side-head belongs to the columns, with the names that it is beside.
            add_blocks(story, parent, block.blocks, scope)
            return
        inner = replace(scope, at_page=False, width=story.pages.column_width(columns))
        for place, child in enumerate(block.blocks):
            # Signatures are side by side whatever their heights.
            if place:
                story.break_column()
            add_blocks(story, parent, (child,), inner)
