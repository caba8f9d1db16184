"""Texts of both directions, arranged for formats that do not order the inlines of a line by themselves.

WeasyPrint 70 sets the inlines of a line one after the other in the direction of the paragraph, and Word takes the
direction of each run by itself. So inlines that together run the other way are put into one that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeVar, assert_never

from outcome_reports import tree
from outcome_reports.tree import Direction
from outcome_reports.writers.directions import directed, runs_right_to_left

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for an inline that keeps to itself: it has no direction of its own in the text around it (UAX 9, BD9)."""
_SomeBlock = TypeVar("_SomeBlock", bound=tree.AnyBlock)
_Unit = tuple[tree.Inline, Direction]


def arranged(document: tree.Document) -> tree.Document:
    """Return `document` with the same words, in which all that runs against its paragraph is in a Span with that
    direction.
    """
    if document.dir == "ltr" and not any(map(runs_right_to_left, tree.lines_of(document.blocks))):
        return document
    return replace(document, blocks=tuple(_block(block, document.dir) for block in document.blocks))


def _block(block: _SomeBlock, around: Direction) -> _SomeBlock:
    base = block.dir or (tree.direction_of(block.lang) if block.lang else around)
    return tree.rebuilt(block, lambda inner: _block(inner, base), lambda words: _paragraph(words, base))


def _paragraph(inlines: tuple[tree.Inline, ...], base: Direction) -> tuple[tree.Inline, ...]:
    """Return the inlines of a paragraph, or of one of its inlines, that runs in `base`."""
    text = "".join(map(_text, inlines))
    if base == "ltr" and not runs_right_to_left(text) and not any(map(_own_direction, tree.inlines_of(inlines))):
        return inlines
    directions = [direction for piece, direction in directed(text, base) for _ in piece]
    units: list[_Unit] = []
    at = 0
    for inline in inlines:
        length = len(_text(inline))
        units += _units(inline, directions[at : at + length], base)
        at += length
    return tuple(_joined(_grouped(units, base)))


def _units(inline: tree.Inline, directions: list[Direction], base: Direction) -> Iterator[_Unit]:
    way = directions[0] if directions else base
    if own := _own_direction(inline):
        assert isinstance(inline, tree.Span)
        children = _paragraph(inline.children, own)
        yield replace(inline, children=children, dir=own if own != base else None), way
        return
    match inline:
        case tree.Text(value):
            at = 0
            for direction, group in groupby(directions):
                end = at + len(list(group))
                yield tree.Text(value[at:end]), direction
                at = end
        case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
            mixed = len(set(directions)) > 1
            way = base if mixed else way
            yield replace(inline, children=_paragraph(inline.children, way)), way
        case tree.Abbreviation() | tree.LineBreak() | tree.NoteReference() | tree.Mention():
            yield inline, way if len(set(directions)) <= 1 else base
        case _:
            assert_never(inline)


def _grouped(units: Iterable[_Unit], base: Direction) -> Iterator[tree.Inline]:
    for way, group in groupby(units, key=lambda unit: unit[1]):
        inlines = tuple(inline for inline, _ in group)
        if way == base or (len(inlines) == 1 and isinstance(inlines[0], tree.Text)):
            yield from inlines
        else:
            yield tree.Span(inlines, dir=way)


def _joined(inlines: Iterable[tree.Inline]) -> Iterator[tree.Inline]:
    """Yield the inlines, texts that touch made one again."""
    for is_text, group in groupby(inlines, key=lambda inline: isinstance(inline, tree.Text)):
        if is_text:
            yield tree.Text(tree.inline_text(group))
        else:
            yield from group


def _text(inline: tree.Inline) -> str:
    return _OBJECT if _own_direction(inline) else tree.inline_text((inline,))


def _own_direction(inline: tree.Inline) -> Direction | None:
    if not isinstance(inline, tree.Span):
        return None
    return inline.dir or (tree.direction_of(inline.lang) if inline.lang else None)
