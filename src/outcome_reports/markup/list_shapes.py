"""Checks for lists that Markdown reads differently from what was meant."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outcome_reports.markup.point_labels import consecutive
from outcome_reports.markup.problems import MarkupProblem

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_NUMBER = 32_767
"""The highest number of a list item that Word accepts (ECMA-376 part 1, 17.9.27, as Word implements it)."""

_MARKER = re.compile(r"[\s>]*(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})[.)])(?=\s|$)\s*(?P<first>\S?)")
_LIKE_ITEM = re.compile(r"[\s>]*(\d{1,9})[.)]\s+\S")
_NO_WORDS = " \t>-+*.)0123456789"
_HARD_BREAKS = ("\\", "  ")
_END = re.compile(r"[.:;!?…。\uff01\uff1a\uff1b\uff1f\u061b\u061f\u0964][\"”’')\]*_»]*$")
"""The end of a sentence, or of words that announce a list."""
_FIGURE = re.compile(r"[\d$€£¥%.,]")


@dataclass(slots=True)
class _Item:
    """A list item: its list, its number as typed and as printed, and the column of its bullet or number."""

    list: int
    number: int | None
    column: int
    printed: int = 0


@dataclass(slots=True)
class _Container:
    """A container of blocks: the text, a quotation, a note or a list item; `last` is the block before the next one."""

    is_item: bool = False
    last: _Item | Token | None = None


def number_of(item: Token) -> int | None:
    """Return the number that was typed before a list item, None for one with a bullet."""
    return int(item.info) if item.info else None


def number_after(before: int, typed: int | None) -> int:
    """Return the number of an item typed `typed`; `before` is that of the previous item (0 for none).

    If every item is typed “1.”, they are counted, as in all Markdown.
    """
    return before + 1 if typed is None or typed == 1 else typed


def problems_of_lists(tokens: Sequence[Token], source: str) -> Iterator[MarkupProblem]:
    """Find lists that were certainly meant differently.

    These are numbers that do not increase, points that are read as siblings of the item they are indented under, and
    lists, quotations or numbers in the middle of a sentence where a line was wrapped.
    """
    return _Shapes(source.split("\n")).problems(tokens)


@dataclass(slots=True)
class _Shapes:
    lines: list[str]
    _containers: list[_Container] = field(default_factory=lambda: [_Container()])
    _lists: list[int] = field(default_factory=list)
    _opened: int = 0
    _columns: dict[int, int] = field(default_factory=dict)

    def problems(self, tokens: Sequence[Token]) -> Iterator[MarkupProblem]:
        for at, token in enumerate(tokens):
            around = self._containers[-1]
            match token.type:
                case "paragraph_open":
                    yield from self._paragraph(token, around)
                    around.last = token
                case "bullet_list_open" | "ordered_list_open":
                    self._opened += 1
                    self._lists.append(self._opened)
                    yield from self._interruption(tokens, at, around)
                case "list_item_open":
                    yield from self._item(token, around)
                    line = token.map[0] if token.map else 0
                    # Of lists that are too deep the parser leaves the words out.
                    if tokens[at + 1].type == "list_item_close" and not self.lines[line].strip(_NO_WORDS):
                        hint = "write its words after the bullet or number, or delete it"
                        yield MarkupProblem(line, 0, "a point without words", hint)
                    self._containers.append(_Container(is_item=True))
                case "blockquote_open" | "footnote_open" | "dd_open":
                    if token.type != "dd_open":
                        yield from self._interruption(tokens, at, around)
                    around.last = None
                    self._containers.append(_Container())
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_close" | "blockquote_close" | "footnote_close" | "dd_close":
                    self._containers.pop()

    def _item(self, token: Token, around: _Container) -> Iterator[MarkupProblem]:
        line, column = self._place(token)
        before = around.last if isinstance(around.last, _Item) else None
        same = before is not None and before.list == self._lists[-1]
        typed = number_of(token)
        counted = number_after(before.printed if before and same else 0, typed)
        item = around.last = _Item(self._lists[-1], typed, column, counted)
        if item.number is not None and item.number > MAX_NUMBER:
            hint = f"at most {MAX_NUMBER:,}; if it is not a list, write {item.number}\\."
            yield MarkupProblem(line, column, f"a list item with the number {item.number:,}", hint)
        if before is None:
            return
        rises = same and item.number is not None and item.number > before.printed
        if same and item.number is not None and not rises and not item.number == before.number == 1:
            message = f"number {item.number} comes after {before.printed} in a list"
            hint = "number the points in increasing order, or put a line of text between two lists"
            yield MarkupProblem(line, column, message, hint)
        elif column > before.column and not rises:
            yield MarkupProblem(
                line, column, "a point that ends up beside the one it is indented under", _indent(before)
            )

    def _paragraph(self, token: Token, around: _Container) -> Iterator[MarkupProblem]:
        first, last = token.map or (0, 0)
        lines = self.lines[first:last]
        column = len(lines[0]) - len(lines[0].lstrip(" >")) if lines else 0
        if isinstance(around.last, _Item) and column > around.last.column and not token.hidden:
            message = "a paragraph that is not in the list item it is indented under"
            yield MarkupProblem(first, column, message, _indent(around.last))
        numbers = [int(found[1]) if (found := _LIKE_ITEM.match(line)) else None for line in lines]
        for at in range(1, len(lines) - 1):
            now, following = numbers[at], numbers[at + 1]
            if now is not None and following is not None and now < following:
                hint = "put an empty line before the first point"
                yield MarkupProblem(first + at, 0, "numbered lines that are not a list", hint)
                return
        for at, (line, next_line) in enumerate(itertools.pairwise(lines)):
            begins = not at or _END.search(lines[at - 1].rstrip()) is not None
            if not line.endswith(_HARD_BREAKS) and (labels := consecutive(line, next_line, begins=begins)):
                message = f"lines with {' and '.join(labels)} that would run together"
                hint = "make a list, with “- ” or “1. ” before each point, or put an empty line between them"
                yield MarkupProblem(first + at, 0, message, hint)
                return

    def _interruption(self, tokens: Sequence[Token], at: int, around: _Container) -> Iterator[MarkupProblem]:
        token, before = tokens[at], around.last
        line = token.map[0] if token.map else 0
        if before is None or isinstance(before, _Item) or around.is_item or not before.map or before.map[1] != line:
            return
        if _END.search(self.lines[line - 1].rstrip()):
            return
        quoted = token.type == "blockquote_open"
        text = self.lines[line]
        words = text.lstrip(" >") if quoted else _MARKER.sub(r"\g<first>", text, count=1)
        if _FIGURE.match(words) or (not quoted and _is_single(tokens, at)):
            what = "a quotation" if quoted else "a list"
            hint = "join the line to the one before it; if it is intended, put an empty line before it"
            yield MarkupProblem(line, 0, f"{what} that begins in the middle of a sentence", hint)

    def _place(self, item: Token) -> tuple[int, int]:
        """Return the line of an item and the column of its bullet or number; several items may begin on one line."""
        line = item.map[0] if item.map else 0
        match = _MARKER.match(self.lines[line], self._columns.get(line, 0))
        if match is None:
            return line, 0
        self._columns[line] = match.start("first")
        return line, match.start("bullet") if match["bullet"] else match.start("number")


def _indent(before: _Item) -> str:
    spaces = len(f"{before.number}. ") if before.number is not None else len("- ")
    return f"indent it by {spaces} spaces to put it into that item, or not at all"


def _is_single(tokens: Sequence[Token], at: int) -> bool:
    level = tokens[at].level
    count = 0
    for token in tokens[at + 1 :]:
        if token.level == level:
            return count == 1
        count += token.type == "list_item_open" and token.level == level + 1
    return count == 1
