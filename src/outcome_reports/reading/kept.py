"""What has been read, kept for the next reading: a part whose file has not changed is not taken apart again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from outcome_reports.errors import Problem

T = TypeVar("T")


class Kept:
    """Results of reading, by what they are of; each holds for as long as what it was made from is the same."""

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[object, Any, tuple[Problem, ...]]] = {}

    def of(self, what: Hashable, made_from: object, make: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
        """Return what `make` makes of `made_from`, which it did before if that is the same; add what it found wrong to
        `problems`.

        What `make` raises is raised, and not kept.
        """
        kept = self._results.get(what)
        if kept is None or kept[0] != made_from:
            found: list[Problem] = []
            kept = self._results[what] = (made_from, make(found), tuple(found))
        problems += kept[2]
        return cast("T", kept[1])
