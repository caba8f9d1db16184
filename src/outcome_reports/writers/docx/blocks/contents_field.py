"""The contents as a prefilled TOC field, so that it is readable before Word updates it."""

from __future__ import annotations

import itertools
from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.blocks.runs import add_inlines, add_link
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.oxml.measures import twips
from outcome_reports.writers.docx.oxml.schema_order import PARAGRAPH, place
from outcome_reports.writers.docx.oxml.wordml import (
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
"""Headings 1 and 2 and paragraphs with an outline level, as links, without numbers on screen layouts (17.16.5.68)."""
_TOP = 2
"""The level of entries with a line of their own."""
_APART = " \u2003"


def add_contents(story: Story, parent: Element, block: tree.Contents, scope: Scope) -> None:
    """Put the contents at the end of `parent`, one linked paragraph for each entry."""
    scope = scope.within(block)
    groups = [tuple(group) for _, group in itertools.groupby(enumerate(block.entries), _line)]
    for group in groups:
        style = "TOC1" if group[0][1].level <= _TOP else "TOC2"
        with story.paragraph(parent, style, scope) as paragraph:
            if story.house:
                _add_tabs(paragraph, _NUMBER_WIDTHS[style], story.paper.text_width)
            if group is groups[0]:
                begin_field(paragraph, INSTRUCTION)
            for number, (_, entry) in enumerate(group):
                if number:
                    add_run(paragraph, scope.format, _APART)
                _add_entry(story, paragraph, entry, scope)
            if group is groups[-1]:
                end_field(paragraph)


def _line(entry: tuple[int, tree.ContentsEntry]) -> int:
    """Group the entries that share a line: those of the lower level run on, to save a page."""
    return entry[0] if entry[1].level <= _TOP else -1


def _add_entry(story: Story, paragraph: Element, entry: tree.ContentsEntry, scope: Scope) -> None:
    link = add_link(story, paragraph, f"#{entry.target}")
    if entry.number:
        # In the colour of the chapter, if it has one.
        add_run(link, replace(scope.format, colour=story.colours.get(entry.target)), f"{entry.number} ")
        add_tab(link)
    with story.on("heading"):
        add_inlines(story, link, entry.children, scope.format)
    _add_page(story, link, entry)


def _add_tabs(paragraph: Element, number: float, width: float) -> None:
    """Put tab stops after the number and at the end of the line, as Word does: those of a template may not fit."""
    tabs = place(properties_of(paragraph), root("w:tabs"), PARAGRAPH)
    put(add(tabs, "w:tab", "left"), pos=twips(number))
    put(add(tabs, "w:tab", "right"), leader="dot", pos=twips(width))


def _add_page(story: Story, link: Element, entry: tree.ContentsEntry) -> None:
    """Leader and page number, or nothing if the number is unknown: a leader without one would look broken."""
    target = entry.target
    page = (story.options.pages or {}).get(target)
    if page is None:
        return
    if entry.level > _TOP:
        add_run(link, RunFormat(), "\u00a0")
    else:
        add_tab(link)
    add_field(link, rf"PAGEREF {bookmark_name(target)} \h", str(page), RunFormat())
