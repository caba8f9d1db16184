"""Bidirectional text: words that run against their paragraph are grouped into one inline with that direction.

WeasyPrint 70 sets the inlines of a line one after the other in the direction of the paragraph, and Word takes the
direction of each run by itself. Browsers follow the Unicode Bidirectional Algorithm, which gives digits and signs the
direction of the letters before them: so a line of an address or a telephone number would read wrongly in all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise
from typing import TypeVar, assert_never

from outcome_reports import tree
from outcome_reports.tree import Direction
from outcome_reports.writers.directions import directed, kept_together, runs_right_to_left, sole_direction

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Represents an isolated inline: it has no direction in the text around it (UAX 9, BD9)."""
_LETTER = "a"
"""Represents an inline that is marked as running from left to right, like its paragraph."""
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


def _paragraph(inlines: tuple[tree.Inline, ...], base: Direction, *, apart: bool = False) -> tuple[tree.Inline, ...]:
    """Return the inlines of a paragraph, or of one of its inlines, that runs in `base`.

    If anything in it is marked as running in `base`, `apart`, then everything else has its direction, too: engines
    would let words on both sides of it, which run against the paragraph, run on in one go.
    """
    text = "".join(map(_text, inlines))
    if base == "ltr" and not runs_right_to_left(text) and not any(map(_own_direction, tree.inlines_of(inlines))):
        return inlines
    texts = [_text(inline) for inline in inlines]
    parts = _directions(texts, base)
    if base == "ltr":
        isolated = [_takes_over(*part) for part in zip(inlines, parts, strict=True)]
        if any(isolated):
            parts = _directions([_LETTER if alone else text for alone, text in zip(isolated, texts, strict=True)], base)
        apart = apart or any(isolated) or any(kept_together(text))
    units = [unit for part in zip(inlines, parts, strict=True) for unit in _units(*part, base, apart=apart)]
    return tuple(_joined(_grouped(units, base, apart=apart)))


def _directions(texts: Sequence[str], base: Direction) -> list[list[Direction]]:
    """Return the directions of the letters of each of `texts`, which follow each other in a paragraph."""
    ways = (direction for piece, direction in directed("".join(texts), base) for _ in piece)
    return [list(islice(ways, len(text))) for text in texts]


def _units(inline: tree.Inline, directions: list[Direction], base: Direction, *, apart: bool) -> Iterator[_Unit]:
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
            text = _text(inline)
            way = base if len(set(directions)) > 1 else way
            children = _paragraph(inline.children, way, apart=apart and way == base)
            yield replace(inline, children=children), way, way == "ltr" and apart and not runs_right_to_left(text)
        case tree.Abbreviation() | tree.LineBreak() | tree.NoteReference() | tree.Mention():
            yield inline, way if len(set(directions)) <= 1 else base, False
        case _:
            assert_never(inline)


def _takes_over(inline: tree.Inline, directions: list[Direction]) -> bool:
    """Return whether the numbers of `inline` alone take the direction of letters before it."""
    return not isinstance(inline, tree.Text) and len(set(directions)) > 1 and not runs_right_to_left(_text(inline))


def _units_of_text(value: str, directions: list[Direction]) -> Iterator[_Unit]:
    kept = {found.span() for found in kept_together(value)}
    turns = {at for at in range(1, len(value)) if directions[at] != directions[at - 1]}
    for start, end in pairwise(sorted({0, len(value), *turns, *(edge for span in kept for edge in span)})):
        yield tree.Text(value[start:end]), directions[start], (start, end) in kept


def _grouped(units: Iterable[_Unit], base: Direction, *, apart: bool) -> Iterator[tree.Inline]:
    for way, group in groupby(units, key=lambda unit: unit[1]):
        run = list(group)
        inlines = tuple(_joined(inline for inline, *_ in run))
        if way == base:
            yield from (tree.Span((inline,), dir=way) if says else inline for inline, _, says in run)
        elif not apart and all(isinstance(i, tree.Text) and _ends_in_letters(i.value, way) for i in inlines):
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
