"""Finished pages as a designer judges them: nothing overflows, nothing is torn, no page is nearly empty."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import outcome_reports as outr
from outcome_reports.branding.brand import Brand
from outcome_reports.composing.documents.registry import OF_EDITION
from outcome_reports.reading import read_brand
from outcome_reports.tree import lines_of
from tests.layout import judging
from tests.layout.contrast import low_contrasts
from tests.layout.page_reading import pages_of
from tests.layout.shuffling import shuffled
from tests.support.tag_tree import characters, tags_of

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "fourth-2026 statement rso",
    "third-2025 statement rso",
    "fourth-2026 summary rso",
    "fourth-2026 brief rso",
    "third-2025 summary rso",
    "fourth-2026 IDN rso",
    "fourth-2026 UNODC rso",
    "fourth-2026 PACIFIC rso",
    "fourth-2026 GRC rso",
    "third-2025 PHL rso",
    "fourth-2026 statement coastal-forum",
    "fourth-2026 summary coastal-forum",
    "fourth-2026 IDN coastal-forum",
    "third-2025 statement coastal-forum",
    "shuffled-1 statement rso",
    "shuffled-2 statement rso",
    "shuffled-3 statement coastal-forum",
)


@functools.cache
def brand(name: str) -> Brand:
    return read_brand(name, ROOT / "examples")


@functools.cache
def document(name: str) -> outr.OutcomeDocument:
    edition_name, kind, brand_name = name.split()
    if edition_name.startswith("shuffled"):
        content = shuffled(outr.load(ROOT / "content" / "fourth-2026").content, int(edition_name.partition("-")[2]))
    else:
        content = outr.load(ROOT / "content" / edition_name).content
    edition = outr.LoadedEdition(content, brand(brand_name))
    return edition.make(kind) if kind in OF_EDITION else edition.excerpt(kind, pages={})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_have_none_of_the_faults(name: str) -> None:
    made = document(name)
    pages, lines = pages_of(made.to_pdf()), list(lines_of(made.tree.blocks))
    assert all(page.blocks for page in pages)
    found = [
        *judging.overflowing(pages),
        *judging.empty_pages(pages),
        *judging.headings_at_foot(pages),
        *judging.single_lines(pages, lines),
        *judging.broken_words(pages, lines),
        *judging.torn_rows(pages),
        *judging.unmarked_continuations(pages, made.tree.labels["continued"]),
        *judging.coarse_pictures(pages),
        *low_contrasts(made.to_pdf()),
    ]
    assert found == []


def test_two_brands_differ_in_looks_alone() -> None:
    """Same words in the same order under the same tags; colours, fonts and sizes are others."""
    first, second = (document(f"fourth-2026 statement {name}") for name in ("rso", "coastal-forum"))
    assert first.text == second.text
    ours, theirs = (pages_of(one.to_pdf()) for one in (first, second))
    assert _structure(first) == _structure(second)
    assert not judging.colours(ours) & judging.colours(theirs) - {(255, 255, 255)}
    assert judging.sizes(ours) != judging.sizes(theirs)


def _structure(made: outr.OutcomeDocument) -> list[tuple[str, str, str]]:
    return [(tag.type, tag.id, characters(tag.own_text)) for tag in tags_of(made.to_pdf()).all()]
