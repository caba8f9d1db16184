"""The type of sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from outcome_reports.composing.composer import Composer
from outcome_reports.tree import Block

Section = Callable[[Composer], Iterable[Block]]
"""Yields the blocks of a part of a document; none if the edition has no content for it."""

_late: dict[Section, int] = {}


def late(rank: int) -> Callable[[Section], Section]:
    """Mark a section that is composed after all others, wherever it is listed, because it depends on them.

    It finds the blocks of the others in `composer.body`; these include late sections of a lower `rank`.
    """

    def mark(section: Section) -> Section:
        _late[section] = rank
        return section

    return mark


def rank_of(section: Section) -> int | None:
    """Return the rank of a late section, None for one that is composed in order."""
    return _late.get(section)
