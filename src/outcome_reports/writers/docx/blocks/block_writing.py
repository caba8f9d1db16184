"""Blocks as paragraphs, lists and tables under named styles: one walk through the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from outcome_reports import tree
from outcome_reports.writers.docx.blocks.contents_field import add_contents
from outcome_reports.writers.docx.blocks.headings import add_heading
from outcome_reports.writers.docx.blocks.key_numerals import add_key_figures
from outcome_reports.writers.docx.blocks.list_blocks import add_list
from outcome_reports.writers.docx.blocks.pictures import add_image
from outcome_reports.writers.docx.blocks.pull_quote_boxes import add_pull_quote
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.blocks.table_blocks import add_table
from outcome_reports.writers.docx.oxml.wordml import Element, add_run, add_tab
from outcome_reports.writers.docx.pages.page_sections import column_width
from outcome_reports.writers.docx.story import Scope, Story

PARAGRAPH_STYLES = {
    "document-type": "CoverDocumentType",
    "series": "CoverSeries",
    "theme": "CoverTheme",
    "dates": "CoverDates",
    "venue": "CoverVenue",
    "organiser": "CoverOrganiser",
    "status": "CoverStatus",
    "notice": "CoverNotice",
    "lead-paragraph": "LeadParagraph",
    "kind": "SpotlightKind",
    "signatory": "Signatory",
    "office": "SignatureOffice",
    "point-title": "PointTitle",
    "name": "ContactName",
    "address": "ContactAddress",
    "attribution": "QuoteSource",
    "place": "Place",
    "also-heard": "AlsoHeard",
    "web-address": "ContactAddress",
}
"""Style by the role of a paragraph."""

_SIGNATURES_ABREAST = 2
_NAMES_ABREAST = 2
_WITH_SIDE_HEAD = frozenset({"spotlight", "part", "passage"})
"""Roles of sections whose head stands beside the text, so that the last paragraph keeps the distance to the next.

Not of those that list a name or two: the head is higher than they are, and frames may stand over what follows.
"""
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
            case tree.ItemList(role="key-figures"):
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
    beside = scope.at_page and bool(scope.roles) and scope.roles[-1] in _WITH_SIDE_HEAD
    scope = scope.within(block)
    style = PARAGRAPH_STYLES.get(block.role or "", scope.text_style)
    if scope.in_table:
        style = "TablePlace" if block.role in {"place", "through"} else scope.text_style
    elif beside and block.role == "place":
        style = "SidePlace"
    elif (beside and following is None) or (scope.at_page and _has_side_head(following)):
        style = _LAST_STYLES.get(style, style)
    with story.paragraph(parent, style, scope, keep_next=_leads_to(block, following)) as paragraph:
        add_inlines(story, paragraph, block.children, scope.format)


def _has_side_head(block: tree.Block | None) -> bool:
    return isinstance(block, tree.Section) and block.role in _WITH_SIDE_HEAD


def _add_section(story: Story, parent: Element, block: tree.Section, scope: Scope) -> None:
    scope = scope.within(block)
    if block.role == "spotlight":
        scope = replace(scope, text_style="SpotlightText")
    elif block.role == "insight":
        scope = replace(scope, text_style="InsightText")
    if block.role == "signatures" and scope.at_page:
        inner = replace(scope, at_page=False, width=column_width(_SIGNATURES_ABREAST))
        with story.pages.columns(_SIGNATURES_ABREAST):
            for place, child in enumerate(block.blocks):
                # Signatures stand side by side whatever their heights.
                if place:
                    story.break_column()
                add_blocks(story, parent, (child,), inner)
    elif block.role == "participants" and scope.at_page:
        # The side-head belongs to the columns, where the names are that it stands beside.
        with story.pages.columns(_NAMES_ABREAST):
            add_blocks(story, parent, block.blocks, scope)
    else:
        add_blocks(story, parent, block.blocks, scope)


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
