"""Headings: the title, Word's own heading styles by level, and numerals that hang in the margin."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.house.plain_styles import heading_style
from outcome_reports.writers.docx.oxml.wordml import add_run, add_tab
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet

CHAPTER_STYLE = "ChapterHeading"

_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3", 5: "Heading4", 6: "Heading5"}
"""The title is not part of Word's outline, so the outline begins with the headings of level 2 and has no gap."""
_SIDE_STYLES = {3: "SideHeading2", 4: "SideHeading3"}
"""Styles of headings beside the text."""
_SUBHEADINGS = {2: "Subheading1", 3: "Subheading2", 4: "Subheading3", 5: "Subheading4", 6: "Subheading5"}
"""Styles of headings inside texts; each is on the level of the heading style of its number."""
_NUMBER_STYLES = {CHAPTER_STYLE: "ChapterNumber", "InsightHeading": "InsightNumber"}


def add_heading(story: Story, parent: Element, block: tree.Heading, scope: Scope) -> None:
    """Put a heading at the end of `parent`, its number before it and a tab between them.

    Both are in the heading itself, so that Word's contents and running heads have the number too.
    """
    style = _style(block, scope)
    scope = scope.within(block)
    shown = heading_style(style, story.house.matches.ours) if story.house else style
    with story.paragraph(parent, shown, scope) as paragraph:
        if block.number:
            letters = replace(scope.format, style=_NUMBER_STYLES.get(style, "NumberLabel"))
            add_run(paragraph, letters, f"{block.number} ")
            add_tab(paragraph)
        with story.on("heading"):
            add_inlines(story, paragraph, block.children, scope.format)


def _style(block: tree.Heading, scope: Scope) -> str:
    if block.role == tree.Role.SUBHEADING:
        return _SUBHEADINGS[block.level]
    if block.level == 1 and tree.Role.COVER not in scope.roles:
        return "PlainTitle"
    usual = _STYLES[block.level]
    sheet = style_sheet()
    for style in (sheet.headings_in[role] for role in scope.roles if role in sheet.headings_in):
        if sheet.paragraph[style].base == usual:
            return style
    if block.level == 2 and block.number:
        return CHAPTER_STYLE
    if scope.at_page and scope.layout.side_head and not scope.head_above:
        return _SIDE_STYLES.get(block.level, usual)
    return usual
