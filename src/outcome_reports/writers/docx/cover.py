"""The cover: the brand's colour over the whole page, its drawing and its wordmark behind the native text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from outcome_reports import tree
from outcome_reports.brand import Brand
from outcome_reports.writers.docx.blocks import add_blocks
from outcome_reports.writers.docx.drawing import Box, add_anchored
from outcome_reports.writers.docx.glyphs import outlines
from outcome_reports.writers.docx.measures import EDGE, FULL_WIDTH, PAGE_HEIGHT, PAGE_WIDTH
from outcome_reports.writers.docx.oxml import Element, add_run
from outcome_reports.writers.docx.shapes import Group, Paint, Segment
from outcome_reports.writers.docx.story import Scope, Story
from outcome_reports.writers.motif import motif_svg

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MC])([^MC]*)")
_MOTIF_HEIGHT = 176.0
"""How far down the drawing reaches, in millimetres; the words of the cover begin below its lines."""
_WORDMARK_TOP = 20.0
_WORDMARK_SIZE = 4.6
"""Size of the letters of the wordmark, in millimetres."""


def add_cover(story: Story, block: tree.Block, scope: Scope) -> None:
    """Puts the section of the cover into the body, and what is drawn behind it into its first paragraph."""
    first = len(story.body)
    inner = replace(scope, text_style="CoverText", width=FULL_WIDTH, at_page=False)
    add_blocks(story, story.body, (block,), inner)
    if len(story.body) == first:
        return
    paragraph = story.body[first]
    page = (0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT)
    add_anchored(add_run(paragraph), story.next_drawing(), "", page, etree.fromstring(_background(story.brand)))
    box, wordmark = _wordmark(story.brand)
    alt = ", ".join(story.brand.wordmark)
    add_anchored(add_run(paragraph), story.next_drawing(), alt, box, etree.fromstring(wordmark))


@functools.lru_cache(maxsize=16)
def _background(brand: Brand) -> bytes:
    group = Group(PAGE_WIDTH, PAGE_HEIGHT)
    group.rectangle(Paint("tx2"))
    if brand.motif.lines:
        for part in etree.fromstring(motif_svg(brand.motif, PAGE_WIDTH, _MOTIF_HEIGHT).encode()).iter(f"{_SVG}g"):
            _add_bundle(group, part)
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


@functools.lru_cache(maxsize=16)
def _wordmark(brand: Brand) -> tuple[Box, bytes]:
    """The wordmark as outlines, so that it needs no font and is no text: its box in millimetres, and the shapes."""
    leading = _WORDMARK_SIZE * 1.3
    lines = [
        outlines(brand, 400 if place else 700, words, _WORDMARK_SIZE)
        for place, words in enumerate(brand.wordmark)
    ]
    width = max(line.width for line in lines)
    height = leading * len(lines)
    group = Group(width, height)
    for place, line in enumerate(lines):
        paint = Paint(_hexadecimal(brand.cover_lead if place else brand.light.on_primary))
        group.path(line.moved(0, _WORDMARK_SIZE + place * leading), fill=paint)
    return (EDGE, _WORDMARK_TOP, width, height), etree.tostring(group.element)
