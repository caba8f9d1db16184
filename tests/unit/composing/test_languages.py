"""Language and direction of parts, blocks and words on their way into documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from outcome_reports.composing.composer import Composer
from outcome_reports.composing.documents import brief, event_summary, statement
from outcome_reports.composing.documents.excerpt_document import compose_excerpt
from outcome_reports.composing.selection import Selection
from outcome_reports.model import Edition, Prose
from outcome_reports.tree import (
    AnyBlock,
    Document,
    Paragraph,
    Span,
    blocks_of,
    inline_text,
    inlines_of,
    inner_blocks,
    lines_of,
    own_inlines,
)
from tests.support.parts import HEAD, chapter, row, spotlight
from tests.support.registry import registry

TITLE = {"title": "T"}
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


def test_texts_and_notes_keep_their_language_and_its_grammar_in_every_document() -> None:
    languages: dict[str, str] = {}

    def text(lang: str) -> Prose:
        word, note = f"text{len(languages)}", f"note{len(languages)}"
        languages.update({word: lang, note: lang})
        return Prose(f"{word} [[PHL]].[^1] [[RSO|short]].\n\n[^1]: {note} [[PHL]].")

    own = {**TITLE, "id": "own", "lang": "et", "numbered": True}
    content = {
        "chapters": (
            chapter(
                "a",
                lang="fr",
                introduction=text("fr"),
                spotlights=(
                    spotlight("IDN", text=text("fr"), highlight=True),
                    spotlight("IDN", id="b", lang="es", text=text("es"), highlight=True),
                ),
                recommendations=(
                    row("R1.1", context=text("fr"), recommendation=text("fr")),
                    row("R1.2", lang="de", context=text("de"), recommendation=text("de")),
                    row("R1.3", to="members", context=text("fr"), recommendation=text("fr")),
                ),
            ),
            chapter("c", lang="lv", summary=text("lv")),
        ),
        "foreword": {**TITLE, "lang": "da", "text": text("da"), "signatories": [{"name": "A", "office": "B"}]},
        "overview": {
            **TITLE,
            "lang": "it",
            "introduction": text("it"),
            "findings": (text("it"),),
            "parts": [{**TITLE, "id": "p", "text": text("it"), "points": [{**TITLE, "text": text("it")}]}],
        },
        "insights": {**TITLE, "lang": "sv", "insights": [{**TITLE, "id": "i", "text": text("sv")}]},
        "looking_ahead": {**TITLE, "lang": "fi", "text": text("fi")},
        "participation": {
            **TITLE,
            "lang": "pl",
            "introduction": text("pl"),
            "lists": [{**TITLE, "id": "l", "participants": ["IDN"]}],
        },
        "parts": ({**own, "text": text("et"), "recommendations": (row("R3.1", recommendation=text("et")),)},),
        "sections": ("overview", "glance", "foreword", "insights", "chapters", "own", "looking-ahead", "participation"),
    }
    whole = edition(**content)
    documents = (
        statement.compose(whole),
        event_summary.compose(event_summary.content(whole)),
        brief.compose(brief.content(whole)),
        *(compose_excerpt(Selection(whole).excerpt((key,), {})) for key in ("IDN", "PHL")),
    )
    found = [dict(spoken(document.blocks, document.lang)) for document in documents]
    assert [{word: said[word] for word in said if languages[word] != said[word]} for said in found] == [{}] * 5
    assert set().union(*found) == set(languages)
    for document in documents:
        lines = [line for line in lines_of(document.blocks) if re.match("text|note", line)]
        assert all(" the " not in line.replace("of the Philippines", "") for line in lines), lines


def spoken(blocks: Iterable[AnyBlock], around: str) -> Iterator[tuple[str, str]]:
    """Each word of a text or a note that is counted, with the language in which it is read aloud."""
    for block in blocks:
        language = block.lang or around
        for word in re.findall(r"(?:text|note)\d+", inline_text(own_inlines(block))):
            yield word, language
        yield from spoken(inner_blocks(block), language)


def test_names_follow_the_grammar_of_the_words_around_them() -> None:
    one = Composer(edition(), "T", "R")
    source = (
        "In [[PHL]], [à [[PHL]]]{lang=fr}, in [[PHL]].[^1]\n\n"
        "::: {lang=fr}\nÀ [[PHL]],[^2] [in [[PHL]]]{lang=en-AU}, à [[PHL]].\n\n- *À [[PHL]]*\n:::\n\n"
        "In [[PHL]].\n\n[^1]: In [[PHL]].\n\n[^2]: In [[PHL]]."
    )
    assert list(lines_of(one.prose(Prose(source)), marks=False)) == [
        "In the Philippines, à Philippines, in the Philippines.",
        "À Philippines, in the Philippines, à Philippines.",
        "À Philippines",
        "In the Philippines.",
    ]
    assert [*lines_of(one.notes)][1::2] == ["In the Philippines."] * 2
    assert {note.lang for note in one.notes} == {None}


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
