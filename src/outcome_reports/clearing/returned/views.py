"""A Word file as it was before its tracked changes and as it is after them, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from outcome_reports.clearing.returned.word_paragraphs import Cell, WordParagraph

Side = Literal["before", "after"]
_GONE = {"before": frozenset({"inserted", "both"}), "after": frozenset({"deleted", "both"})}


@dataclass(slots=True)
class Unit:
    """A paragraph of one side: its words, and the numbers of the file's paragraphs that form it (`members`)."""

    text: str
    members: list[int]
    bookmarks: list[str] = field(default_factory=list)
    cell: Cell | None = None


def view(paragraphs: Sequence[WordParagraph], side: Side) -> list[Unit]:
    """Return the paragraphs of one side.

    A paragraph whose mark does not exist on that side continues in the next; paragraphs and rows that do not exist
    there are left out.
    """
    units: list[Unit] = []
    current: Unit | None = None
    for number, paragraph in enumerate(paragraphs):
        if current is None:
            current = Unit("", [], cell=paragraph.cell)
        text = paragraph.before if side == "before" else paragraph.after
        if paragraph.row in _GONE[side]:
            current = None
            continue
        current.text += text
        current.members.append(number)
        current.bookmarks += paragraph.bookmarks
        if paragraph.mark in _GONE[side]:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            if not current.text:
                # Both mark and words are gone: nothing is joined.
                current = None
                continue
            if following is not None and following.cell == paragraph.cell and following.row not in _GONE[side]:
                continue
        units.append(current)
        current = None
    return units
