"""Cover and last page: the brand's colour and drawing behind the native text.

The wordmark is set in outlines, as part of a decoration: the name of the organiser is in the text of the document.
"""

from __future__ import annotations

import functools
from dataclasses import replace

from lxml import etree

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.intake.open_xml import qname
from outcome_reports.writers.docx.blocks.block_writing import add_blocks
from outcome_reports.writers.docx.blocks.picture_blocks import cover_picture_paragraph, logo_paragraph
from outcome_reports.writers.docx.oxml.drawingml import add_background
from outcome_reports.writers.docx.oxml.glyphs import outlines
from outcome_reports.writers.docx.oxml.measures import EDGE, FULL_WIDTH, PAGE_HEIGHT, hexadecimal
from outcome_reports.writers.docx.oxml.vector_shapes import Paint
from outcome_reports.writers.docx.oxml.wordml import add_run
from outcome_reports.writers.docx.pages.painted_grounds import painted
from outcome_reports.writers.docx.pages.sheet_fitting import fit_sheet
from outcome_reports.writers.docx.story import Scope, Story

_MOTIF_HEIGHT = 165.0
"""Height of the drawing in millimetres; the words of the cover begin below its lines."""
_WORDMARK_BASE = 272.0
"""The base line of its first line, from the top of the page, in millimetres."""
_WORDMARK_SIZE, _WORDMARK_LEADING = 4.6, 6.0
"""Size of the letters of the wordmark and distance of its lines, in millimetres."""


def add_cover(story: Story, block: tree.Section, scope: Scope) -> None:
    """Put the section of the cover into the body, and the drawing behind it into its first paragraph."""
    first = len(story.body)
    logo, picture = (
        next((one for one in block.blocks if one.role == role), None) for role in (tree.Role.LOGO, tree.Role.OPENING)
    )
    block = replace(block, blocks=tuple(one for one in block.blocks if one is not logo and one is not picture))
    if picture is not None:
        story.bookmarks.announce(picture.id)
    inner = replace(scope, text_style="CoverText", width=FULL_WIDTH, at_page=False)
    with story.on("cover"):
        add_blocks(story, story.body, (block,), inner)
    if len(story.body) == first:
        return
    _fit(story, block, first, wordmark=logo is None)
    paragraph = story.body[first]
    add_background(add_run(paragraph), story.next_drawing(), etree.fromstring(_background(story.brand)))
    if isinstance(picture, tree.Image) and (framed := cover_picture_paragraph(story, picture)) is not None:
        paragraph.addprevious(framed)
    if isinstance(logo, tree.Image) and (framed := logo_paragraph(story, logo)) is not None:
        paragraph.addprevious(framed)


def add_last_page(story: Story, block: tree.Block, scope: Scope) -> None:
    """Put the section of the contact into the body, on a page that looks like the cover."""
    first = len(story.body)
    inner = replace(scope, text_style="ContactText", width=FULL_WIDTH, at_page=False)
    with story.on("cover"):
        add_blocks(story, story.body, (block,), inner)
    if len(story.body) > first:
        _fit(story, block, first, wordmark=False)
        group = etree.fromstring(_plain_background(story.brand))
        add_background(add_run(story.body[first]), story.next_drawing(), group)


def _fit(story: Story, block: tree.Block, first: int, *, wordmark: bool) -> None:
    paragraphs = [part for element in story.body[first:] for part in element.iter(qname("w:p"))]
    if not fit_sheet(paragraphs, story.brand, wordmark=wordmark):
        count = sum(map(len, tree.lines_of((block,))))
        story.problems.append(
            f"#{block.id}: its {count:,} characters do not fit one page in Word, however small: shorten them"
        )


@functools.lru_cache(maxsize=64)
def _plain_background(brand: Brand) -> bytes:
    return etree.tostring(painted(brand, PAGE_HEIGHT, _MOTIF_HEIGHT, 1.0).element)


@functools.lru_cache(maxsize=16)
def _background(brand: Brand) -> bytes:
    group = painted(brand, PAGE_HEIGHT, _MOTIF_HEIGHT, 1.0)
    for place, words in enumerate(brand.wordmark if brand.logo is None else ()):
        paint = Paint(hexadecimal(brand.cover_lead if place else brand.light.on_primary))
        line = outlines(brand, 400 if place else 700, words, _WORDMARK_SIZE)
        group.path(line.moved(EDGE, _WORDMARK_BASE + _WORDMARK_LEADING * place), fill=paint)
    return etree.tostring(group.element)
