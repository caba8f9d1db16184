"""Footnotes, collected in a section: the same order in every format."""

from __future__ import annotations

from dataclasses import replace

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.oxml.wordml import add_run, add_tab
from outcome_reports.writers.docx.story import AddBlocks, Scope, Story


def add_note(story: Story, parent: Element, block: tree.Note, scope: Scope, add_blocks: AddBlocks) -> None:
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
