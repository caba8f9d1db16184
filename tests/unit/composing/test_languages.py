"""Language and direction of parts, blocks and words on their way into documents."""

from __future__ import annotations

from typing import Any

from outcome_reports.composing.documents import statement
from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import Document, Paragraph, Span, blocks_of, inlines_of
from tests.support.parts import HEAD, chapter, row, spotlight
from tests.support.registry import registry

CHAPTER = chapter(
    "a",
    lang="fr",
    introduction=Prose("Un [word]{lang=en}.\n\n::: {lang=ar}\nكتب [[PHL]].\n\n- بند\n:::"),
    spotlights=(spotlight("IDN"), spotlight("PHL", lang="he", dir="ltr")),
    recommendations=(row("R1.1", dir="rtl"),),
)


def edition(**fields: Any) -> Edition:
    return Edition.model_validate(HEAD | {"registry": registry(), "chapters": (CHAPTER,)} | fields)


def languages(document: Document) -> dict[str, tuple[str | None, str | None]]:
    return {block.id: (block.lang, block.dir) for block in blocks_of(document.blocks) if block.lang or block.dir}


def test_parts_and_blocks_say_their_language() -> None:
    document = statement.compose(edition())
    assert languages(document) == {
        "a": ("fr", None),
        "a-p2": ("ar", None),
        "a-p3": ("ar", None),
        "a-phl": ("he", "ltr"),
        "": (None, "rtl"),  # both cells of the recommendation
    }
    (span,) = [
        inline
        for block in blocks_of(document.blocks)
        if isinstance(block, Paragraph)
        for inline in inlines_of(block.children)
        if isinstance(inline, Span) and inline.lang
    ]
    assert span.lang == "en"


def test_an_edition_has_the_direction_of_its_language_or_its_own() -> None:
    assert statement.compose(edition()).dir == "ltr"
    assert statement.compose(edition(direction="rtl")).dir == "rtl"


def test_excerpts_keep_the_language_that_was_around() -> None:
    indonesia = compose_excerpt(Selection(edition()).excerpt(("IDN",), {}))
    assert languages(indonesia)["a-idn"] == ("fr", None)
    assert languages(indonesia)[""] == ("fr", "rtl")
    philippines = compose_excerpt(Selection(edition()).excerpt(("PHL",), {}))
    assert languages(philippines)["a-phl"] == ("he", "ltr")
    assert languages(philippines)["passage-1-a-p2-text"] == ("ar", None)
