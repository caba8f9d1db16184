"""Merging of two versions of a paragraph into one with kept, inserted and deleted words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple, assert_never

from outcome_reports import tree
from outcome_reports.clearing.rewording.word_edits import matcher_of, tokens_of


class _Piece(NamedTuple):
    """A word, space or mark with the inlines around it, outermost first, and its state: "new", "gone" or neither."""

    text: str
    around: tuple[tree.Emphasis | tree.Strong | tree.Link | tree.Span, ...]
    state: str = ""


def merged_inlines(old: Iterable[tree.Inline], new: Iterable[tree.Inline]) -> tuple[tree.Inline, ...]:
    """Return the inlines of `new`, with inserted words and words deleted from `old` in separate spans."""
    before, after = list(_pieces(old, ())), list(_pieces(new, ()))
    texts = [piece.text for piece in before], [piece.text for piece in after]
    found: list[_Piece] = []
    for is_kept, a, b, c, d in _stretches(*texts):
        if is_kept:
            found += after[c:d]
        else:
            found += [piece._replace(state="gone") for piece in before[a:b]]
            found += [piece._replace(state="new") for piece in after[c:d]]
    return tuple(_built(found, 0))


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield kept and replaced stretches; words replaced one by one, with only spaces between, form one stretch."""
    waiting: tuple[int, int, int, int] | None = None
    for kind, a, b, c, d in matcher_of(old, new).get_opcodes():
        is_space = kind == "equal" and "".join(old[a:b]).isspace() and b < len(old) and d < len(new)
        if waiting and (kind != "equal" or (is_space and waiting[0] < waiting[1])):
            waiting = (waiting[0], b, waiting[2], d)
        elif kind == "equal":
            if waiting:
                yield (False, *waiting)
            waiting = None
            yield True, a, b, c, d
        else:
            waiting = (a, b, c, d)
    if waiting:
        yield (False, *waiting)


def marked_inlines(inlines: Iterable[tree.Inline], state: str) -> tuple[tree.Inline, ...]:
    """Return `inlines` all of which are "new" or "gone"."""
    return tuple(_built([piece._replace(state=state) for piece in _pieces(inlines, ())], 0))


def _pieces(
    inlines: Iterable[tree.Inline], around: tuple[tree.Emphasis | tree.Strong | tree.Link | tree.Span, ...]
) -> Iterator[_Piece]:
    for inline in inlines:
        match inline:
            case tree.Text(value) | tree.Abbreviation(value):
                yield from (_Piece(token, around) for token in tokens_of(value))
            case tree.LineBreak():
                yield _Piece("\n", around)
            case tree.NoteReference(number=number):
                yield _Piece(f"[{number}]", around)
            case tree.Mention(key):
                yield _Piece(key, around)
            case tree.Emphasis() | tree.Strong() | tree.Link() | tree.Span():
                yield from _pieces(tree.inner_inlines(inline), (*around, *_kept(inline)))
            case _:
                assert_never(inline)


def _kept(
    inline: tree.Emphasis | tree.Strong | tree.Link | tree.Span,
) -> Iterator[tree.Emphasis | tree.Strong | tree.Link | tree.Span]:
    """Yield the inlines to keep around words: no internal links, whose target may be gone, and no pull quotes."""
    is_inner_link = isinstance(inline, tree.Link) and inline.target.startswith("#")
    if not is_inner_link and not (isinstance(inline, tree.Span) and inline.role == tree.Role.PULLED):
        yield replace(inline, children=())


def _built(pieces: list[_Piece], depth: int) -> Iterator[tree.Inline]:
    outer: Callable[[_Piece], object] = lambda piece: piece.around[depth] if len(piece.around) > depth else None  # noqa: E731
    for around, group in groupby(pieces, outer):
        inside = list(group)
        if isinstance(around, tree.Emphasis | tree.Strong | tree.Link | tree.Span):
            yield replace(around, children=tuple(_built(inside, depth + 1)))
            continue
        for state, same in groupby(inside, lambda piece: piece.state):
            words = tuple(_words(piece.text for piece in same))
            role = {"new": tree.Role.INSERTED, "gone": tree.Role.DELETED}.get(state)
            if role is None:
                yield from words
            else:
                yield tree.Span(words, role=role)


def _words(texts: Iterable[str]) -> Iterator[tree.Inline]:
    for is_break, group in groupby(texts, lambda text: text == "\n"):
        if is_break:
            yield from (tree.LineBreak() for _ in group)
        else:
            yield tree.Text("".join(group))
