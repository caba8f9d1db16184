"""A cache for repeated reading: a part whose file has not changed is not parsed again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from outcome_reports.errors import Problem

T = TypeVar("T")


class Kept:
    """Cached results; each is valid as long as its input is the same."""

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[object, Any, tuple[Problem, ...]]] = {}

    def of(self, what: Hashable, made_from: object, make: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
        """Return the result of `make` for `made_from`, from the cache if that is unchanged; add its problems to
        `problems`.

        Errors of `make` are raised, and not cached.
        """
        kept = self._results.get(what)
        if kept is None or kept[0] != made_from:
            found: list[Problem] = []
            kept = self._results[what] = (made_from, make(found), tuple(found))
        problems += kept[2]
        return cast("T", kept[1])
