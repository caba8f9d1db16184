"""The trees of our documents, as outlines: what changed between two commits can be read in their difference."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import outcome_reports as outr
from outcome_reports.composing.documents.registry import OF_EDITION
from tests.golden.outline import digest_of, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parents[2] / "content"
TOO_LONG = "fourth-2026-statement"
"""Of this only the sections are compared: nobody reads 1,300 lines. The others, and small documents, have all kinds."""

EXCERPTS: dict[str, tuple[str, str | list[str], dict[str, Any]]] = {
    "state-in-short": ("fourth-2026", "PHL", {}),
    "state-in-full": ("fourth-2026", "IDN", {"group_recommendations": "full"}),
    "organisation": ("third-2025", "IOM", {"without": ["clearance", "glossary"]}),
    "two-states": ("third-2025", ["FJI", "TON"], {"without": "notes"}),
    "group": ("third-2025", "members", {"without": ["named", "contributed"]}),
}


class Pages(dict[str, int]):
    """The page of every block: 7."""

    def __missing__(self, id: str) -> int:
        return 7

    def get(self, id: str, default: Any = None) -> Any:
        return 7 if id else default


@functools.cache
def load(edition: str) -> outr.LoadedEdition:
    return outr.load(CONTENT / edition)


@pytest.mark.parametrize("edition", ["third-2025", "fourth-2026"])
@pytest.mark.parametrize("kind", OF_EDITION)
def test_tree(golden: Callable[[str, str], None], edition: str, kind: str) -> None:
    loaded = load(edition)
    document = loaded.make(kind)
    name = f"{edition}-{kind}"
    golden(f"{name}.txt", digest_of(document.tree) if name == TOO_LONG else outline_of(document.tree))


@pytest.mark.parametrize("whose", EXCERPTS)
def test_tree_of_excerpt(golden: Callable[[str, str], None], whose: str) -> None:
    edition, keys, choices = EXCERPTS[whose]
    document = load(edition).excerpt(keys, pages=Pages(), **choices)
    golden(f"excerpts/{whose}.txt", outline_of(document.tree))
