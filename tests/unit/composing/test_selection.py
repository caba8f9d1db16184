"""What an excerpt takes with its blocks: the names that its notice needs, the direction that was around them."""

from __future__ import annotations

from typing import Any

import pytest

from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Chapter, Edition, Prose
from outcome_reports.model.excerpt import Excerpt
from outcome_reports.tree import NoteReference, blocks_of, inlines_of, lines_of, own_inlines
from tests.support.parts import HEAD, chapter, row, spotlight
from tests.support.registry import registry


def excerpt(key: str, *chapters: Chapter, **fields: Any) -> Excerpt:
    edition = Edition.model_validate(HEAD | {"registry": registry(), "chapters": chapters} | fields)
    return Selection(edition).excerpt((key,), {})


def test_its_registry_has_the_names_of_its_notice() -> None:
    found = excerpt("IDN", chapter("a", spotlights=(spotlight("IDN"),)), notice=Prose("Not cleared by [[PHL]]."))
    assert "PHL" in found.registry
    assert "Not cleared by the Philippines." in lines_of(compose_excerpt(found).blocks)


def test_a_passage_of_a_row_has_the_direction_of_its_chapter() -> None:
    named = row("R1.1", context=Prose("[[PHL]] spoke."))
    (passage,) = excerpt("PHL", chapter("a", dir="rtl", recommendations=(named,))).passages
    assert (passage.lang, passage.dir) == (None, "rtl")


def test_a_row_that_is_taken_whole_gives_no_passages() -> None:
    named = row("R1.1", to="PHL", context=Prose("[[PHL]] spoke."), recommendation=Prose("[[PHL]] may act."))
    found = excerpt("PHL", chapter("a", recommendations=(named,)))
    assert (len(found.addressed), found.passages) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        "[[PHL]] spoke.[^1]\n\n[^1]: Beside [[IOM]].",
        "[[PHL]] spoke,[^a] *and sang.*[^b]\n\n[^a]: Once.\n\n[^b]: Twice.",
        "* [[PHL]] spoke.[^1]\n\n[^1]: Once.",
    ],
)
def test_notes_are_left_out_with_their_marks(text: str) -> None:
    found = excerpt("PHL", chapter("a", introduction=Prose(text)))
    document = compose_excerpt(found, frozenset({"notes"}))
    assert "notes" in {block.id for block in compose_excerpt(found).blocks}
    assert "notes" not in {block.id for block in document.blocks}
    inlines = [inline for block in blocks_of(document.blocks) for inline in inlines_of(own_inlines(block))]
    assert not [inline for inline in inlines if isinstance(inline, NoteReference)]


def test_the_annex_has_the_first_sentences_as_if_there_were_no_more() -> None:
    texts = (
        "Share since 2024[^1] with [[GCM]].[^1] Ask [[IOM]].[^2]\n\n- [[NGO]]\n\n[^1]: By [[NGO]].\n\n[^2]: All.",
        "Ask [[IOM]] and [[NGO]], e.g. as [[GCM]] says. Then rest.",
    )
    rows = [row(f"R1.{n}", to="members", recommendation=Prose(text)) for n, text in enumerate(texts, start=1)]
    given = chapter("a", spotlights=(spotlight("IDN"),), recommendations=tuple(rows))
    document = compose_excerpt(excerpt("IDN", given))
    assert "notes" not in {block.id for block in document.blocks}
    assert [line for line in lines_of(document.blocks) if line.startswith(("Share", "Ask"))] == [
        "Share since 2024 with the Global Compact for Migration (GCM).",
        "Ask International Organization for Migration (IOM) and non-governmental organisation (NGO), "
        "e.g. as the GCM says.",
    ]


def test_a_name_that_only_a_left_out_note_has_is_not_introduced_by_it() -> None:
    text = "[[PHL]] spoke.[^1]\n\nSo did [[IOM]] of [[PHL]].\n\n[^1]: Beside [[IOM]]."
    found = excerpt("PHL", chapter("a", introduction=Prose(text)))
    first = "So did International Organization for Migration (IOM) of the Philippines."
    assert first in lines_of(compose_excerpt(found, frozenset({"notes"})).blocks)
    assert first not in lines_of(compose_excerpt(found).blocks)
