"""Openings of chapters: a band in the colour of the chapter, with a drawing, behind the native heading."""

from __future__ import annotations

import functools

from lxml import etree

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import Element, qname
from outcome_reports.writers.docx.blocks.block_writing import add_blocks
from outcome_reports.writers.docx.oxml.drawingml import add_background
from outcome_reports.writers.docx.oxml.measures import TEXT_WIDTH, TOP, twips
from outcome_reports.writers.docx.oxml.schema_order import PARAGRAPH, place, spacing_of
from outcome_reports.writers.docx.oxml.wordml import add, add_run, properties_of, put, root
from outcome_reports.writers.docx.pages.painted_grounds import COVER, painted
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.pull_quotes import Form, set_quote

_HEADING_STEPS = 3
_LINE, _BELOW = 8.65, 12.0
"""Height of a line of a chapter's heading, and of the band below them, in millimetres."""
_USUAL_SIZE = 10.5
_DRAWING = 26.0
"""Height in millimetres of the drawing's part of a band, if each chapter has its own drawing."""


def add_chapter(story: Story, block: tree.Section, scope: Scope) -> None:
    """Put a chapter into the body, its heading on a band of the brand's colour that bleeds off the page.

    The band is anchored to the paragraph after the heading: what is anchored to headings comes out in contents.
    """
    first = len(story.body)
    add_blocks(story, story.body, (block,), scope)
    heading = block.blocks[0] if block.blocks else None
    if not isinstance(heading, tree.Heading) or not heading.number or len(story.body) < first + 2:
        return
    carrier = story.body[first + 1]
    if carrier.tag != qname("w:p"):
        carrier = story.body[first]
    words = tree.inline_text(heading.children)
    lines = len(set_quote(words, Form(TEXT_WIDTH - 12, _HEADING_STEPS), story.brand).lines)
    height = TOP + lines * _LINE + _BELOW
    scaled = story.brand.text_size / _USUAL_SIZE
    height = TOP + (height - TOP) * scaled
    ground = story.colours.get(block.id, COVER)
    own = bool(story.brand.motif.chapters)
    if own:
        height += _DRAWING
        put(spacing_of(story.body[first]), before=twips(_DRAWING))
    at = int(heading.number) - 1 if heading.number.isdecimal() else 0
    group = etree.fromstring(_chapter_background(story.brand, height, at, ground))
    add_background(add_run(carrier), story.next_drawing(), group, height)
    if block.id in story.colours:
        _colour_ground(story.body[first], ground)
    if block.blocks[1:] and block.blocks[1].role == tree.Role.OPENING:
        # The picture begins where the band ends.
        put(spacing_of(story.body[first]), after=twips(_BELOW * scaled))


def _colour_ground(heading: Element, ground: str) -> None:
    """Give the heading of a chapter the background of its band, so that it is readable where the band is not drawn."""
    properties = properties_of(heading)
    rules = place(properties, root("w:pBdr"), PARAGRAPH)
    put(add(rules, "w:top"), val="single", sz=2, space=1, color=ground)
    put(place(properties, root("w:shd"), PARAGRAPH), val="clear", color="auto", fill=ground)


@functools.lru_cache(maxsize=64)
def _chapter_background(brand: Brand, height: float, at: int, ground: str) -> bytes:
    """Return the band of a chapter: its own drawing above the words, or that of the cover, pale, behind them."""
    if not brand.motif.chapters:
        return etree.tostring(painted(brand, height, height * 0.8, 0.32, ground).element)
    own = brand.model_copy(update={"motif": brand.motif.of_chapter(at)})
    return etree.tostring(painted(own, height, height * 0.62, 0.75, ground).element)
