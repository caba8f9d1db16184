"""Blocks under named styles: one walk through the tree, and a file for each kind of block."""

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
from outcome_reports.writers.docx.blocks.note_blocks import add_note
from outcome_reports.writers.docx.blocks.paragraph_blocks import add_paragraph, style_in
from outcome_reports.writers.docx.blocks.picture_blocks import add_image
from outcome_reports.writers.docx.blocks.pull_quote_boxes import add_pull_quotes
from outcome_reports.writers.docx.blocks.section_blocks import add_section
from outcome_reports.writers.docx.blocks.table_blocks import add_table
from outcome_reports.writers.docx.story import Scope, Story


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
                add_section(story, parent, block, scope, add_blocks)
            case tree.Contents():
                add_contents(story, parent, block, scope)
            case tree.Note():
                add_note(story, parent, block, scope, add_blocks)
            case _:
                assert_never(block)
