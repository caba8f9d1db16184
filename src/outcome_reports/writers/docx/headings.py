"""Headings: the title, Word's own heading styles by level, and numerals that hang in the margin."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.writers.docx.inlines import add_inlines
from outcome_reports.writers.docx.measures import HANG, point_twips, twips
from outcome_reports.writers.docx.oxml import Element, add, add_run, add_tab, properties_of, put
from outcome_reports.writers.docx.story import Scope, Story

_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3", 5: "Heading4", 6: "Heading5"}
"""The title is no part of Word's outline, so the outline begins with the headings of level 2 and has no gap."""

_FLOWING = frozenset({"glossary", "contact"})
"""Short sections at the end that need no page of their own."""
_SPACE_ABOVE = 48.0
"""Space above their headings, in points."""


def add_heading(story: Story, parent: Element, block: tree.Heading, scope: Scope) -> None:
    """Puts a heading at the end of `parent`, its number before it."""
    scope = scope.within(block)
    style = _style(block, scope)
    with story.paragraph(parent, style, scope) as paragraph:
        if style == "Heading1" and _FLOWING.intersection(scope.roles):
            _keep_on_page(paragraph)
        if block.number:
            _add_number(paragraph, block.number, style, scope)
        add_inlines(story, paragraph, block.children, scope.format, link_style="HeadingLink")


def _keep_on_page(paragraph: Element) -> None:
    """Undoes the page break before a heading; CT_PPr wants it after the style."""
    properties = properties_of(paragraph)
    put(add(properties, "w:spacing"), before=point_twips(_SPACE_ABOVE))
    properties.insert(1, add(properties, "w:pageBreakBefore", 0))


def _style(block: tree.Heading, scope: Scope) -> str:
    if block.level == 3 and block.number:
        return "InsightHeading"
    if block.level == 3 and "participants" in scope.roles:
        return "ParticipantsHeading"
    if block.level == 2 and "contents" in scope.roles:
        return "TOCHeading"
    return _STYLES[block.level]


def _add_number(paragraph: Element, number: str, style: str, scope: Scope) -> None:
    """A numeral in the margin: Word draws it as part of the heading, so that contents and headers keep it."""
    if style in {"Heading1", "Title"}:
        properties = properties_of(paragraph)
        stops = add(properties, "w:tabs")
        put(add(stops, "w:tab", "left"), pos=0)
        put(add(properties, "w:ind"), left=0, hanging=twips(HANG))
    letters = {"Heading1": "ChapterNumber", "InsightHeading": "InsightNumber"}.get(style, "NumberLabel")
    add_run(paragraph, replace(scope.format, style=letters), f"{number} ")
    add_tab(paragraph)
