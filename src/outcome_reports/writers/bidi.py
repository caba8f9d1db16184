"""Bidirectional text: words that run against their paragraph are grouped into one inline with that direction.

WeasyPrint 70 sets the inlines of a line one after the other in the direction of the paragraph, and Word takes the
direction of each run by itself. Browsers follow the Unicode Bidirectional Algorithm, which gives digits and signs the
direction of the letters before them: so a line of an address or a telephone number would read wrongly in all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeVar, assert_never

from outcome_reports import tree
from outcome_reports.tree import Direction
from outcome_reports.writers.directions import directed, kept_together, runs_right_to_left, sole_direction

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Represents an isolated inline: it has no direction in the text around it (UAX 9, BD9)."""
_SomeBlock = TypeVar("_SomeBlock", bound=tree.AnyBlock)
_Unit = tuple[tree.Inline, Direction, bool]
"""An inline, its direction, and whether it must be marked because engines would find another one."""
_IN_PARTS = frozenset({tree.Role.FIGURE, tree.Role.LABEL, tree.Role.NUMBER})
"""Roles of words set apart from those around them."""


def arranged(document: tree.Document) -> tree.Document:
    """Return `document` with all words that run against their paragraph in a Span with their direction."""
    if document.dir == "ltr" and not any(map(runs_right_to_left, tree.lines_of(document.blocks))):
        return document
    return replace(document, blocks=tuple(_block(block, document.dir) for block in document.blocks))


def _block(block: _SomeBlock, around: Direction) -> _SomeBlock:
    base = block.dir or (tree.direction_of(block.lang) if block.lang else around)
    return tree.rebuilt(block, lambda inner: _block(inner, base), lambda words: _lines(words, base))


def _lines(inlines: tuple[tree.Inline, ...], base: Direction) -> tuple[tree.Inline, ...]:
    """Return the inlines of a paragraph that runs in `base`; a line of letters that all run against it is one."""
    if base == "ltr" and not runs_right_to_left(tree.inline_text(inlines)):
        return _paragraph(inlines, base)
    found: list[tree.Inline] = []
    for breaks, group in groupby(inlines, key=lambda inline: isinstance(inline, tree.LineBreak)):
        line = tuple(group)
        found += line if breaks else _line(line, base)
    return tuple(found)


def _line(line: tuple[tree.Inline, ...], base: Direction) -> tuple[tree.Inline, ...]:
    text = "".join(map(_text, line))
    own = sole_direction(text)
    apart = any(isinstance(inline, tree.Span) and inline.role in _IN_PARTS for inline in line)
    if own in {None, base} or apart or _ends_in_letters(text, own):
        return _paragraph(line, base)
    return (tree.Span(_paragraph(line, own), dir=own),)


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
        yield replace(inline, children=children, dir=own if own != base else inline.dir), way, False
        return
    match inline:
        case tree.Text(value):
            yield from _units_of_text(value, directions)
        case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
            mixed = len(set(directions)) > 1
            way = base if mixed else way
            yield replace(inline, children=_paragraph(inline.children, way)), way, _is_kept(_text(inline))
        case tree.Abbreviation() | tree.LineBreak() | tree.NoteReference() | tree.Mention():
            yield inline, way if len(set(directions)) <= 1 else base, False
        case _:
            assert_never(inline)


def _units_of_text(value: str, directions: list[Direction]) -> Iterator[_Unit]:
    kept = {edge for found in kept_together(value) for edge in found.span()}
    turns = {at for at in range(1, len(value)) if directions[at] != directions[at - 1]}
    for start, end in pairwise(sorted({0, len(value), *kept, *turns})):
        yield tree.Text(value[start:end]), directions[start], _is_kept(value[start:end])


def _is_kept(text: str) -> bool:
    return any(found[0] == text for found in kept_together(text))


def _grouped(units: Iterable[_Unit], base: Direction) -> Iterator[tree.Inline]:
    for way, group in groupby(units, key=lambda unit: unit[1]):
        run = list(group)
        inlines = tuple(_joined(inline for inline, *_ in run))
        if way == base:
            yield from (tree.Span((inline,), dir=way) if says else inline for inline, _, says in run)
        elif len(inlines) == 1 and isinstance(inlines[0], tree.Text) and _ends_in_letters(inlines[0].value, way):
            yield from inlines
        else:
            yield tree.Span(inlines, dir=way)


def _ends_in_letters(text: str, way: Direction | None) -> bool:
    """Return whether an engine finds by itself that `text` runs in `way`."""
    words = text.strip()
    return bool(words) and {sole_direction(words[0]), sole_direction(words[-1])} == {way}


def _joined(inlines: Iterable[tree.Inline]) -> Iterator[tree.Inline]:
    """Yield the inlines, with adjacent texts joined."""
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
