"""The contents as a TOC field that is filled already, so that it reads well before Word updates it."""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.runs import add_inlines, add_link
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.oxml.measures import twips
from outcome_reports.writers.docx.oxml.schema_order import PARAGRAPH, place
from outcome_reports.writers.docx.oxml.wordml import (
    Element,
    RunFormat,
    add,
    add_field,
    add_run,
    add_tab,
    begin_field,
    end_field,
    properties_of,
    put,
    root,
)
from outcome_reports.writers.docx.story import Scope, Story

_NUMBER_WIDTHS = {"TOC1": 9.0, "TOC2": 15.0}
"""Room for the number of an entry by its style, in millimetres."""
INSTRUCTION = r'TOC \o "1-2" \h \z \u'
"""Headings 1 and 2 and what has an outline level, as links, without numbers on screen layouts (17.16.5.68)."""


def add_contents(story: Story, parent: Element, block: tree.Contents, scope: Scope) -> None:
    """Put the contents at the end of `parent`, one linked paragraph an entry."""
    scope = scope.within(block)
    last = len(block.entries) - 1
    for number, entry in enumerate(block.entries):
        style = "TOC1" if entry.level <= 2 else "TOC2"
        with story.paragraph(parent, style, scope) as paragraph:
            if story.house:
                _add_tabs(paragraph, _NUMBER_WIDTHS[style], story.paper.text_width)
            if number == 0:
                begin_field(paragraph, INSTRUCTION)
            link = add_link(story, paragraph, f"#{entry.target}")
            if entry.number:
                add_run(link, scope.format, f"{entry.number} ")
                add_tab(link)
            with story.on("heading"):
                add_inlines(story, link, entry.children, scope.format)
            _add_page(story, link, entry.target)
            if number == last:
                end_field(paragraph)


def _add_tabs(paragraph: Element, number: float, width: float) -> None:
    """Put tab stops after the number and at the end of the line, as Word does: those of a template may not fit."""
    tabs = place(properties_of(paragraph), root("w:tabs"), PARAGRAPH)
    put(add(tabs, "w:tab", "left"), pos=twips(number))
    put(add(tabs, "w:tab", "right"), leader="dot", pos=twips(width))


def _add_page(story: Story, link: Element, target: str) -> None:
    """Leader and page number, or nothing where no number is known: a leader to nowhere would look broken."""
    page = (story.options.pages or {}).get(target)
    if page is None:
        return
    add_tab(link)
    add_field(link, rf"PAGEREF {bookmark_name(target)} \h", str(page), RunFormat())
