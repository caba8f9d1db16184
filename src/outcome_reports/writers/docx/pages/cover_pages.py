"""Cover, last page and openings of chapters: the brand's colour and drawing behind the native text.

The wordmark is set in outlines, as part of a decoration: the name of the organiser is in the text of the cover.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from outcome_reports import tree
from outcome_reports.branding.brand import Brand
from outcome_reports.writers.docx.blocks.block_writing import add_blocks
from outcome_reports.writers.docx.blocks.picture_blocks import logo_paragraph
from outcome_reports.writers.docx.oxml.drawingml import add_background
from outcome_reports.writers.docx.oxml.glyphs import outlines
from outcome_reports.writers.docx.oxml.measures import EDGE, FULL_WIDTH, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, TOP, twips
from outcome_reports.writers.docx.oxml.vector_shapes import Group, Paint, Segment
from outcome_reports.writers.docx.oxml.wordml import Element, add, add_run, properties_of, put, qname, root
from outcome_reports.writers.docx.pages.sheet_fitting import fit_sheet
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.motif import motif_svg
from outcome_reports.writers.pull_quotes import Form, set_quote

_COVER = "tx2"
"""The colour of the cover, by its name in the theme of a Word file."""
_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MC])([^MC]*)")
_MOTIF_HEIGHT = 165.0
"""How far down the drawing reaches, in millimetres; the words of the cover begin below its lines."""
_BEFORE_GROUND = frozenset(
    map(qname, ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr"))
)
"""What precedes lines and ground among the properties of a paragraph (CT_PPrBase)."""
_BEFORE_SPACING = _BEFORE_GROUND | frozenset(map(qname, ("w:pBdr", "w:shd", "w:tabs", "w:bidi")))
_HEADING_STEPS = 3
_FIRST_LINE, _NEXT_LINE, _BELOW = 20.0, 8.6, 12.0
"""Height of the line with the numeral, of each further line of a chapter's heading, and of the band below them."""
_USUAL_SIZE = 10.5
_WORDMARK_BASE = 272.0
"""The base line of its first line, from the top of the page, in millimetres."""
_WORDMARK_SIZE, _WORDMARK_LEADING = 4.6, 6.0
"""Size of the letters of the wordmark and distance of its lines, in millimetres."""


def add_cover(story: Story, block: tree.Section, scope: Scope) -> None:
    """Put the section of the cover into the body, and what is drawn behind it into its first paragraph."""
    first = len(story.body)
    logo = block.blocks[0] if block.blocks and block.blocks[0].role == tree.Role.LOGO else None
    if logo is not None:
        block = replace(block, blocks=block.blocks[1:])
    inner = replace(scope, text_style="CoverText", width=FULL_WIDTH, at_page=False)
    with story.on("cover"):
        add_blocks(story, story.body, (block,), inner)
    if len(story.body) == first:
        return
    _fit(story, block, first, wordmark=logo is None)
    paragraph = story.body[first]
    add_background(add_run(paragraph), story.next_drawing(), etree.fromstring(_background(story.brand)))
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
        group = etree.fromstring(_plain_background(story.brand, PAGE_HEIGHT, _MOTIF_HEIGHT, 1.0))
        add_background(add_run(story.body[first]), story.next_drawing(), group)


def _fit(story: Story, block: tree.Block, first: int, *, wordmark: bool) -> None:
    paragraphs = [part for element in story.body[first:] for part in element.iter(qname("w:p"))]
    if not fit_sheet(paragraphs, story.brand, wordmark=wordmark):
        count = sum(map(len, tree.lines_of((block,))))
        story.problems.append(
            f"#{block.id}: its {count:,} characters do not fit one page in Word, however small: shorten them"
        )


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
    lines = len(set_quote(words, Form("opener", TEXT_WIDTH - 12, _HEADING_STEPS), story.brand).lines)
    height = TOP + _FIRST_LINE + (lines - 1) * _NEXT_LINE + _BELOW
    scaled = story.brand.text_size / _USUAL_SIZE
    height = TOP + (height - TOP) * scaled
    colours = story.brand.chapters
    place = int(heading.number) - 1 if heading.number.isdecimal() else 0
    ground = _hexadecimal(colours[place % len(colours)]) if colours else _COVER
    group = etree.fromstring(_plain_background(story.brand, height, height * 0.8, 0.32, ground))
    add_background(add_run(carrier), story.next_drawing(), group, height)
    if colours:
        _colour_ground(story.body[first], ground)
    if block.blocks[1:] and block.blocks[1].role == tree.Role.OPENING:
        # The picture begins where the band ends.
        _space_below(story.body[first], _BELOW * scaled)


