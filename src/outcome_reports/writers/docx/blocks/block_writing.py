"""Blocks as paragraphs, lists and tables under named styles: one walk through the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.contents_field import add_contents
from outcome_reports.writers.docx.blocks.headings import add_heading
from outcome_reports.writers.docx.blocks.key_numerals import add_key_figures, has_figures_only
from outcome_reports.writers.docx.blocks.list_blocks import add_list
from outcome_reports.writers.docx.blocks.pictures import add_image
from outcome_reports.writers.docx.blocks.pull_quote_boxes import add_pull_quote
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.blocks.table_blocks import add_table
from outcome_reports.writers.docx.oxml.wordml import Element, add_run, add_tab
from outcome_reports.writers.docx.pages.page_sections import column_width
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet

_LAST_STYLES = {"SpotlightText": "SpotlightEnd", "BodyText": "BodyTextEnd"}


def add_blocks(story: Story, parent: Element, blocks: Iterable[tree.Block], scope: Scope) -> None:
    """Puts `blocks` at the end of `parent`, which is the body or a cell."""
    blocks = tuple(blocks)
    for place, (block, following) in enumerate(zip(blocks, (*blocks[1:], None), strict=False)):
        story.bookmarks.announce(block.id)
        match block:
            case tree.Paragraph():
                add_pull_quote(story, parent, block, scope)
                _add_paragraph(story, parent, block, scope, following)
            case tree.Heading():
                add_heading(story, parent, block, scope)
            case tree.ItemList(role=tree.Role.KEY_FIGURES) if has_figures_only(block):
                add_key_figures(story, parent, block, scope, blocks[place + 1 :])
            case tree.ItemList():
                add_list(story, parent, block, scope, add_blocks)
            case tree.Quotation():
                inner = replace(scope.within(block), text_style="Quote", at_page=False)
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


def _leads_to(block: tree.Paragraph, following: tree.Block | None) -> bool:
    """Whether a paragraph belongs to what follows it: a table, or the list that it announces with a colon."""
    if isinstance(following, tree.ItemList):
        return tree.inline_text(block.children).rstrip().endswith(":")
    return isinstance(following, tree.Table)


def _add_paragraph(
    story: Story, parent: Element, block: tree.Paragraph, scope: Scope, following: tree.Block | None
) -> None:
    beside = scope.at_page and scope.layout.side_head == "text"
    scope = scope.within(block)
    style = style_sheet().paragraphs.get(block.role or "", scope.text_style)
    if scope.in_table:
        style = "TablePlace" if block.role in {tree.Role.PLACE, tree.Role.THROUGH} else scope.text_style
    elif beside and block.role == tree.Role.PLACE:
        style = "SidePlace"
    elif (beside and following is None) or (scope.at_page and _has_side_head(following)):
        style = _LAST_STYLES.get(style, style)
    with story.paragraph(parent, style, scope, keep_next=_leads_to(block, following)) as paragraph:
        add_inlines(story, paragraph, block.children, scope.format)


def _has_side_head(block: tree.Block | None) -> bool:
    # The head of a few names may be higher than they are, and its frame over what follows.
    return isinstance(block, tree.Section) and tree.layout_of(block.role).side_head == "text"


def _add_section(story: Story, parent: Element, block: tree.Section, scope: Scope) -> None:
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


def _add_note(story: Story, parent: Element, block: tree.Note, scope: Scope) -> None:
    """A footnote's text, its number hanging before the first paragraph."""
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
