"""The paragraphs of a Word file, each with its words before and after the tracked changes.

ECMA-376 part 1: 17.13.5 (revisions), 17.13.4 (comments), 17.16 (fields), 17.5.2 (content controls). No external
reference is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

FURNITURE = ("a header", "a footer")
State = Literal["kept", "inserted", "deleted", "both"]
"""Whether words exist before the changes, after them, or (inserted and deleted again) neither."""


class Who(NamedTuple):
    """The author and time that a program recorded for a change; neither can be trusted."""

    author: str = ""
    date: str = ""


NOBODY = Who()


class Piece(NamedTuple):
    """Words of one state; `note` is the number of the footnote mark in the file that they belong to, 0 for none."""

    text: str
    state: State = "kept"
    who: Who = NOBODY
    note: int = 0


class Cell(NamedTuple):
    """The place of a paragraph in a table: numbers of the table, the row and the column, from 1."""

    table: int
    row: int
    column: int


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: its pieces, the bookmarks that begin in it, and the tracked changes of the paragraph itself.

    `mark` is the state of its paragraph mark: an inserted mark splits a paragraph, a deleted one joins it with the
    next. `row` is the state of its table row.
    """

    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    mark: State = "kept"
    mark_who: Who = NOBODY
    row: State = "kept"
    cell: Cell | None = None
    formats: int = 0
    """Tracked changes of its formatting."""

    @property
    def before(self) -> str:
        """The words as they were before the tracked changes."""
        return _words(piece for piece in self.pieces if piece.state in {"kept", "deleted"})

    @property
    def after(self) -> str:
        """The words as they are after the tracked changes."""
        return _words(piece for piece in self.pieces if piece.state in {"kept", "inserted"})

    @property
    def changes(self) -> list[Piece]:
        """The pieces that are tracked."""
        return [piece for piece in self.pieces if piece.state != "kept" and piece.text]


def _words(pieces: Iterable[Piece]) -> str:
    """Return the text of `pieces`; the figure of a footnote mark is in brackets, so that it is no part of a number."""
    texts = ((note, "".join(piece.text for piece in group)) for note, group in groupby(pieces, attrgetter("note")))
    return "".join(re.sub(r"\d+", r"[\g<0>]", text, count=1) if note else text for note, text in texts)


@dataclass(slots=True)
class Comment:
    """A comment: `parent` is the id of the comment it replies to, "" for none; `on` the words it is on."""

    id: str
    who: Who
    text: str
    parent: str = ""
    done: bool = False
    on: str = ""


@dataclass(slots=True)
class CheckBox:
    """A check box (content control): its tag and state."""

    tag: str
    ticked: bool


@dataclass(slots=True)
class WordFile:
    """A Word file: the paragraphs of its text, those elsewhere by part, comments, boxes, and notices."""

    paragraphs: list[WordParagraph]
    elsewhere: dict[str, list[WordParagraph]] = field(default_factory=dict)
    """Paragraphs of headers, footers, notes and text boxes, by where they are."""
    comments: dict[str, Comment] = field(default_factory=dict)
    boxes: list[CheckBox] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    """Where links of the text lead that leave the file."""
    pictures: int = 0
    """How many pictures the text has, those that are tracked as new or deleted not counted."""
    notices: list[str] = field(default_factory=list)
    """Warnings for people: macros, external addresses, hidden words."""

    @property
    def furniture(self) -> tuple[str, ...]:
        """The texts of headers and footers, each once."""
        found = (paragraph.after for where in FURNITURE for paragraph in self.elsewhere.get(where, ()))
        return tuple(dict.fromkeys(text for text in found if text.strip()))

    @property
    def has_marks(self) -> bool:
        """Whether any footnote mark is known as one."""
        return any(piece.note for paragraph in self.paragraphs for piece in paragraph.pieces)

    def without_marks(self) -> WordFile:
        """Return the file with its footnote marks as bare figures."""
        bare = [replace(one, pieces=[piece._replace(note=0) for piece in one.pieces]) for one in self.paragraphs]
        return replace(self, paragraphs=bare)


def combined(outer: State, inner: State) -> State:
    """Return the state of words in a change within a change."""
    if outer == "kept":
        return inner
    return outer if inner in {"kept", outer} else "both"
