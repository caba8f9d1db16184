"""The trees of our documents, as outlines: what changed between two commits can be read in their difference."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import outcome_reports as outr
from outcome_reports.composing import sections
from outcome_reports.composing.document_composing import compose_document
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.model import Edition
from outcome_reports.reading import read_brand
from tests.golden.outline import digest_of, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parents[2] / "content"
TOO_LONG = "fourth-2026-statement"
"""Of this only the sections are compared: nobody reads 1,300 lines. The others, and small documents, have all kinds."""

REGISTRY = {
    "entities": [
        {"key": "RSO", "kind": "organisation", "short": "the Office", "acronym": "the RSO"},
        {"key": "AAA", "kind": "member-state", "short": "Alphaland", "groups": ["isles"]},
        {"key": "BBB", "kind": "member-state", "short": "Bravo"},
    ],
    "groups": [{"key": "isles", "name": "the Isles"}],
}
EXCERPTS: dict[str, tuple[str, str | list[str], dict[str, Any]]] = {
    "state-in-short": ("fourth-2026", "PHL", {}),
    "state-in-full": ("fourth-2026", "IDN", {"group_recommendations": "full"}),
    "organisation": ("third-2025", "IOM", {"without": ["clearance", "glossary"]}),
    "only-named": ("fourth-2026", "BUDAPEST", {}),
    "only-took-part": ("fourth-2026", "CAN", {}),
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


def test_tree_of_own_parts(golden: Callable[[str, str], None]) -> None:
    """Parts of an edition's own, numbered, as annexes and plain, and what scripts add: tables, charts, pictures."""
    edition = edition_of_parts()
    document = edition.statement()
    golden("own-parts.txt", outline_of(document.tree))


@pytest.mark.parametrize("kind", ["bars", "stacked", "columns"])
def test_tree_of_tables_from_python(golden: Callable[[str, str], None], kind: str) -> None:
    rows = [["Month", "States", "Guests"], ["May", 12, 1.5], ["June", 107, -3], ["July", None, 20]]
    made = (
        sections.table(rows, caption="Who came", align=("start", "center", "end"), id="came"),
        sections.chart(rows, title="Who came", kind=kind, unit="people"),
    )
    document = compose_document(edition_of_parts().content, made, kind="report", title="T", document_type="R")
    golden(f"tables-{kind}.txt", outline_of(document))


def edition_of_parts() -> outr.LoadedEdition:
    common = {"id": "one", "series": "Forum", "number": 1, "organiser": "RSO", "published": "2026-02-20"}
    dates = {"start": "2026-01-27", "end": "2026-01-28"}
    figure = {"value": "12", "label": "of a kind"}
    advice = {
        "id": "R1.1",
        "by": ["AAA"],
        "to": ["isles"],
        "context": "It rains.",
        "recommendation": "Take a coat. Or two.",
    }
    parts: list[dict[str, Any]] = [
        {
            "id": "agenda",
            "title": "The agenda of the day",
            "short_title": "Agenda",
            "text": "## First\n\nIt began.[^1]\n\n[^1]: At 9.",
        },
        {
            "id": "session",
            "title": "Session",
            "text": "[[AAA]] spoke.\n\nAnd [[RSO]].",
            "numbered": True,
            "by": ["AAA", "BBB"],
            "to": ["isles"],
            "key_figures": [figure],
            "recommendations": [advice],
        },
        {"id": "next", "title": "Next", "text": "Words.", "numbered": True, "same_page": True},
        {
            "id": "list",
            "title": "A list of those who came",
            "short_title": "Those who came",
            "text": "- [[BBB]]",
            "annex": True,
        },
        {"id": "mots", "title": "Mots", "text": "Un mot.", "annex": True, "lang": "fr"},
    ]
    names = [part["id"] for part in parts]
    data = {
        **common,
        "dates": dates,
        "registry": REGISTRY,
        "parts": parts,
        "sections": ["cover", "contents", *names, "notes", "glossary"],
    }
    return outr.LoadedEdition(Edition.model_validate(data), read_brand("rso"))


@pytest.mark.parametrize("whose", EXCERPTS)
def test_tree_of_excerpt(golden: Callable[[str, str], None], whose: str) -> None:
    edition, keys, choices = EXCERPTS[whose]
    document = load(edition).excerpt(keys, pages=Pages(), **choices)
    golden(f"excerpts/{whose}.txt", outline_of(document.tree))
