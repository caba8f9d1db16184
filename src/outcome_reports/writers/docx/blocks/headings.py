"""Headings: the title, Word's own heading styles by level, and numerals that hang in the margin."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.oxml.wordml import Element, add_run, add_tab
from outcome_reports.writers.docx.story import Scope, Story

CHAPTER_STYLE = "ChapterHeading"

_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3", 5: "Heading4", 6: "Heading5"}
"""The title is no part of Word's outline, so the outline begins with the headings of level 2 and has no gap."""
_PART_LEVEL = 3
_PART_STYLES = {"insight": "InsightHeading", "chart": "ChartHeading"}
"""Styles of headings of level 3 by the role of the section that they open; they are based on Heading 2."""
_SIDE_HEADS = frozenset({"spotlight", "part", "participants"})
"""Roles of sections whose heading stands beside their text."""
_NUMBER_STYLES = {CHAPTER_STYLE: "ChapterNumber", "InsightHeading": "InsightNumber"}
_NEW_PAGE = frozenset({"foreword", "overview", "glance", "insights", "looking-ahead", "participation"})
"""Sections of a statement that open a page; chapters do so by their style."""
_FORMS = frozenset({"clearance"})
"""Sections of other documents that do: what is to be filled in and sent back is one page."""


def add_heading(story: Story, parent: Element, block: tree.Heading, scope: Scope) -> None:
    """Puts a heading at the end of `parent`, its number before it and a tab between them.

    Both are in the heading itself, so that the contents and running heads that Word makes have the number too.
    """
    scope = scope.within(block)
    style = _style(block, scope)
    opening = _NEW_PAGE if story.document.kind == "statement" else _FORMS
    new_page = style == "Heading1" and not opening.isdisjoint(scope.roles)
    with story.paragraph(parent, style, scope, new_page=new_page) as paragraph:
        if block.number:
            letters = replace(scope.format, style=_NUMBER_STYLES.get(style, "NumberLabel"))
            add_run(paragraph, letters, f"{block.number} ")
            add_tab(paragraph)
        add_inlines(story, paragraph, block.children, scope.format, link_style="HeadingLink")


def _style(block: tree.Heading, scope: Scope) -> str:
    if block.level == 1 and "cover" not in scope.roles:
        return "PlainTitle"
    if block.level == 2 and "contents" in scope.roles:
        return "TOCHeading"
    if block.level == 2 and "contact" in scope.roles:
        return "ContactHeading"
    if block.level == 2 and block.number:
        return CHAPTER_STYLE
    if scope.at_page and scope.roles and scope.roles[-1] in _SIDE_HEADS:
        return f"SideHeading{block.level - 1}"
    if block.level == _PART_LEVEL:
        return next((_PART_STYLES[role] for role in scope.roles if role in _PART_STYLES), _STYLES[block.level])
    return _STYLES[block.level]
