"""Pull quotes: text boxes across the text, marked as decorative so that screen readers do not repeat them.

Their words are a field (REF, ECMA-376 part 1, 17.16.5.51) that refers to the sentence: it changes with the sentence.
"""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.intake.open_xml import Element
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.oxml.drawingml import Anchor, add_anchored, add_rectangle
from outcome_reports.writers.docx.oxml.measures import EDGE, HANG, twips
from outcome_reports.writers.docx.oxml.wordml import (
    PLAIN,
    add,
    begin_field,
    end_field,
    properties_of,
    put,
    put_plain,
    root,
)
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.pull_quotes import ACROSS, set_quote

_ABOVE = 3.0
"""Millimetres between the line above a quote and its words."""
_BELOW = 7.0
"""Millimetres between a quote and the entry below it."""
_DROP = 1.5
"""Millimetres from the top of the paragraph to the line above its quote."""


def add_pull_quotes(story: Story, parent: Element, block: tree.Block, scope: Scope) -> None:
    """Add the quotes that are shown before `block`: to the block if it is a paragraph, else to a separate one."""
    if not scope.at_page or story.is_flat:
        return
    for words in story.quotes.get(id(block), ()):
        height = set_quote(words, ACROSS, story.brand).height + 2 * _ABOVE
        left = EDGE + (0 if scope.direction == "rtl" else HANG)
        run = root("w:r", "mc", "wp", "a", "wps")
        story.carry(run)
        if isinstance(block, tree.Paragraph):
            at = Anchor("paragraph", left, _DROP, ACROSS.width, height, space_below=4, wrap="wrapTopAndBottom")
            _add_box(run, story, words, at)
            continue
        _add_box(run, story, words, Anchor("paragraph", left, _DROP, ACROSS.width, height))
        # The room is that of a paragraph: text that flows round the box would leave side-heads beside it.
        with story.paragraph(parent, "PullQuotePlace", scope) as paragraph:
            put(add(properties_of(paragraph), "w:spacing"), after=twips(height + _BELOW))


def _add_box(run: Element, story: Story, words: str, at: Anchor) -> None:
    shape = add(add_anchored(run, story.next_drawing(), "Pull Quote", "wps", at), "wps:wsp")
    put_plain(add(shape, "wps:cNvSpPr"), txBox=1)
    look = add(shape, "wps:spPr")
    add_rectangle(look, at.width, at.height)
    add(look, "a:noFill")
    add(add(look, "a:ln"), "a:noFill")
    paragraph = add(add(add(shape, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", "PullQuote")
    if story.document.dir == "rtl":
        add(properties, "w:bidi")
    begin_field(paragraph, rf"REF {bookmark_name(story.sentence_name(words))} \* CHARFORMAT")
    story.add_text(paragraph, PLAIN, words)
    end_field(paragraph)
    inside = put_plain(add(shape, "wps:bodyPr"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
    add(inside, "a:spAutoFit")
