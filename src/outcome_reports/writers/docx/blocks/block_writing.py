"""Blocks under named styles, in one walk through the tree; complex kinds of blocks have separate files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.blocks.contents_field import add_contents
from outcome_reports.writers.docx.blocks.headings import add_heading
from outcome_reports.writers.docx.blocks.key_numerals import add_key_figures, has_figures_only
from outcome_reports.writers.docx.blocks.list_blocks import add_list
from outcome_reports.writers.docx.blocks.paragraph_blocks import add_paragraph, style_in
from outcome_reports.writers.docx.blocks.picture_blocks import add_image
from outcome_reports.writers.docx.blocks.pull_quote_boxes import add_pull_quotes
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.blocks.table_blocks import add_table
from outcome_reports.writers.docx.oxml.wordml import add_run, add_tab
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet
from outcome_reports.writers.shown_pictures import height_at
from outcome_reports.writers.side_heads import has_no_room

_AS_MANY_COLUMNS = frozenset({tree.Role.COLUMNS, tree.Role.ILLUSTRATIONS})
"""Sections with a column for each block."""


def add_blocks(story: Story, parent: Element, blocks: Iterable[tree.Block], scope: Scope) -> None:
    """Put `blocks` at the end of `parent`, which is the body or a cell."""
    blocks = tuple(blocks)
    for place, (block, following) in enumerate(zip(blocks, (*blocks[1:], None), strict=False)):
        add_pull_quotes(story, parent, block, scope)
        story.bookmarks.announce(block.id)
        match block:
            case tree.Paragraph():
                add_paragraph(story, parent, block, scope, following)
            case tree.Heading():
                add_heading(story, parent, block, scope)
            case tree.ItemList(role=tree.Role.KEY_FIGURES) if has_figures_only(block):
                add_key_figures(story, parent, block, scope, blocks[place + 1 :])
            case tree.ItemList():
                add_list(story, parent, block, scope, add_blocks)
            case tree.Quotation():
                style = style_in(block, scope) if scope.is_dark else "Quote"
                inner = replace(scope.within(block), text_style=style, at_page=False)
                add_blocks(story, parent, block.blocks, inner)
            case tree.Table():
                add_table(story, parent, block, scope, add_blocks)
            case tree.Image():
                add_image(story, parent, block, scope.within(block))
            case tree.Section():
                _add_section(story, parent, block, scope)
            case tree.Contents():
                add_contents(story, parent, block, scope)
            case tree.Note():
                _add_note(story, parent, block, scope)
            case _:
                assert_never(block)


def _add_section(story: Story, parent: Element, block: tree.Section, scope: Scope) -> None:
    """Put a section at the end of `parent`, with the pages, columns and text style of its role."""
    layout = tree.layout_of(block.role)
    # Participants follow the previous section if there is room, on paper too.
    if (block.new_page and block.role != tree.Role.PARTICIPATION) or layout.sheet:
        story.open_page()
    scope = replace(scope.within(block), head_above=layout.side_head == "text" and has_no_room(block))
    scope = replace(scope, text_style=style_sheet().text_in.get(block.role or "", scope.text_style))
    if layout.aside or (block.role == tree.Role.CHART and not isinstance(block.blocks[0], tree.Heading)):
        inside = {"at_page": False, "in_table": False} if layout.aside else {"text_style": "ChartTitle"}
        scope = replace(scope, **inside)
        # A box has its own background.
        with story.on("page" if layout.aside else story.ground):
            add_blocks(story, parent, block.blocks, scope)
        story.keep_away()
        return
    if block.role == tree.Role.ILLUSTRATIONS and not scope.at_page:
        scope = replace(scope, width=scope.width / len(block.blocks))
    if layout.columns == 1 or not scope.at_page or len(block.blocks) == 1:
        with story.on("entry" if layout.stands_alone and layout.side_head else story.ground):
            add_blocks(story, parent, block.blocks, scope)
        return
    columns = max(layout.columns, len(block.blocks)) if block.role in _AS_MANY_COLUMNS else layout.columns
    if layout.side_head:
        with story.pages.columns(columns):
            # The side-head belongs to the columns, with the names that it is beside.
            add_blocks(story, parent, block.blocks, scope)
        return
    inner = replace(scope, at_page=False, width=story.pages.column_width(columns))
    for first in range(0, len(block.blocks), columns):
        row = block.blocks[first : first + columns]
        heights = [_picture_height(story, child) if block.role == tree.Role.SIGNATURES else 0.0 for child in row]
        with story.pages.columns(columns, used=len(row)):
            for place, child in enumerate(row):
                if place:
                    story.break_column()
                if lower := max(heights) - heights[place]:
                    # Each signature of a row is as high as the others, or one would be left for the next page.
                    story.keep_away(lower / 25.4 * 72)
                add_blocks(story, parent, (child,), inner)


def _picture_height(story: Story, block: tree.Block) -> float:
    images = (found for found in tree.blocks_of((block,)) if isinstance(found, tree.Image))
    return max((height_at(image.width, image, story.document) for image in images), default=0.0)


def _add_note(story: Story, parent: Element, block: tree.Note, scope: Scope) -> None:
    """Put a footnote's text at the end of `parent`, its number hanging before the first paragraph."""
    scope = replace(scope.within(block), text_style="NoteText", at_page=False)
    first, rest = None, block.blocks
    if rest and isinstance(rest[0], tree.Paragraph):
        first, rest = rest[0], rest[1:]
        story.bookmarks.announce(first.id)
    with story.paragraph(parent, "NoteText", scope) as paragraph:
        add_run(paragraph, replace(scope.format, style="NumberLabel"), f"{block.number} ")
        add_tab(paragraph)
        if first:
            add_inlines(story, paragraph, first.children, scope.within(first).format)
    add_blocks(story, parent, rest, scope)
