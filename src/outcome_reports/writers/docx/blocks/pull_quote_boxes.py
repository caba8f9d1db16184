"""Pull quotes: text boxes beside the text, or across it, marked as decorative so that nobody hears them twice.

Their words are a field (REF, ECMA-376 part 1, 17.16.5.51) that refers to the sentence: it changes with the sentence.
"""

from __future__ import annotations

from outcome_reports import tree
from outcome_reports.writers.docx.oxml.bookmarks import bookmark_name
from outcome_reports.writers.docx.oxml.drawingml import Anchor, add_anchored, add_rectangle
from outcome_reports.writers.docx.oxml.measures import EDGE, HANG
from outcome_reports.writers.docx.oxml.wordml import (
    PLAIN,
    Element,
    add,
    begin_field,
    end_field,
    put_plain,
    qname,
    root,
)
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.pull_quotes import BESIDE, BETWEEN, set_quote

_FRAMED = 24.0
"""Room for a key figure that is also beside the text, in millimetres."""
_ABOVE = 3.0
"""Millimetres between the line above a quote and its words."""
_DROP = 1.5
"""Millimetres from the top of the paragraph to the line above its quote."""


def add_pull_quote(story: Story, parent: Element, block: tree.Paragraph, scope: Scope) -> None:
    """Anchor the quote of `block` to the next paragraph, if it has one and is in the flow of a page."""
    words = tree.pull_quote(block)
    if not words or not scope.at_page or story.options.is_flat:
        return
    # A side-head is where the quote would be.
    beside = not any(tree.layout_of(role).side_head for role in scope.roles)
    form = BESIDE if beside else BETWEEN
    height = set_quote(words, form, story.brand).height + 2 * _ABOVE
    right = scope.direction == "rtl"
    left = EDGE + (0 if beside != right else HANG)
    run = root("w:r", "mc", "wp", "a", "wps")
    story.pulled = f"pulled-sentence-{story.next_drawing()}"
    if beside:
        top = _DROP + _FRAMED * _frames_before(parent)
        _add_box(run, story, words, "PullQuote", Anchor("paragraph", left, top, form.width, height))
    else:
        at = Anchor("paragraph", left, _DROP, form.width, height, space_below=4, wrap="wrapTopAndBottom")
        _add_box(run, story, words, "PullQuoteWide", at)
    story.carry(run)


def _frames_before(parent: Element) -> int:
    """Return how many framed paragraphs are beside the text that follows."""
    count = 0
    for paragraph in reversed(parent):
        if paragraph.find(f"{qname('w:pPr')}/{qname('w:framePr')}") is None:
            break
        count += 1
    return count


def _add_box(run: Element, story: Story, words: str, style: str, at: Anchor) -> None:
    shape = add(add_anchored(run, story.next_drawing(), "Pull Quote", "wps", at), "wps:wsp")
    put_plain(add(shape, "wps:cNvSpPr"), txBox=1)
    look = add(shape, "wps:spPr")
    add_rectangle(look, at.width, at.height)
    add(look, "a:noFill")
    add(add(look, "a:ln"), "a:noFill")
    paragraph = add(add(add(shape, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", style)
    if story.document.dir == "rtl":
        add(properties, "w:bidi")
    begin_field(paragraph, rf"REF {bookmark_name(story.pulled)} \* CHARFORMAT")
    story.add_text(paragraph, PLAIN, words)
    end_field(paragraph)
    inside = put_plain(add(shape, "wps:bodyPr"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t")
    add(inside, "a:spAutoFit")