def _space_below(paragraph: Element, millimetres: float) -> None:
    properties = properties_of(paragraph)
    spacing = properties.find(qname("w:spacing"))
    if spacing is None:
        before = [at for at, one in enumerate(properties) if one.tag in _BEFORE_SPACING]
        spacing = root("w:spacing")
        properties.insert(before[-1] + 1 if before else 0, spacing)
    put(spacing, after=twips(millimetres))


def _colour_ground(heading: Element, ground: str) -> None:
    """Give the heading of a chapter the ground of its band, so that it can be read where the band is not drawn."""
    properties = properties_of(heading)
    for edges in properties.findall(qname("w:pBdr")):
        properties.remove(edges)
    before = [at for at, one in enumerate(properties) if one.tag in _BEFORE_GROUND]
    shading = put(root("w:shd"), val="clear", color="auto", fill=ground)
    rules = root("w:pBdr")
    put(add(rules, "w:top"), val="single", sz=2, space=1, color=ground)
    place = before[-1] + 1 if before else 0
    properties[place:place] = [rules, shading]


@functools.lru_cache(maxsize=64)
def _plain_background(brand: Brand, height: float, motif: float, strength: float, ground: str = _COVER) -> bytes:
    return etree.tostring(_painted(brand, height, motif, strength, ground).element)


@functools.lru_cache(maxsize=16)
def _background(brand: Brand) -> bytes:
    group = _painted(brand, PAGE_HEIGHT, _MOTIF_HEIGHT, 1.0)
    for place, words in enumerate(brand.wordmark if brand.logo is None else ()):
        paint = Paint(_hexadecimal(brand.cover_lead if place else brand.light.on_primary))
        line = outlines(brand, 400 if place else 700, words, _WORDMARK_SIZE)
        group.path(line.moved(EDGE, _WORDMARK_BASE + _WORDMARK_LEADING * place), fill=paint)
    return etree.tostring(group.element)


def _painted(brand: Brand, height: float, motif: float, strength: float, ground: str = _COVER) -> Group:
    """Return the colour of the cover, `height` millimetres high, with the drawing in the upper `motif` millimetres
    of it.
    """
    group = Group(PAGE_WIDTH, height)
    group.rectangle(Paint(ground))
    if brand.motif.lines:
        svg = motif_svg(brand.motif, PAGE_WIDTH, motif, strength=strength)
        for part in etree.fromstring(svg.encode()).iter(f"{_SVG}g"):
            _add_bundle(group, part)
    return group


def _add_bundle(group: Group, bundle: Element) -> None:
    """Add the lines or points of one colour: an SVG group as `motif_svg` makes them."""
    for child in bundle:
        if child.tag == f"{_SVG}path":
            paint = Paint(_colour(bundle, "stroke"), float(child.get("stroke-opacity", "1")))
            width = float(bundle.get("stroke-width", "1"))
            line = tuple(_segments(child.get("d", "")))
            # Word draws what reaches out of its group, over the text below the band.
            if all(y <= group.height for _, points in line for _, y in points):
                group.path(line, stroke=(paint, width))
        elif child.tag == f"{_SVG}circle":
            centre = (float(child.get("cx", "0")), float(child.get("cy", "0")))
            paint = Paint(_colour(bundle, "fill"), float(child.get("fill-opacity", "1")))
            group.ellipse(centre, float(child.get("r", "0")), paint)


def _segments(path: str) -> Iterator[Segment]:
    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.split()]
        points = tuple(zip(values[::2], values[1::2], strict=True))
        yield ("moveTo" if command == "M" else "cubicBezTo", points)


def _colour(element: Element, name: str) -> str:
    return _hexadecimal(element.get(name, "#ffffff"))


def _hexadecimal(colour: str) -> str:
    return colour.removeprefix("#").upper()
