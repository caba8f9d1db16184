"""Key figures: large numerals with their labels, in columns across the page or in lines beside the text."""

from __future__ import annotations

import math
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.writers.docx.inlines import add_inlines
from outcome_reports.writers.docx.oxml import Element, add_break, add_run, add_tab
from outcome_reports.writers.docx.story import Scope, Story

_MOST_COLUMNS = 4
_IN_LINES = {"chapter", "spotlight"}
"""Roles of sections whose figures belong to the text around them and stay in its column."""


def add_key_figures(story: Story, parent: Element, block: tree.ItemList, scope: Scope) -> None:
    """Puts a list of key figures at the end of `parent`; every item is a paragraph of a figure and its label."""
    scope = scope.within(block)
    paragraphs = [(item, child) for item in block.items for child in item.blocks if isinstance(child, tree.Paragraph)]
    if len(paragraphs) == 1 or not scope.at_page or _IN_LINES.intersection(scope.roles):
        for item, paragraph in paragraphs:
            _add_figure(story, parent, item, paragraph, scope, in_line=True)
        return
    rows = math.ceil(len(paragraphs) / _MOST_COLUMNS)
    count = math.ceil(len(paragraphs) / rows)
    for first in range(0, len(paragraphs), count):
        with story.pages.columns(count, used=len(paragraphs[first : first + count])):
            for place, (item, paragraph) in enumerate(paragraphs[first : first + count]):
                if place:
                    story.break_column()
                _add_figure(story, parent, item, paragraph, scope, in_line=False)


def _add_figure(
    story: Story,
    parent: Element,
    item: tree.ListItem,
    block: tree.Paragraph,
    scope: Scope,
    *,
    in_line: bool,
) -> None:
    story.bookmarks.announce(item.id)
    story.bookmarks.announce(block.id)
    scope = scope.within(item).within(block)
    style = "TableText" if scope.in_table else "KeyFigureLine" if in_line else "KeyFigureTile"
    with story.paragraph(parent, style, scope) as paragraph:
        for child in block.children:
            if isinstance(child, tree.Span) and child.role == "figure" and in_line:
                number = replace(scope.format, style="KeyFigureLineNumber", language=child.lang or scope.language)
                add_inlines(story, paragraph, child.children, number)
            elif isinstance(child, tree.Text) and child.value.isspace() and not scope.in_table:
                # The space stays in the text, so that the words come apart for whoever reads nothing but letters.
                add_run(paragraph, scope.format, " ")
                if in_line:
                    add_tab(paragraph)
                else:
                    add_break(paragraph)
            else:
                add_inlines(story, paragraph, (child,), scope.format)
