"""Paragraphs: the style of their role, or of the text around them, and what to keep them with."""

from __future__ import annotations

from lxml import etree

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.blocks.runs import add_inlines
from outcome_reports.writers.docx.oxml.wordml import add, add_field
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.docx.styles.style_sheet import style_sheet

_LAST_STYLES = {"SpotlightText": "SpotlightEnd", "BodyText": "BodyTextEnd"}
"""Styles of paragraphs before a section with a side-head, from which they keep their distance."""


def add_paragraph(
    story: Story, parent: Element, block: tree.Paragraph, scope: Scope, following: tree.Block | None
) -> None:
    """Put a paragraph at the end of `parent`; `following` is the block after it, if any."""
    beside = scope.at_page and scope.layout.side_head == "text"
    scope = scope.within(block)
    style = style_in(block, scope)
    if scope.in_table:
        style = "TablePlace" if block.role in {tree.Role.PLACE, tree.Role.THROUGH} else scope.text_style
    elif block.role == tree.Role.CAPTION and following is None:
        style = "FigureCaptionEnd"
    elif scope.head_above and tree.layout_of(block.role).in_side_head:
        style = style_sheet().paragraphs[tree.Role.PLACE]
    elif beside and block.role == tree.Role.PLACE:
        style = "SidePlace"
    elif (beside and following is None) or (scope.at_page and _has_side_head(following)):
        style = _LAST_STYLES.get(style, style)
    with story.paragraph(parent, style, scope, keep_next=_leads_to(block, following)) as paragraph:
        if block.role == tree.Role.CAPTION:
            _add_hidden_number(paragraph)
        add_inlines(story, paragraph, block.children, scope.format)


def _add_hidden_number(paragraph: Element) -> None:
    r"""Count a picture with an invisible number: Word lists pictures by the fields of their captions.

    Word needs the switch \h (ECMA-376 part 1, 17.16.5.56), LibreOffice hidden text.
    """
    before = len(paragraph)
    add_field(paragraph, r"SEQ Figure \* ARABIC \h", "")
    for run in paragraph[before:]:
        properties = etree.Element(qname("w:rPr"))
        add(properties, "w:vanish")
        run.insert(0, properties)


def style_in(block: tree.Block, scope: Scope) -> str:
    """Return the style of the text of `block` in `scope`: that of its role, else that of its surroundings."""
    return style_sheet().paragraphs.get(block.role or "", scope.text_style)


def _has_side_head(block: tree.Block | None) -> bool:
    # The head of a few names may be taller than they are, and its frame overlap the next block.
    return isinstance(block, tree.Section) and tree.layout_of(block.role).side_head == "text"


def _leads_to(block: tree.Paragraph, following: tree.Block | None) -> bool:
    """Return whether a paragraph belongs to the next block: a table, or the list that it announces with a colon."""
    if isinstance(following, tree.ItemList):
        return tree.inline_text(block.children).rstrip().endswith(":")
    return isinstance(following, tree.Table)
