"""The contents of each kind of node: the blocks and inlines inside it, its own words, and how to rebuild it with
others.

All code that walks trees relies on this module. What a node holds follows from the types of its fields, so that a new
kind of block is defined by its class alone.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, NamedTuple, TypeVar, assert_never, cast, get_args, get_origin, get_type_hints

from outcome_reports.tree import blocks as kinds_of_block
from outcome_reports.tree.blocks import AnyBlock, ContentsEntry, Note
from outcome_reports.tree.inlines import (
    Abbreviation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    NoteReference,
    Span,
    Strong,
    Text,
)

_Blocks = Callable[[tuple[AnyBlock, ...]], Iterable[AnyBlock]]
_Words = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
_Node = TypeVar("_Node", bound=AnyBlock | ContentsEntry | Inline)
_SomeBlock = TypeVar("_SomeBlock", bound=AnyBlock)
_BLOCKS, _INLINES = frozenset(get_args(AnyBlock)), frozenset(get_args(Inline))


class Fields(NamedTuple):
    """The names of the fields of a kind of node by what they hold: blocks, words (inlines), or entries with words."""

    blocks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


def _fields_of(kind: type) -> Fields:
    """Return the fields of `kind` that hold nodes, in order. Raises TypeError for nodes that are not in a tuple."""
    found: dict[str, tuple[str, ...]] = {}
    for name, hint in get_type_hints(kind, localns=vars(kinds_of_block)).items():
        held = get_args(hint)[0] if get_origin(hint) is tuple else None
        kinds = frozenset(get_args(held) or (held,))
        if kinds <= _BLOCKS:
            found["blocks"] = (*found.get("blocks", ()), name)
        elif kinds <= _INLINES:
            found["words"] = (*found.get("words", ()), name)
        elif isinstance(held, type) and is_dataclass(held) and any(fields_of(held)):
            found["entries"] = (*found.get("entries", ()), name)
        elif not (_BLOCKS | _INLINES).isdisjoint(_kinds_in(hint)):
            raise TypeError(f"{kind.__name__}.{name}: a field that holds nodes must be a tuple of them")
    return Fields(**found)


def _kinds_in(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from _kinds_in(argument)


# Typed, because mypy takes no class for hashable whose instances might not be.
fields_of: Callable[[type], Fields] = cache(_fields_of)


def inline_text(inlines: Iterable[Inline], *, marks: bool = True) -> str:
    """Return the characters of `inlines`; a line break is a newline, a footnote mark its number, a Mention its key.

    Without `marks` there are no footnote marks, whose figures would be read as part of the word or number before them.
    """
    return "".join(_inline_text(inline, marks) for inline in inlines)


def _inline_text(inline: Inline, marks: bool) -> str:
    match inline:
        case Text(value) | Abbreviation(value):
            return value
        case Emphasis() | Strong() | Link() | Span():
            return inline_text(inline.children, marks=marks)
        case LineBreak():
            return "\n"
        case NoteReference(number=number):
            return str(number) if marks else ""
        case Mention(key):
            return key
        case _:
            assert_never(inline)


def inner_inlines(inline: Inline) -> tuple[Inline, ...]:
    """Return the inlines directly inside `inline`, in order."""
    children: tuple[Inline, ...] = getattr(inline, "children", ())
    return children


def with_inner(inline: Inline, words: _Words) -> Inline:
    """Return `inline` with the inlines directly inside it replaced by the result of `words`."""
    return with_parts(inline, tuple, words) if inner_inlines(inline) else inline


def inner_blocks(block: AnyBlock) -> tuple[AnyBlock, ...]:
    """Return the blocks directly inside `block`, in reading order, list items, rows and cells included."""
    found: tuple[AnyBlock, ...] = ()
    for name in fields_of(type(block)).blocks:
        found += getattr(block, name)
    return found


def own_inlines(block: AnyBlock | ContentsEntry) -> tuple[Inline, ...]:
    """Return the inlines of `block` itself, in reading order, without those of the blocks inside it."""
    _, words, entries = fields_of(type(block))
    found: tuple[Inline, ...] = ()
    for name in words:
        found += getattr(block, name)
    for name in entries:
        for entry in getattr(block, name):
            found += own_inlines(entry)
    return found


def own_lines(block: AnyBlock | ContentsEntry, *, marks: bool = True) -> Iterator[str]:
    """Yield the lines of `block` itself, as `lines_of` has them, without those of the blocks inside it."""
    _, fields, holders = fields_of(type(block))
    if isinstance(block, Note):
        yield str(block.number)
    for name in fields:
        words, number = getattr(block, name), getattr(block, "number", None)
        # A paragraph without words is a line; an empty caption is none.
        if words or name != "caption":
            line = inline_text(words, marks=marks)
            yield f"{number} {line}" if number else line
    for name in holders:
        for entry in getattr(block, name):
            yield from own_lines(entry, marks=marks)


def rebuilt(block: _SomeBlock, part: Callable[[AnyBlock], AnyBlock], words: _Words) -> _SomeBlock:
    """Return `block` with each block directly inside it replaced by the result of `part`, its inlines by that of
    `words`.

    `part` must return a block of the same kind. If nothing changes, the result is `block` itself.
    """
    return with_parts(block, lambda inner: map(part, inner), words)


def with_parts(node: _Node, blocks: _Blocks, words: _Words) -> _Node:
    """Return `node` with the blocks that each of its fields holds replaced by the result of `blocks`, its inlines by
    that of `words`; `node` itself if nothing changes.
    """
    holding, worded, listing = fields_of(type(node))
    changes: dict[str, Any] = {name: words(getattr(node, name)) for name in worded}
    for name in listing:
        changes[name] = tuple(with_parts(entry, blocks, words) for entry in getattr(node, name))
    for name in holding:
        changes[name] = tuple(blocks(getattr(node, name)))
    for name, value in changes.items():
        if not _are_the_same(getattr(node, name), value):
            return cast("_Node", replace(cast("Any", node), **changes))
    return node


def _are_the_same(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
    # By identity: comparing values would cost more than rebuilding the block.
    return len(before) == len(after) and all(map(operator.is_, before, after))
