"""The cover: the brand's colour over the whole page, its drawing and its wordmark behind the native text.

The wordmark is set in outlines, as part of a decoration: the name of the organiser is in the text of the cover.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from outcome_reports import tree
from outcome_reports.brand import Brand
from outcome_reports.writers.docx.blocks import add_blocks
from outcome_reports.writers.docx.drawing import add_background
from outcome_reports.writers.docx.glyphs import outlines
from outcome_reports.writers.docx.measures import EDGE, FULL_WIDTH, PAGE_HEIGHT, PAGE_WIDTH
from outcome_reports.writers.docx.oxml import Element, add_run
from outcome_reports.writers.docx.shapes import Group, Paint, Segment
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.motif import motif_svg

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MC])([^MC]*)")
_MOTIF_HEIGHT = 165.0
"""How far down the drawing reaches, in millimetres; the words of the cover begin below its lines."""
_WORDMARK_BASE = 272.0
"""The base line of its first line, from the top of the page, in millimetres."""
_WORDMARK_SIZE, _WORDMARK_LEADING = 4.6, 6.0
"""Size of the letters of the wordmark and distance of its lines, in millimetres."""


def add_cover(story: Story, block: tree.Block, scope: Scope) -> None:
    """Puts the section of the cover into the body, and what is drawn behind it into its first paragraph."""
    first = len(story.body)
    inner = replace(scope, text_style="CoverText", width=FULL_WIDTH, at_page=False)
    add_blocks(story, story.body, (block,), inner)
    if len(story.body) == first:
        return
    paragraph = story.body[first]
    add_background(add_run(paragraph), story.next_drawing(), etree.fromstring(_background(story.brand)))


@functools.lru_cache(maxsize=16)
def _background(brand: Brand) -> bytes:
    group = Group(PAGE_WIDTH, PAGE_HEIGHT)
    group.rectangle(Paint("tx2"))
    if brand.motif.lines:
        for part in etree.fromstring(motif_svg(brand.motif, PAGE_WIDTH, _MOTIF_HEIGHT).encode()).iter(f"{_SVG}g"):
            _add_bundle(group, part)
    for place, words in enumerate(brand.wordmark):
        paint = Paint(_hexadecimal(brand.cover_lead if place else brand.light.on_primary))
        line = outlines(brand, 400 if place else 700, words, _WORDMARK_SIZE)
        group.path(line.moved(EDGE, _WORDMARK_BASE + _WORDMARK_LEADING * place), fill=paint)
    return etree.tostring(group.element)


def _add_bundle(group: Group, bundle: Element) -> None:
    """The lines or points of one colour: an SVG group as `motif_svg` makes them."""
    for child in bundle:
        if child.tag == f"{_SVG}path":
            paint = Paint(_colour(bundle, "stroke"), float(child.get("stroke-opacity", "1")))
            width = float(bundle.get("stroke-width", "1"))
            group.path(_segments(child.get("d", "")), stroke=(paint, width))
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
